/** What pages of the admin ask of Payload besides the API: forms, drawers and lists. Each of them asks who it is, and reads as they may. What a new Payload adds is closed. */
export const offeredServerFunctions: ReadonlySet<string> = new Set([
  'form-state',
  'render-document',
  'render-document-slots',
  'render-field',
  'render-list',
  'table-state',
]);

type Call = { name?: unknown; args?: unknown };
type ErrorAnswer = { errors: { message: string }[] };
const errorAnswer = (message: string): ErrorAnswer => ({ errors: [{ message }] });

const isCall = (call: unknown): call is { name: string; args: Record<string, unknown> } => {
  const { name, args } = (call ?? {}) as Call;
  return typeof name === 'string' && typeof args === 'object' && args !== null && !Array.isArray(args);
};

/**
 * Calls one of Payload's server functions. Payload looks a name up in an object, where every object's own are found too, and throws what
 * Next answers with 500. A redirect would have the server fetch a page from itself, with the cookies of who asks.
 */
export async function callServerFunction<T>(
  call: unknown,
  ask: (call: { name: string; args: Record<string, unknown> }) => Promise<T>,
  tell: (error: unknown) => void | Promise<void>,
): Promise<T | ErrorAnswer> {
  if (!isCall(call) || !offeredServerFunctions.has(call.name)) return errorAnswer('There is no such server function.');
  try {
    return await ask({ name: call.name, args: call.args });
  } catch (error) {
    const { digest, status } = error as { digest?: unknown; status?: unknown };
    const isAnswer = typeof digest === 'string' || (typeof status === 'number' && status < 500);
    if (!isAnswer) await tell(error);
    return errorAnswer(isAnswer ? 'This is not there, or not for you.' : 'Something went wrong.');
  }
}
