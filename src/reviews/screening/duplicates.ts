import { Refusal } from '../../domain/refusal.ts';
import { hold, pass, refuse, spam, type Phase } from './phase.ts';

/** The same text again: a button pressed twice, or one advertisement sent from everywhere. */
export const duplicates: Phase = ({ same }) => {
  const message = 'You have sent this already.';
  if (same.byAddress) return refuse(new Refusal('invalid', message, [{ path: 'text', rule: 'duplicate', message }]));
  if (same.byOthers >= 3) return spam('repeated');
  return same.byOthers > 0 ? hold('repeated') : pass;
};
