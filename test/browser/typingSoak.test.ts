import type { BrowserContext, Page } from 'playwright-core';
import { openBrowserNewsroom, signInAt, type BrowserNewsroom } from '../support/browser.ts';
import { move } from '../support/desk.ts';
import { completeCopy, password, signIn, type Client, type Newsroom } from '../support/newsroom.ts';
import { seeded } from '../support/seeded.ts';
import { found, pick, whereabouts } from '../support/soak.ts';
import { bodyOf, fieldIn, isWritable, light, pasteText, toTheEnd, writable } from '../support/writing.ts';

/** `npm run soak -- typing` sets both. */
const seconds = Number(process.env.SOAK_SECONDS ?? 120);
const seed = Number(process.env.SOAK_SEED ?? 20);

let desk: BrowserNewsroom<Newsroom>;
let writer: Client;
let chief: Client;

beforeAll(async () => {
  desk = await openBrowserNewsroom('browser-soak');
  writer = await signIn(desk.url, desk.newsroom.staff.correspondent.email);
  chief = await signIn(desk.url, desk.newsroom.staff['section-editor'].email);
});
afterAll(async () => desk?.close());

/** One story at one browser, and what was typed into it, in order. */
type Writing = { context: BrowserContext; page: Page; id: string; keys: { body: string[]; note: string[] } };

/** Somebody else saved while the page was away, and has the story now: one takes it over. */
async function takeBack(page: Page): Promise<void> {
  for (let tries = 0; tries < 40; tries += 1) {
    if (await isWritable(page)) return;
    const take = page.getByRole('button', { name: 'Take over' }).first();
    if (await take.isVisible()) await take.click({ timeout: 2_000 }).catch(() => undefined);
    await page.waitForTimeout(500);
  }
  await writable(page);
}

/** Puts the caret where one types. Without a connection a story that somebody else has cannot be taken back: one goes where there is one. */
async function standIn({ context, page }: Writing, enter: () => Promise<void>): Promise<void> {
  for (let tries = 0; tries < 6; tries += 1) {
    page.setDefaultTimeout(4_000);
    const came = await takeBack(page)
      .then(enter)
      .then(() => true)
      .catch(() => false);
    page.setDefaultTimeout(30_000);
    if (came) return;
    await context.setOffline(false);
  }
  throw new Error('The story takes no text.');
}

async function openStory({ page, id }: Writing): Promise<void> {
  await page.goto(`/admin/collections/articles/${id}`);
  await takeBack(page);
  await bodyOf(page).waitFor();
}

/** Somebody else has saved, and this text waits beside it: it is saved over theirs, which stays in the versions. */
async function settleConflict({ page }: Writing): Promise<void> {
  const mine = page.getByRole('button', { name: 'Save mine over it' });
  if (await mine.isVisible()) await mine.click({ timeout: 2_000 }).catch(() => undefined);
}

let count = 0;
const nextKey = (): string => `k${(count += 1)}.`;

/** What one types or pastes at a place of the page: how one gets there, what it takes, and what it shows then. */
type Place = {
  enter: () => Promise<unknown>;
  put: (...keys: string[]) => Promise<unknown>;
  shown: () => Promise<string>;
};

/**
 * Writes until it stands on the page: one that a colleague's act has just made a page to read takes nothing, and shows that. A key that a page for
 * writing took and does not show is counted, and missed in the end.
 */
async function write(writing: Writing, into: string[], keyCount: number, place: (page: Page) => Place): Promise<void> {
  for (let tries = 0; tries < 6; tries += 1) {
    const { enter, put, shown } = place(writing.page);
    await standIn(writing, async () => void (await enter()));
    const keys = Array.from({ length: keyCount }, nextKey);
    await put(...keys);
    let standing: string[] = [];
    for (let looks = 0; looks < 20 && standing.length < keyCount; looks += 1) {
      if (looks > 0) await writing.page.waitForTimeout(100);
      const text = await shown();
      standing = keys.filter((key) => text.includes(key));
    }
    const isRead = !(await isWritable(writing.page));
    into.push(...(isRead ? standing : keys));
    if (!isRead || standing.length > 0) return;
  }
  throw new Error('The story takes no text.');
}

const inBody = (page: Page): Pick<Place, 'enter' | 'shown'> => ({
  enter: () => toTheEnd(page),
  shown: async () => (await bodyOf(page).textContent()) ?? '',
});

