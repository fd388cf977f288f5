import type { CDPSession } from 'playwright-core';
import { openTextBrowser, bodyOfTexts, type TextPage } from '../support/storyText.ts';
import { say } from './table.ts';

const words = 10_000;
const keys = 100;
/** Each has but one first key. */
const rounds = 7;
/** A paragraph of a story has some thirty words; the text is typed in its middle. */
const perParagraph = 30;
/** A key's work is over by then (milliseconds). */
const pause = 50;
/** What the issue asks of the text, in times of what a bare editor takes. */
const wanted = { first: 2, p95: 1.3 };

type Typed = { first: number; p50: number; p95: number; painted: number };

const some =
  'Lawmakers on Wednesday backed a bill that puts a meter on every irrigation canal in the country after late talks'.split(
    ' ',
  );
const longBody = (): unknown =>
  bodyOfTexts(
    ...Array.from({ length: Math.ceil(words / perParagraph) }, (_, paragraph) =>
      Array.from({ length: perParagraph }, (_, word) => some[(paragraph * 7 + word) % some.length]).join(' '),
    ),
  );

/** Milliseconds of work of a page so far: script, layout and all. */
async function workOf(client: CDPSession): Promise<number> {
  const { metrics } = await client.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000;
}

const shareOf = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]!;

/** From a key's event until its frame has been drawn. */
const watchKeys = ({ page }: TextPage): Promise<void> =>
  page.evaluate(() => {
    const painted: number[] = [];
    Object.assign(window, { painted });
    document.addEventListener(
      'keydown',
      ({ timeStamp }) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => painted.push(performance.now() - timeStamp);
          port2.postMessage(undefined);
        }),
      true,
    );
  });

async function typeInto(browser: Awaited<ReturnType<typeof openTextBrowser>>, body: unknown): Promise<Typed> {
  const opened = await browser.open(body);
  const { page, text } = opened;
  const client = await page.context().newCDPSession(page);
  // Time of the page's own thread: what else the machine does is not counted.
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  await text
    .locator('p')
    .nth(Math.floor(words / perParagraph / 2))
    .click();
  await page.waitForTimeout(500);
  await watchKeys(opened);
  const taken: number[] = [];
  for (let key = 0; key < keys; key += 1) {
    const before = await workOf(client);
    await page.keyboard.press('abcdef '[key % 7]!);
    await page.waitForTimeout(pause);
    taken.push((await workOf(client)) - before);
  }
  const painted = await page.evaluate(() => (window as unknown as { painted: number[] }).painted);
  await opened.close();
  const [first = 0, ...others] = taken;
  return {
    first,
    p50: shareOf(others, 0.5),
    p95: shareOf(others, 0.95),
    painted: shareOf(painted, 0.95),
  };
}

const figure = (value: number): string => value.toFixed(1).padStart(9);

function tell(what: string, { first, p50, p95, painted }: Typed): void {
  say(`${what.padEnd(28)}${[first, p50, p95, painted].map(figure).join('')}`);
}

const median = (all: readonly Typed[], of: keyof Typed): number =>
  shareOf(
    all.map((each) => each[of]),
    0.5,
  );

const medians = (all: readonly Typed[]): Typed => ({
  first: median(all, 'first'),
  p50: median(all, 'p50'),
  p95: median(all, 'p95'),
  painted: median(all, 'painted'),
});

const verdict = (what: string, ratio: number, most: number): void =>
  say(`  ${what.padEnd(26)}${ratio.toFixed(2).padStart(9)}  ${ratio <= most ? 'holds' : 'MISSES'} ≤ ${most}`);

/** Typing in the composer's text beside a bare Lexical editor with the same text, in turns, in a real browser. */
export async function benchComposer(): Promise<void> {
  say(`\nComposer: ${keys} keys typed amid ${words} words; milliseconds of work a key; p95 until drawn`);
  say(`${''.padEnd(28)}${['first', 'p50', 'p95', 'drawn'].map((head) => head.padStart(9)).join('')}`);
  const [bare, ours] = await Promise.all([
    openTextBrowser('test/support/storyText/bare.tsx'),
    openTextBrowser('test/support/storyText/page.tsx'),
  ]);
  const body = longBody();
  const typed: Record<'bare' | 'ours', Typed[]> = { bare: [], ours: [] };
  for (let round = 0; round < rounds; round += 1) {
    typed.bare.push(await typeInto(bare, body));
    typed.ours.push(await typeInto(ours, body));
  }
  const [least, own] = [medians(typed.bare), medians(typed.ours)];
  tell('  bare Lexical', least);
  tell('the text of the composer', own);
  verdict('first key, times bare', own.first / least.first, wanted.first);
  verdict('p95 of a key, times bare', own.p95 / least.p95, wanted.p95);
  await Promise.all([bare.close(), ours.close()]);
}
