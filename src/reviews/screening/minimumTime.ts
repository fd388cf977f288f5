import { hold, pass, type Phase } from './phase.ts';

/** Nobody writes a review in two seconds, or without a form. */
export const minimumTime: Phase = ({ shown, settings }) => {
  if (typeof shown === 'number') return shown < settings.minSeconds ? hold('too-fast') : pass;
  return hold(shown === 'old token' ? 'old-form' : 'no-form');
};
