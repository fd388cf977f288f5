import { jest } from '@jest/globals';
import { moveStory, performStep } from '../../src/admin/deskApi.ts';
import { acceptSuggestion, addComment, openThread } from '../../src/admin/threads/threadApi.ts';

const answer = (status: number, body: object) => ({ ok: status < 400, status, json: async () => body }) as Response;
const refused = (status: number, code: string) => answer(status, { errors: [{ message: 'No.', data: { code } }] });

/** The keys under which an order was sent, where it is answered so. */
async function keysOf(
  answers: readonly (Response | Error)[],
  send: () => Promise<unknown>,
): Promise<(string | undefined)[]> {
  const keys: (string | undefined)[] = [];
  const fetched = jest.spyOn(globalThis, 'fetch');
  for (const each of answers) {
    fetched.mockImplementationOnce(async (_, sent) => {
      keys.push((sent?.headers as Record<string, string>)['Idempotency-Key']);
      if (each instanceof Error) throw each;
      return each;
    });
    await send();
  }
  fetched.mockRestore();
  return keys;
}

const orders: [string, () => Promise<unknown>][] = [
  ['a step', () => performStep('a-story', { name: 'publish', baseVersion: 3 })],
  ['a move to another desk', () => moveStory('a-story', { desk: 'a-desk', reason: 'Theirs.' })],
  ['a new thread', () => openThread('a-story', { kind: 'note', body: 'Well?' })],
  ['a comment', () => addComment('a-thread', 'Well.')],
  ['a suggestion that is taken', () => acceptSuggestion('a-thread', 3)],
];

it.each(orders)('sends %s again under its key until it is known whether it was done', async (_, send) => {
  const moved = answer(200, { article: null, to: 'published' });
  const lost = [new Error('offline'), refused(503, 'outcome-unknown'), refused(409, 'under-way'), moved];
  const keys = await keysOf([...lost, moved], send);
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(new Set(keys.slice(0, 4)).size).toBe(1);
  expect(keys[4]).not.toBe(keys[0]);
});

it.each(orders)('sends %s that was refused as a new order', async (_, send) => {
  const [first, second] = await keysOf([refused(409, 'conflict'), refused(409, 'conflict')], send);
  expect(first).toMatch(/^[0-9a-f-]{36}$/);
  expect(second).not.toBe(first);
});
