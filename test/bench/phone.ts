import type { BrowserContext, Page } from 'playwright-core';
import { randomUUID } from 'node:crypto';
import { openBrowserNewsroom, phone } from '../support/browser.ts';
import { completeCopy, password, signIn, type Client } from '../support/newsroom.ts';
import { say } from './table.ts';

/** What a correspondent holds: a line of 1.6 Mbit/s on which an answer takes 150 ms longer, and a quarter of this machine's processor. */
const line = { bytesPerSecond: 1_600_000 / 8, late: 150 };
const slowdown = 4;
const rounds = 3;
const shell = '/admin/write/app';
/** The device keeps the latest ten drafts; one more is opened from the newsroom. */
const drafts = 11;
/** As long as most stories are. */
const words = 400;

/** Milliseconds, and KiB. `work`: of the page's own thread, a quarter as fast: what else this machine does is not in it. */
type Row = { what: string; took: number; aim?: number; work?: number; kib: number; aimKib?: number };
type Desk = Awaited<ReturnType<typeof openBrowserNewsroom>>;

const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

async function openPage(context: BrowserContext): Promise<{ page: Page; work: () => Promise<number> }> {
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  await client.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const work = async (): Promise<number> => {
    const { metrics } = await client.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000;
  };
  return { page, work };
}

/** Until the key stands in the field, drawn. */
async function firstKey(page: Page, field: string): Promise<void> {
  await page.locator(field).first().focus();
  await page.keyboard.press('x');
  await page.waitForFunction((selector) => {
    const found = document.querySelector(selector);
    return (found instanceof HTMLTextAreaElement ? found.value : found?.textContent)?.includes('x');
  }, field);
  await page.evaluate(() => new Promise(requestAnimationFrame));
}

const headline = '#field-headline:enabled';
const text = '[data-story-field=body] .story-text__root[contenteditable=true]';

/** What took so long, and how much came over the line for it. */
async function measured(
  desk: Desk,
  what: string,
  act: () => Promise<void>,
  aims: Pick<Row, 'aim' | 'aimKib'> = {},
): Promise<Row> {
  const { bytes } = desk.line!;
  const before = { at: performance.now(), bytes: bytes() };
  await act();
  return { what, took: performance.now() - before.at, kib: (bytes() - before.bytes) / 1_024, ...aims };
}

async function firstVisit(desk: Desk, context: BrowserContext): Promise<Row[]> {
  const { page, work } = await openPage(context);
  const { email } = desk.newsroom.staff.correspondent;
  const visit = await measured(
    desk,
    'first visit: ready to sign in',
    async () => {
      await page.goto(shell, { waitUntil: 'commit' });
      await page.locator('input[type=email]').focus();
    },
    { aim: 6_500, aimKib: 927 },
  );
  visit.work = await work();
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill(password);
  const signed = await measured(desk, 'signed in: one’s drafts', async () => {
    await page.locator('form button[type=submit]').click();
    await page
      .locator('.desk-row')
      .nth(drafts - 2)
      .waitFor();
  });
  const installed = await measured(desk, 'installed, behind it', async () => {
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  });
  await page.close();
  return [visit, signed, installed];
}

type Opening = { what: string; path: () => string; shown?: { what: string; aim: number }; field: string; aim: number };

/** Opens it as from the home screen: a page of its own, the shell installed. */
async function opened(desk: Desk, context: BrowserContext, { what, path, shown, field, aim }: Opening): Promise<Row[]> {
  const { page, work } = await openPage(context);
  const rows: Row[] = [];
  const begun = performance.now();
  const whole = await measured(
    desk,
    what,
    async () => {
      await page.goto(path(), { waitUntil: 'commit' });
      if (shown) {
        await page.locator('.story-text__root p').first().waitFor();
        rows.push({ what: shown.what, took: performance.now() - begun, aim: shown.aim, kib: 0 });
      }
      await page.locator(field).first().waitFor();
      await firstKey(page, field);
    },
    { aim },
  );
  whole.work = await work();
  await page.waitForTimeout(3_000);
  await page.close();
  return [...rows, whole];
}

async function fill(client: Client, desk: Desk): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < drafts; at += 1) {
    const copy = completeCopy(desk.newsroom, `Draft ${at}`);
    const body = structuredClone(copy.body) as { root: { children: { children: { text: string }[] }[] } };
    body.root.children[0]!.children[0]!.text = Array.from({ length: words }, (_, word) => `word${word}`).join(' ');
    const { body: made } = await client('POST', '/api/articles?draft=true', { ...copy, body });
    ids.push(made.doc.id as string);
  }
  return ids;
}

const figure = (value: number | undefined, width: number): string =>
  (value === undefined ? '' : Math.round(value).toLocaleString('en')).padStart(width);

function tell({ what, took, aim, work, kib, aimKib }: Row): void {
  const isMissed = took > (aim ?? Infinity) || kib > (aimKib ?? Infinity);
  const verdict = aim === undefined ? '' : isMissed ? '  MISSES' : '  holds';
  say(
    `${what.padEnd(40)}${figure(took, 8)}${figure(aim, 8)}${figure(work, 8)}${figure(kib, 8)}${figure(aimKib, 8)}${verdict}`,
  );
}

function medians(all: readonly Row[][]): Row[] {
  return all[0]!.map((row, at) => {
    const same = all.map((rows) => rows[at]!);
    const of = (name: 'took' | 'kib' | 'work'): number => middle(same.map((each) => each[name] ?? 0));
    return { ...row, took: of('took'), kib: of('kib'), ...(row.work !== undefined && { work: of('work') }) };
  });
}

async function round(desk: Desk, ids: readonly string[]): Promise<Row[]> {
  const { page } = await desk.sit({ viewport: phone });
  const context = page.context();
  const kept = `${shell}?story=${ids.at(-1)}`;
  const unknown = `${shell}?story=${ids[0]}`;
  const rows = [
    await firstVisit(desk, context),
    await opened(desk, context, {
      what: 'new story, installed: first key',
      path: () => `${shell}?draft=${randomUUID()}`,
      field: headline,
      aim: 1_500,
    }),
    await opened(desk, context, { what: 'kept on the device: first key', path: () => kept, field: text, aim: 1_500 }),
    await opened(desk, context, {
      what: 'from the server: first key',
      path: () => unknown,
      shown: { what: 'from the server: text shown', aim: 2_000 },
      field: text,
      aim: 2_500,
    }),
  ];
  await context.close();
  return rows.flat();
}

/** The page for phones on a bad line, in a real browser: what comes first, and how long until a key stands on it. */
export async function benchPhone(mongoUri: string): Promise<void> {
  Object.assign(process.env, { TEST_MONGODB_URI: mongoUri, TEST_RUN_ID: 'bench' });
  const desk = await openBrowserNewsroom('bench-phone', 'over-a-line');
  const ids = await fill(await signIn(desk.inside, desk.newsroom.staff.correspondent.email), desk);
  say(`\nPhone: 1.6 Mbit/s, 150 ms, a quarter of the processor, 390 × 844; the median of ${rounds}`);
  say(`${''.padEnd(40)}${['ms', 'aim', 'work', 'KiB', 'aim'].map((head) => head.padStart(8)).join('')}`);
  desk.line!.delay(line.late);
  desk.line!.limit(line.bytesPerSecond);
  const all: Row[][] = [];
  for (let at = 0; at < rounds; at += 1) all.push(await round(desk, ids));
  medians(all).forEach(tell);
  await desk.close();
}
