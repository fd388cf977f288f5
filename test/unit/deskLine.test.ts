import {
  openConnection,
  type Heard,
  type News,
  type Open,
  type Present,
  type WatchedFacts,
} from '../../src/admin/live/connection.ts';

/** One connection for all pages of a browser, with a browser that is none: its time is turned by hand. */
function openBrowser(answers: (readonly string[] | WatchedFacts | 'ended' | 'failed')[] = []) {
  const timers: { at: number; then: () => void }[] = [];
  const said: string[] = [];
  const been: string[] = [];
  const people: [page: string, story: string, names: string][] = [];
  const told: [page: string, news: News['name'], story?: string][] = [];
  const streams: (Heard & { isClosed: boolean })[] = [];
  let now = 0;
  const line = openConnection({
    open: (heard) => {
      const stream = { ...heard, isClosed: false };
      streams.push(stream);
      return { close: () => void (stream.isClosed = true) };
    },
    say: (watch) => {
      said.push(watch.join(' '));
      const answer = answers.shift() ?? [];
      return Promise.resolve(Array.isArray(answer) ? { gone: answer, people: [] } : (answer as WatchedFacts));
    },
    be: (open) => Promise.resolve(been.push(open.map(({ story, mode }) => `${story} ${mode}`).join(', '))),
    tell: (page, { name, story, people: present }) =>
      name === 'people'
        ? people.push([page ?? 'all', story!, present!.map((each) => each.name).join(', ')])
        : told.push([page ?? 'all', name, ...(story ? [story] : [])] as never),
    after: (ms, then) => {
      const timer = { at: now + ms, then };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0);
    },
    now: () => now,
  });
  const pass = async (ms: number): Promise<void> => {
    now += ms;
    for (const timer of timers.filter(({ at }) => at <= now)) {
      timers.splice(timers.indexOf(timer), 1);
      timer.then();
    }
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  const open = async (): Promise<void> => {
    streams.at(-1)!.onOpen();
    await pass(0);
  };
  return {
    line,
    pass,
    open,
    said,
    told,
    been,
    people,
    streams,
    living: () => streams.filter(({ isClosed }) => !isClosed).length,
  };
}

it('has one connection for all pages, says what all of them show, and has each read anew once it is said', async () => {
  const browser = openBrowser();
  browser.line.watch('desk', ['my-desk', 'a']);
  browser.line.watch('list', ['list', 'a', 'b']);
  await browser.pass(50);
  await browser.open();
  expect(browser.living()).toBe(1);
  expect(browser.said).toEqual(['a b list my-desk']);
  expect(browser.told).toEqual([['all', 'reset']]);
  browser.line.watch('other', ['list']);
  await browser.pass(50);
  // Nothing new to say, but that page may have missed something.
  expect(browser.said).toHaveLength(1);
  expect(browser.told.slice(1)).toEqual([['other', 'reset']]);
  expect(browser.living()).toBe(1);
});

it('does not have a page read anew because other stories stand on it now, but tells it which are gone already', async () => {
  const browser = openBrowser([[], ['c']]);
  browser.line.watch('list', ['list', 'a']);
  await browser.pass(50);
  await browser.open();
  browser.line.watch('list', ['list', 'b', 'c']);
  await browser.pass(50);
  expect(browser.said).toEqual(['a list', 'b c list']);
  expect(browser.told).toEqual([
    ['all', 'reset'],
    ['all', 'gone', 'c'],
  ]);
});

it('comes back by itself, ever later, and has all pages read anew', async () => {
  const browser = openBrowser();
  browser.line.watch('list', ['list']);
  await browser.pass(50);
  browser.streams[0]!.onFailure();
  await browser.pass(2_000);
  browser.streams[1]!.onFailure();
  await browser.pass(2_000);
  expect(browser.streams).toHaveLength(2);
  await browser.pass(2_000);
  expect(browser.streams).toHaveLength(3);
  await browser.open();
  expect(browser.told).toEqual([['all', 'reset']]);
});