const acts = {
  type: (writing: Writing) =>
    write(writing, writing.keys.body, 1, (page) => ({ ...inBody(page), put: (key) => page.keyboard.type(` ${key}`) })),
  paste: (writing: Writing) =>
    write(writing, writing.keys.body, 2, (page) => ({
      ...inBody(page),
      put: (first, second) => pasteText(page, ` ${first}\n\n${second}`),
    })),
  note: (writing: Writing) =>
    write(writing, writing.keys.note, 1, (page) => ({
      enter: async () => (await fieldIn(page, 'editorialNote')).click(),
      put: async (key) => {
        await page.keyboard.press('Control+End');
        await page.keyboard.type(` ${key}`);
      },
      shown: () => page.locator('#field-editorialNote').inputValue(),
    })),
  drop: async ({ context, page }: Writing, random: () => number) => {
    await context.setOffline(true);
    await page.waitForTimeout(500 + random() * 2_500);
    await context.setOffline(false);
  },
  typeOffline: async (writing: Writing, random: () => number) => {
    await writing.context.setOffline(true);
    await acts.type(writing);
    await acts.note(writing);
    await writing.page.waitForTimeout(random() * 2_500);
    await writing.context.setOffline(false);
  },
  reload: openStory,
  leave: async (writing: Writing) => {
    await writing.page.goto('/admin');
    await openStory(writing);
  },
  kill: async (writing: Writing) => {
    const next = await writing.context.newPage();
    next.setDefaultTimeout(30_000);
    await writing.page.close();
    writing.page = next;
    await openStory(writing);
  },
  other: async ({ id }: Writing) => {
    const { baseVersion } = (await chief('GET', `/api/articles/${id}?draft=true&depth=0`)).body;
    await chief('PATCH', `/api/articles/${id}?draft=true`, { kicker: nextKey(), baseVersion });
  },
  update: async ({ id }: Writing) => {
    const { baseVersion } = (await chief('GET', `/api/articles/${id}?draft=true&depth=0`)).body;
    await chief('POST', `/api/articles/${id}/transitions`, { name: 'update', baseVersion });
  },
  away: async (writing: Writing, random: () => number) => {
    await desk.stopServer();
    await acts.type(writing);
    await writing.page.waitForTimeout(random() * 4_000);
    await acts.note(writing);
    await desk.startServer();
  },
  ended: async (writing: Writing) => {
    await writing.context.clearCookies();
    await acts.type(writing);
    const dialog = writing.page.getByRole('dialog');
    await dialog.getByLabel('Password').fill(password);
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await dialog.waitFor({ state: 'detached' });
  },
  rest: async ({ page }: Writing, random: () => number) => page.waitForTimeout(random() * 2_500),
};

/** How often each act comes. */
const weights: Record<keyof typeof acts, number> = {
  type: 10,
  paste: 3,
  note: 6,
  rest: 6,
  drop: 2,
  typeOffline: 3,
  reload: 1,
  leave: 1,
  kill: 1,
  other: 2,
  update: 1,
  away: 1,
  ended: 1,
};
const draws = Object.entries(weights).flatMap(([name, times]) => Array<keyof typeof acts>(times).fill(name as never));

async function publishedStory(): Promise<string> {
  const { id } = (await writer('POST', '/api/articles', completeCopy(desk.newsroom, 'Typed for a long time'))).body.doc;
  for (const name of ['file', 'take', 'approve', 'publish'])
    expect(await move(name === 'file' ? writer : chief, id, name)).toMatchObject({ status: 200 });
  return id;
}

async function allSaved(writing: Writing): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    await settleConflict(writing);
    const isSaved = await light(writing.page, 'saved').isVisible();
    if (isSaved && tries > 20) return;
    await writing.page.waitForTimeout(100);
  }
  throw new Error('What was typed is not saved in the end.');
}

it(
  'has each key that was typed in the story, in order, whatever happened meanwhile',
  async () => {
    const random = seeded(seed);
    const seat = await desk.sit();
    await signInAt(seat, desk.newsroom.staff['section-editor'].email);
    const writing: Writing = {
      context: seat.page.context(),
      page: seat.page,
      id: await publishedStory(),
      keys: { body: [], note: [] },
    };
    await openStory(writing);
    const log: string[] = [];
    for (const end = Date.now() + seconds * 1_000; Date.now() < end;) {
      const act = pick(random, draws);
      log.push(act);
      await acts[act](writing, random);
      await settleConflict(writing);
    }
    await writing.context.setOffline(false);
    await allSaved(writing);
    const story = (await chief('GET', `/api/articles/${writing.id}?draft=true&depth=0`)).body;
    const kept = { body: found(JSON.stringify(story.body)), note: found(story.editorialNote ?? '') };
    const { body, note } = writing.keys;
    const missing = [
      ...body.filter((key) => !kept.body.includes(key)),
      ...note.filter((key) => !kept.note.includes(key)),
    ];
    const where = missing.length > 0 ? await whereabouts(desk.newsroom, chief, writing.id, missing) : {};
    expect({ seed, where, log: missing.length > 0 ? log : [], ...kept }).toEqual({
      seed,
      where: {},
      log: [],
      body,
      note,
    });
  },
  (seconds + 120) * 1_000,
);
