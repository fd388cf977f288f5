import { pass, spam, type Phase } from './phase.ts';

/** A field that no person sees, filled in. */
export const honeypot: Phase = ({ website }) => (website ? spam('honeypot') : pass);
