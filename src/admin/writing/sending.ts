import type { Kind } from '../kinds/kind.ts';
import { sendBranch, sendOrder, sendTaken } from '../saving/newsroom.ts';
import type { SaverParts } from '../saving/saver.ts';

type Sending = Pick<SaverParts, 'send' | 'keepBranch' | 'closeBranch' | 'merges'>;

/** How what this person writes comes into the newsroom; of a kind that is not merged nothing is kept beside it. */
export const sendingOf =
  (user: string) =>
  (kind: Kind): Sending => {
    const send = sendOrder(user, kind);
    if (!kind.merges) return { send, merges: false, closeBranch: async () => undefined };
    return { send, merges: true, keepBranch: sendBranch(user, kind), closeBranch: sendTaken(user, kind) };
  };
