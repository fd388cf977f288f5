import { sendBranch, sendOrder } from '../saving/newsroom.ts';
import { sendLeftovers, type Sent } from '../saving/outbox.ts';
import { browserParts, copiesOf, ifNoTab } from './device.ts';

/** Sends what earlier pages of this person left on this device. Rejects where the browser keeps nothing. */
export async function sendWhatIsLeft(user: string): Promise<Sent[]> {
  const send = sendOrder(user);
  const parts = { ...browserParts, send, keepBranch: sendBranch(user), alone: ifNoTab(user) };
  return sendLeftovers(user, { ...parts, copies: await copiesOf(user) });
}
