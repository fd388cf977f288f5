import type { ServerResponse } from 'node:http';
import { ClientLeft, openLeft } from '../../database/requestLimits.ts';

/** Milliseconds. Ending a query costs the connection to the database that it went over: most end by themselves in this time. */
const grace = 100;

let left = 0;

/** Requests whose client had left before it had its answer, since the process began. */
export const clientsThatLeft = (): number => left;

/** Aborted a moment after the client has left without its answer, or by who holds the controller. */
export function abortedOnLeave(res: ServerResponse, controller = openLeft()): AbortSignal {
  res.once('close', () => {
    if (res.writableFinished) return;
    left += 1;
    setTimeout(() => controller.abort(new ClientLeft('The client has left.')), grace).unref();
  });
  return controller.signal;
}
