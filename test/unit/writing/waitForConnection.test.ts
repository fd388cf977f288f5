import { waitingFetch } from '../../../src/admin/writing/waitForConnection.ts';

type Answer = Response | Error | DOMException;

const page = (text: string, status = 200): Response =>
  new Response(text, { status, headers: { 'Content-Type': 'text/x-component' } });
const noAnswer = (): Error => new TypeError('Failed to fetch');
const breaksOff = (): Response =>
  new Response(
    new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('half of the pa')),
      pull: (controller) => controller.error(new TypeError('network error')),
    }),
  );

/** A newsroom that answers one after the other of these, the last one for ever. */
function open(...answers: Answer[]) {
  const asked: string[] = [];
  const waiting: number[] = [];
  const rests: number[] = [];
  const fetchPage = waitingFetch({
    fetch: async (input) => {
      const next = (answers.length > 1 ? answers.shift() : answers[0])!;
      asked.push(String(input as string));
      if (next instanceof Response) return next;
      throw next;
    },
    rest: async (ms) => void rests.push(ms),
    onWaiting: (count) => waiting.push(count),
  });
  return { fetchPage, asked, waiting, rests };
}

const ofRouter = { headers: { RSC: '1' } };

it.each([
  ['does not answer', [noAnswer(), noAnswer()]],
  ['says that it is stopping, or its proxy that it is gone', [page('', 503), page('', 502), page('', 504)]],
  ['breaks off in the middle of the page', [breaksOff()]],
])('waits with what the router asks for while the newsroom %s', async (_how, before) => {
  const { fetchPage, waiting, asked } = open(...before, page('The story'));
  expect(await (await fetchPage('/admin', ofRouter)).text()).toBe('The story');
  expect(asked).toHaveLength(before.length + 1);
  expect(waiting).toEqual([1, 0]);
});

it('asks less and less often, at most every three seconds', async () => {
  const { fetchPage, rests } = open(...Array.from({ length: 6 }, noAnswer), page('The story'));
  await fetchPage('/admin', ofRouter);
  expect(rests).toEqual([500, 1_000, 2_000, 3_000, 3_000, 3_000]);
});

it.each([200, 401, 404, 500])('hands on an answer of %i at once, with its address', async (status) => {
  const answer = page('What it says', status);
  Object.defineProperties(answer, { url: { value: 'http://newsroom/admin/login' }, redirected: { value: true } });
  const { fetchPage, waiting } = open(answer);
  expect(await fetchPage('/admin', ofRouter)).toMatchObject({
    ...{ status, url: 'http://newsroom/admin/login', redirected: true },
  });
  expect(waiting).toEqual([]);
});

it.each([
  ['a save', '/api/articles/1', { method: 'PATCH' }],
  ['a server action', '/admin', { method: 'POST', headers: { 'Next-Action': '1' } }],
  ['what is fetched ahead', '/admin', { headers: { RSC: '1', 'Next-Router-Prefetch': '1' } }],
])('does not hold %s', async (_what, path, init) => {
  const { fetchPage, asked } = open(noAnswer());
  await expect(fetchPage(path, init)).rejects.toThrow('Failed to fetch');
  expect(asked).toHaveLength(1);
});

it('ends when it is called off', async () => {
  const stopping = new AbortController();
  const aborted = new DOMException('Aborted', 'AbortError');
  const { fetchPage, asked, waiting } = open(noAnswer(), aborted);
  await expect(fetchPage('/admin', { ...ofRouter, signal: stopping.signal })).rejects.toThrow('Aborted');
  expect(asked).toHaveLength(2);
  expect(waiting).toEqual([1, 0]);
});
