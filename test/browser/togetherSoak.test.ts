import type { Page } from 'playwright-core';
import { openBrowserNewsroom, phone, signInAt, type BrowserNewsroom, type Seat } from '../support/browser.ts';
import { completeCopy, signIn, type Client, type Newsroom } from '../support/newsroom.ts';
import { seeded } from '../support/seeded.ts';
import { found, pick, whereabouts } from '../support/soak.ts';
import { bodyOf, isWritable, light, noticesIn, toTheEnd } from '../support/writing.ts';

/** `npm run soak -- together` sets both. */
const seconds = Number(process.env.SOAK_SECONDS ?? 45);
const seed = Number(process.env.SOAK_SEED ?? 21);

/** Three who write in one story, and take it from each other: at desks and on a phone. */
const people = ['section-editor', 'managing-editor', 'administrator'] as const;

let desk: BrowserNewsroom<Newsroom>;
let chief: Client;

beforeAll(async () => {
  desk = await openBrowserNewsroom('browser-together-soak');
  chief = await signIn(desk.url, desk.newsroom.staff['managing-editor'].email);
});
afterAll(async () => desk?.close());

type Person = { seat: Seat; page: Page; isOffline: boolean };

let count = 0;
const typed: string[] = [];

const opened = (id: string, { page }: Person) => page.goto(`/admin/collections/articles/${id}`);
const isVisible = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().isVisible();

/** Where both wrote in one place, both are kept, one after the other; whoever is asked lets the story go. */
async function settle({ page }: Person): Promise<void> {
  const both = page.locator('.choosing__place').getByLabel('Take both, one after the other');
  for (const each of await both.all()) await each.check({ timeout: 2_000 }).catch(() => undefined);
  for (const name of ['Put together', 'Let it go']) {
    const button = page.getByRole('button', { name, exact: true, disabled: false }).first();
    if (await button.isVisible()) await button.click({ timeout: 2_000 }).catch(() => undefined);
  }
}

/** Types one key at the end of the text, if the page takes text; it counts once it stands there. */
async function type(person: Person): Promise<void> {
  const { page } = person;
  if (!(await isWritable(page))) return;
  const key = `k${(count += 1)}.`;
  await toTheEnd(page);
  await page.keyboard.type(` ${key}`);
  if ((await bodyOf(page).textContent())?.includes(key)) typed.push(key);
}

const acts = {
  type,
  typeOn: type,
  take: async ({ page, isOffline }: Person) => {
    if (isOffline || !(await isVisible(page, 'Take over'))) return;
    await noticesIn(page)
      .getByRole('button', { name: 'Take over' })
      .first()
      .click({ timeout: 2_000 })
      .catch(() => undefined);
  },
  line: async (person: Person) => {
    person.isOffline = !person.isOffline;
    await person.page.context().setOffline(person.isOffline);
  },
  reload: async (person: Person, id: string) => {
    if (!person.isOffline) await opened(id, person);
  },
  kill: async (person: Person, id: string) => {
    if (person.isOffline) return;
    const next = await person.page.context().newPage();
    next.setDefaultTimeout(30_000);
    await person.page.close();
    person.page = next;
    await opened(id, person);
  },
  rest: ({ page }: Person, _id: string, random: () => number) => page.waitForTimeout(random() * 1_500),
} satisfies Record<string, (person: Person, id: string, random: () => number) => Promise<unknown>>;

const weights: Record<keyof typeof acts, number> = {
  type: 8,
  typeOn: 4,
  take: 5,
  line: 2,
  reload: 1,
  kill: 1,
  rest: 5,
};
const draws = Object.entries(weights).flatMap(([name, times]) => Array<keyof typeof acts>(times).fill(name as never));

/** Nobody deletes anything here: a place where one side is gone, and both cannot be taken, is a fault. */
const unsettled = ({ page }: Person): Promise<string[]> => page.locator('.choosing__place').allInnerTexts();

/** Milliseconds for everything to be saved in the end. */
const patience = 120_000;

async function allQuiet(all: readonly Person[]): Promise<void> {
  const isQuiet = async (person: Person): Promise<boolean> =>
    !(await isWritable(person.page)) || (await light(person.page, 'saved').isVisible());
  const latest = Date.now() + patience;
  for (let quiet = 0; quiet < 20;) {
    for (const person of all) await settle(person);
    quiet = (await Promise.all(all.map(isQuiet))).every(Boolean) ? quiet + 1 : 0;
    if (Date.now() > latest) expect(await Promise.all(all.map(unsettled))).toEqual(all.map(() => []));
    if (Date.now() > latest) throw new Error('What was typed is not saved in the end.');
    await all[0]!.page.waitForTimeout(100);
  }
}

it(
  'has each key that three people typed in one story in it, in a version or in a text beside it',
  async () => {
    const random = seeded(seed);
    const { id } = (await chief('POST', '/api/articles', completeCopy(desk.newsroom, 'Three in one story'))).body.doc;
    const all: Person[] = [];
    for (const [at, who] of people.entries()) {
      const seat = await desk.sit(at === 2 ? { viewport: phone } : {});
      await signInAt(seat, desk.newsroom.staff[who].email);
      all.push({ seat, page: seat.page, isOffline: false });
      await opened(id, all[at]!);
    }
    const log: string[] = [];
    for (const end = Date.now() + seconds * 1_000; Date.now() < end;) {
      const person = pick(random, all);
      const act = pick(random, draws);
      log.push(`${people[all.indexOf(person)]} ${act}`);
      await acts[act](person, id, random);
      await settle(person);
    }
    for (const { page } of all) await page.context().setOffline(false);
    await allQuiet(all);
    const inStory = found(JSON.stringify((await chief('GET', `/api/articles/${id}?draft=true&depth=0`)).body.body));
    const missing = typed.filter((key) => !inStory.includes(key));
    const where = missing.length > 0 ? await whereabouts(desk.newsroom, chief, id, missing) : {};
    const lost = Object.entries(where).filter(([, place]) => place === 'nowhere');
    expect({ seed, lost, log: lost.length > 0 ? log : [] }).toEqual({ seed, lost: [], log: [] });
    expect(typed.length).toBeGreaterThan(seconds / 10);
  },
  (seconds + 180) * 1_000,
);