it.each<[string, (browser: ReturnType<typeof openBrowser>) => void]>([
  ['the newsroom says so', ({ streams }) => streams[0]!.onEnd()],
  ['nobody is signed in', ({ line }) => line.watch('list', ['list', 'a'])],
])('ends with the session when %s, until a page comes', async (_, end) => {
  const browser = openBrowser([[], 'ended']);
  browser.line.watch('list', ['list']);
  await browser.pass(50);
  await browser.open();
  end(browser);
  await browser.pass(120_000);
  expect(browser.living()).toBe(0);
  expect(browser.streams).toHaveLength(1);
  browser.line.watch('new', ['list']);
  await browser.pass(50);
  expect(browser.living()).toBe(1);
});

it('ends a while after the last page, or when a page was killed long ago', async () => {
  const browser = openBrowser();
  browser.line.watch('list', ['list']);
  browser.line.watch('killed', ['my-desk']);
  await browser.pass(50);
  await browser.open();
  await browser.pass(300_001);
  browser.line.watch('list', ['list']);
  await browser.pass(50);
  expect(browser.said.at(-1)).toBe('list');
  browser.line.leave('list');
  await browser.pass(50);
  expect(browser.living()).toBe(1);
  await browser.pass(5_000);
  expect(browser.living()).toBe(0);
});

const reading = (story: string): Open => ({ story, mode: 'viewing', device: 'desk' });
const present = (name: string): Present => ({ user: name, name, mode: 'viewing', devices: ['desk'] });

it('says what its pages have open, at once when that changes, every 15 seconds while something is, and then no more', async () => {
  const browser = openBrowser();
  browser.line.watch('desk', ['my-desk']);
  await browser.pass(50);
  await browser.open();
  await browser.pass(60_000);
  expect(browser.been).toEqual([]);
  browser.line.watch('one', ['a'], reading('a'));
  await browser.pass(50);
  browser.line.watch('two', ['b'], { story: 'b', mode: 'editing', device: 'desk' });
  await browser.pass(50);
  expect(browser.been).toEqual(['a viewing', 'a viewing, b editing']);
  // The same said again is no news.
  browser.line.watch('one', ['a'], reading('a'));
  await browser.pass(50);
  expect(browser.been).toHaveLength(2);
  await browser.pass(15_000);
  await browser.pass(15_000);
  expect(browser.been.slice(2)).toEqual(['a viewing, b editing', 'a viewing, b editing']);
  browser.line.leave('one');
  browser.line.leave('two');
  await browser.pass(50);
  await browser.pass(60_000);
  expect(browser.been.slice(4)).toEqual(['']);
});

it('says what is open again once it is back after a break', async () => {
  const browser = openBrowser();
  browser.line.watch('one', ['a'], reading('a'));
  await browser.pass(50);
  await browser.open();
  browser.streams[0]!.onFailure();
  await browser.pass(2_000);
  await browser.open();
  expect(browser.been).toEqual(['a viewing', 'a viewing']);
});

it('tells who is in a story: what is known already to a page that begins, and who left during a break', async () => {
  const inA = { gone: [], people: [{ story: 'a', people: [present('Leyla')] }] };
  const browser = openBrowser([inA, []]);
  browser.line.watch('one', ['a']);
  await browser.pass(50);
  await browser.open();
  browser.streams[0]!.onNews({ name: 'people', story: 'a', people: [present('Leyla'), present('Orxan')] });
  browser.line.watch('two', ['a']);
  await browser.pass(50);
  expect(browser.people).toEqual([
    ['all', 'a', 'Leyla'],
    ['all', 'a', 'Leyla, Orxan'],
    ['two', 'a', 'Leyla, Orxan'],
  ]);
  browser.line.watch('two', ['a', 'b']);
  await browser.pass(50);
  expect(browser.people.at(-1)).toEqual(['all', 'a', '']);
});
