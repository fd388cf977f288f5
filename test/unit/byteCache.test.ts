import { jest } from '@jest/globals';
import fc from 'fast-check';
import { currentRequest } from '../../src/database/requestLimits.ts';
import type { Answer, Resource } from '../../src/delivery/cache/answer.ts';
import { openByteCache } from '../../src/delivery/cache/cache.ts';
import { entryOf, type Entry } from '../../src/delivery/cache/entry.ts';

const answerOf = (body: string, tags: readonly string[] = [], more: Partial<Answer> = {}): Answer => ({
  status: 200,
  contentType: 'application/json',
  body,
  tags,
  freshness: { sMaxAge: 60, staleWhileRevalidate: 30, staleIfError: 300 },
  ...more,
});

/** A cache whose node is current until told otherwise, and a clock that stands still. */
function openTestCache({ maxBytes = 2 ** 20 } = {}) {
  const node = { isCurrent: true, isThere: true, now: 0 };
  const cache = openByteCache({
    maxBytes,
    isCurrent: () => node.isCurrent,
    isThere: () => node.isThere,
    clock: () => node.now,
  });
  const read = (key: string, answer: Resource['answer']): Promise<Entry> =>
    cache.read({ key, answer }, (given) => entryOf(key, given, false, { isHttps: false }));
  return { node, cache, read };
}

const textOf = ({ coded }: Entry): string => coded.identity.body.toString();

/** An answer that comes when it is told to. */
function slowly() {
  let asked = 0;
  const waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void }[] = [];
  return {
    answer: (): Promise<Answer> => {
      asked += 1;
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    come: (body: string, tags: readonly string[] = []): void => waiting.shift()?.resolve(answerOf(body, tags)),
    fail: (): void => waiting.shift()?.reject(new Error('The database is away.')),
    asked: () => asked,
  };
}

describe('a read that hangs', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('is given up with those who wait, if the database was away, and made anew once it is back', async () => {
    const { read, node } = openTestCache();
    const story = slowly();
    let left: AbortSignal | undefined;
    node.isThere = false;
    const hanging = read('a', () => {
      ({ left } = currentRequest());
      return story.answer();
    });
    const isGivenUp = expect(hanging).rejects.toMatchObject({ name: 'DatabaseAway' });
    await jest.advanceTimersByTimeAsync(1_000);
    // Back in between: the driver still waits for the server that stood still.
    node.isThere = true;
    await jest.advanceTimersByTimeAsync(1_000);
    await isGivenUp;
    expect(left?.aborted).toBe(true);
    expect(textOf(await read('a', async () => answerOf('the story')))).toBe('the story');
  });

  it('goes on as long as the database is there', async () => {
    const { read } = openTestCache();
    const story = slowly();
    const slow = read('a', story.answer);
    await jest.advanceTimersByTimeAsync(9_000);
    story.come('a long list');
    expect(textOf(await slow)).toBe('a long list');
  });
});

