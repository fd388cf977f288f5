import { Refusal } from '../../domain/refusal.ts';
import { hold, pass, refuse, type Phase } from './phase.ts';

const wrong = (rule: string, message: string): Refusal =>
  new Refusal('invalid', message, [{ path: 'nonce', rule, message }]);

/** The work the sender's browser was asked to do. A page without JavaScript can't, so what comes without waits for a moderator. */
export const proofOfWork: Phase = ({ proof, settings }) => {
  if (settings.proofBits === 0 || proof === 'good') return pass;
  if (proof === 'missing') return hold('no-proof');
  if (proof === 'spent') return refuse(wrong('spent', 'This challenge was used before. Ask for a new one.'));
  return refuse(wrong('proof', 'This does not solve the challenge, or it is too old. Ask for a new one.'));
};
