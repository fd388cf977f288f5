import { jest } from '@jest/globals';
import { performStep } from '../../src/admin/deskApi.ts';

const answer = (status: number, body: object) => ({ ok: status < 400, status, json: async () => body }) as Response;
const refused = (status: number, code: string) => answer(status, { errors: [{ message: 'No.', data: { code } }] });

/** The keys under which an order was sent, where it is answered so. */
async function keysOf(answers: readonly (Response | Error)[], baseVersion: number): Promise<string[]> {
  const keys: string[] = [];
  const fetched = jest.spyOn(globalThis, 'fetch');
  for (const each of answers) {
    fetched.mockImplementationOnce(async (_, sent) => {
      keys.push((sent?.headers as Record<string, string>)['Idempotency-Key']!);
      if (each instanceof Error) throw each;
      return each;
    });
    await performStep('a-story', { name: 'publish', baseVersion });
  }
  fetched.mockRestore();
  return keys;
}

it('sends an order again under its key until it is known whether it was done', async () => {
  const moved = answer(200, { article: null, to: 'published' });
  const lost = [new Error('offline'), refused(503, 'outcome-unknown'), refused(409, 'under-way'), moved];
  const keys = await keysOf([...lost, moved], 3);
  expect(new Set(keys.slice(0, 4)).size).toBe(1);
  expect(keys[4]).not.toBe(keys[0]);
});

it('sends what was refused as a new order', async () => {
  const [first, second] = await keysOf([refused(409, 'conflict'), refused(409, 'conflict')], 4);
  expect(first).toMatch(/^[0-9a-f-]{36}$/);
  expect(second).not.toBe(first);
});