describe('computing', () => {
  it('is done once for all who ask at the same time, and not again while the answer is kept', async () => {
    const { read } = openTestCache();
    const story = slowly();
    const readers = [read('a', story.answer), read('a', story.answer), read('a', story.answer)];
    story.come('the story');
    expect((await Promise.all(readers)).map(textOf)).toEqual(['the story', 'the story', 'the story']);
    await read('a', story.answer);
    expect(story.asked()).toBe(1);
  });

  it('is given up once all who waited have left, and made anew for who asks then', async () => {
    const { cache } = openTestCache();
    const signals: AbortSignal[] = [];
    const ask = (left: AbortSignal): Promise<Entry> =>
      cache.read(
        {
          key: 'a',
          answer: () =>
            new Promise((resolve, reject) => {
              const { left } = currentRequest();
              signals.push(left!);
              left?.addEventListener('abort', () => reject(left.reason as Error));
              if (signals.length > 1) resolve(answerOf('the story'));
            }),
        },
        (given) => entryOf('a', given, false, { isHttps: false }),
        left,
      );
    const [one, other, third] = [new AbortController(), new AbortController(), new AbortController()];
    const both = [ask(one.signal), ask(other.signal)];
    one.abort();
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
    other.abort();
    expect(textOf(await ask(third.signal))).toBe('the story');
    expect((await Promise.allSettled(both)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });

  it('that fails is kept for nobody, and the next one tries again', async () => {
    const { read, cache } = openTestCache();
    const story = slowly();
    const both = [read('a', story.answer), read('a', story.answer)];
    story.fail();
    expect((await Promise.allSettled(both)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const next = read('a', story.answer);
    story.come('the story');
    expect(textOf(await next)).toBe('the story');
    expect(cache.figures()).toMatchObject({ entries: 1, underWay: 0 });
  });

  it('that fails before it waits for anything is no different', async () => {
    const { read } = openTestCache();
    const broken = () => {
      throw new Error('A mistake of ours.');
    };
    await expect(read('a', broken)).rejects.toThrow('A mistake of ours.');
    expect(textOf(await read('a', async () => answerOf('well')))).toBe('well');
  });
});

describe('a change', () => {
  it('lets go of what has its tag, and of nothing else', async () => {
    const { read, cache } = openTestCache();
    await read('story', async () => answerOf('s', ['story-1', 'list-all']));
    await read('list', async () => answerOf('l', ['list-all']));
    await read('other', async () => answerOf('o', ['story-2']));
    cache.drop(['list-all', 'unknown']);
    expect(['story', 'list', 'other'].map((key) => cache.get(key) !== undefined)).toEqual([false, false, true]);
    cache.clear();
    expect(cache.figures()).toMatchObject({ entries: 0, bytes: 0, dropped: 3 });
  });

  it('while an answer is being made keeps that answer from being kept, if it has the tag', async () => {
    const { read, cache } = openTestCache();
    const [hit, spared] = [slowly(), slowly()];
    const both = [read('hit', hit.answer), read('spared', spared.answer)];
    cache.drop(['story-1']);
    hit.come('from before the kill', ['story-1']);
    spared.come('of another story', ['story-2']);
    // Whoever asked before the change may have what was there before it.
    expect(textOf((await both[0])!)).toBe('from before the kill');
    await both[1];
    expect([cache.get('hit'), cache.get('spared')?.key]).toEqual([undefined, 'spared']);
  });

  it('while an answer is being made has whoever asks later read anew', async () => {
    const { read, cache } = openTestCache();
    const story = slowly();
    const before = read('a', story.answer);
    cache.drop(['story-1']);
    const after = read('a', story.answer);
    expect(story.asked()).toBe(2);
    story.come('before', ['story-1']);
    story.come('after', ['story-1']);
    expect([textOf(await before), textOf(await after)]).toEqual(['before', 'after']);
    expect(textOf(cache.get('a')!)).toBe('after');
  });

  it('that nobody can name lets go of all that is being made', async () => {
    const { read, cache } = openTestCache();
    const story = slowly();
    const before = read('a', story.answer);
    cache.clear();
    story.come('before', ['story-1']);
    await before;
    expect(cache.get('a')).toBeUndefined();
  });

  it('is never survived by what was read before it, in whatever order things happen', async () => {
    type Step = { do: 'ask' | 'write' | 'land' | 'fail'; key: number };
    const step: fc.Arbitrary<Step> = fc.record({
      do: fc.constantFrom('ask', 'ask', 'write', 'land', 'land', 'fail'),
      key: fc.integer({ min: 0, max: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const { read, cache } = openTestCache();
        const truth = [0, 0, 0];
        const landing: (() => Promise<void>)[] = [];
        for (const { do: what, key } of steps) {
          if (what === 'write') {
            truth[key]! += 1;
            cache.drop([`tag-${key}`]);
          } else if (what === 'ask') {
            const asked = truth[key]!;
            const kept = cache.get(`${key}`);
            if (kept) expect(textOf(kept)).toBe(`${asked}`);
            let finish: (isWell: boolean) => void = () => undefined;
            const answer = (): Promise<Answer> => {
              const seen = truth[key]!;
              return new Promise((resolve, reject) => {
                finish = (isWell) =>
                  isWell ? resolve(answerOf(`${seen}`, [`tag-${key}`])) : reject(new Error('away'));
              });
            };
            const got = read(`${key}`, answer).then(
              (entry) => expect(Number(textOf(entry))).toBeGreaterThanOrEqual(asked),
              () => undefined,
            );
            landing.push(async () => {
              finish(true);
              await Promise.race([got, Promise.resolve()]);
            });
            void got;
          } else {
            await landing.shift()?.();
          }
          for (const each of [0, 1, 2]) {
            const kept = cache.get(`${each}`);
            if (kept) expect(textOf(kept)).toBe(`${truth[each]}`);
          }
        }
        for (const land of landing) await land();
      }),
      { numRuns: 300 },
    );
  });
});

describe('a node that may have missed something', () => {
  it('answers nothing from memory and keeps nothing, and goes on with what it has once it knows', async () => {
    const { read, cache, node } = openTestCache();
    await read('a', async () => answerOf('kept', ['story-1']));
    node.isCurrent = false;
    expect(cache.get('a')).toBeUndefined();
    expect(textOf(await read('a', async () => answerOf('read now')))).toBe('read now');
    expect(textOf(await read('b', async () => answerOf('read now')))).toBe('read now');
    // What it missed is told in the end.
    cache.drop(['story-9']);
    node.isCurrent = true;
    expect([textOf(cache.get('a')!), cache.get('b')]).toEqual(['kept', undefined]);
  });

  it('has those who ask at the same moment wait for the same answer, but nobody for one that has long been under way', async () => {
    const { read, node } = openTestCache();
    const story = slowly();
    node.isCurrent = false;
    void read('a', story.answer);
    node.now = 200;
    void read('a', story.answer);
    expect(story.asked()).toBe(1);
    node.now = 400;
    void read('a', story.answer);
    expect(story.asked()).toBe(2);
  });
});

describe('memory', () => {
  const body = 'x'.repeat(10_000);

  it('is bounded in bytes, all codings counted; what was asked for longest ago goes first, and its tags with it', async () => {
    const { read, cache } = openTestCache({ maxBytes: 100_000 });
    for (let each = 0; each < 50; each += 1) {
      const entry = await read(`story-${each}`, async () => answerOf(body, [`tag-${each}`]));
      await read('story-0', async () => answerOf(body, ['tag-0']));
      cache.addCoding(entry, 'br', Buffer.alloc(3_000));
      expect(cache.figures().bytes).toBeLessThanOrEqual(100_000);
    }
    const { entries, evicted } = cache.figures();
    // 10,000 and 3,000 bytes and what goes with them.
    expect([entries >= 5 && entries <= 7, evicted]).toEqual([true, 50 - entries]);
    expect([cache.get('story-0')?.key, cache.get('story-1')]).toEqual(['story-0', undefined]);
    // A tag whose answers are gone lets go of nothing.
    cache.drop(['tag-1', 'tag-2', 'tag-3']);
    expect(cache.figures().dropped).toBe(0);
  });

  it('takes nothing larger than itself, and says nothing of it', async () => {
    const { read, cache } = openTestCache({ maxBytes: 5_000 });
    expect(textOf(await read('large', async () => answerOf(body)))).toBe(body);
    expect(cache.figures()).toMatchObject({ entries: 0, bytes: 0 });
  });

  it('does not take back an answer because it was compressed after a change', async () => {
    const { read, cache } = openTestCache();
    const entry = await read('a', async () => answerOf(body, ['story-1']));
    cache.drop(['story-1']);
    expect(cache.addCoding(entry, 'gzip', Buffer.from('coded')).coded.gzip?.body.toString()).toBe('coded');
    expect(cache.get('a')).toBeUndefined();
  });
});

it('keeps what stands until it changes, and no mistake, fault or private answer', async () => {
  const { read, cache } = openTestCache();
  const kept = async (more: Partial<Answer>): Promise<boolean> => {
    const key = JSON.stringify(more);
    await read(key, async () => answerOf('', [], more));
    return cache.get(key) !== undefined;
  };
  for (const status of [200, 301, 410] as const) expect([status, await kept({ status })]).toEqual([status, true]);
  for (const status of [400, 404, 405, 406, 429] as const)
    expect([status, await kept({ status })]).toEqual([status, false]);
  expect(await kept({ freshness: 'none' })).toBe(false);
});
