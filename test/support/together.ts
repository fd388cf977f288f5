import type { Page } from 'playwright-core';
import { paragraph, body } from './bodies.ts';
import { signInAt, type BrowserNewsroom, type Seat } from './browser.ts';
import { move } from './desk.ts';
import { completeCopy, signIn, type Client, type Newsroom } from './newsroom.ts';
import { bodyOf } from './writing.ts';

type Desk = BrowserNewsroom<Newsroom>;
export type Person = keyof Newsroom['staff'];

const wide = { width: 1360, height: 900 };

/** A story of three paragraphs that is edited at its desk: the correspondent's. */
export async function editedStory(desk: Desk, headline: string): Promise<string> {
  const writer = await signIn(desk.url, desk.newsroom.staff.correspondent.email);
  const editor = await signIn(desk.url, desk.newsroom.staff['section-editor'].email);
  const text = ['The bridge cost forty million.', 'Two ministers came.', 'It opens on Monday.'];
  const copy = { ...completeCopy(desk.newsroom, headline), body: body(...text.map((each) => paragraph(each))) };
  const { id } = (await writer('POST', '/api/articles', copy)).body.doc;
  expect((await move(writer, id, 'file')).status).toBe(200);
  expect((await move(editor, id, 'take')).status).toBe(200);
  return id;
}

/** A colleague at a browser of their own. */
export async function sitAt(
  desk: Desk,
  who: Person,
  address: string,
  options: Parameters<Desk['sit']>[0] = {},
): Promise<Seat> {
  const seat = await desk.sit({ viewport: wide, ...options });
  await signInAt(seat, desk.newsroom.staff[who].email);
  await seat.page.goto(address);
  return seat;
}

export const pageOfStory = (id: string): string => `/admin/collections/articles/${id}`;

const saysOf = (node: any): string => node.text ?? (node.children ?? []).map(saysOf).join('');

/** The latest copy, as an editor reads it. */
export const latestOf = async (editor: Client, id: string) =>
  (await editor('GET', `/api/articles/${id}?draft=true&depth=0`)).body;

/** What its paragraphs say. */
export const linesOf = async (editor: Client, id: string): Promise<string[]> =>
  (await latestOf(editor, id)).body.root.children.map(saysOf);

export const threadsIn = (page: Page) => page.locator('.threads [data-thread]');

/** Who else is in the story, in words, as this page shows it. */
export const peopleAt = (page: Page): Promise<string[]> =>
  page.locator(`.people >> nth=0`).locator('.people__words').allTextContents();

/** Selects a word of the text as a person does. */
export async function selectWord(page: Page, word: string, within = bodyOf(page)): Promise<void> {
  const at = await within.evaluate((root, wanted) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const from = (node as Text).data.indexOf(wanted);
      if (from < 0) continue;
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, from + wanted.length);
      const { left, top, width, height } = range.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }
    throw new Error(`The text does not say ${wanted}.`);
  }, word);
  await page.mouse.dblclick(at.x, at.y);
}
