import { Refusal } from '../../domain/refusal.ts';
import { pass, refuse, type Phase } from './phase.ts';

/** So many from one address, and no more for a while. */
export const rateLimit: Phase = ({ sent, settings }) =>
  sent.count <= settings.perAddress
    ? pass
    : refuse(
        new Refusal('too-many', 'That is a lot at once. Try again in a few minutes.', [], {
          retryAfter: sent.secondsLeft,
        }),
      );
