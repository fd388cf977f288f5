import type { Page, Route } from 'playwright-core';
import type { Body } from '../../src/admin/composer/text/body.ts';
import { bodyOfTexts, linesOf, openTextBrowser, type TextPage } from '../support/storyText.ts';

let browser: Awaited<ReturnType<typeof openTextBrowser>>;
let opened: TextPage | undefined;

beforeAll(async () => {
  browser = await openTextBrowser('test/support/storyText/story.tsx');
});
afterAll(async () => browser?.close());
afterEach(async () => opened?.close());

const part = 512 * 1024;
const photoIds = ['65a0000000000000000000f1', '65a0000000000000000000f2', '65a0000000000000000000f3'];

type Upload = { length: number; offset: number; begins: number[] };
type Made = { upload: string; alt?: string; credit?: string };

/** The newsroom's answers for photos, as docs/newsroom-api.md tells them. `breaks`: the line breaks before this part. */
function newsroom() {
  const uploads = new Map<string, Upload>();
  const made: Made[] = [];
  const places: Record<string, string> = {};
  const line = { isBroken: false, partsLeft: Infinity, refused: '' };
  const json = (route: Route, status: number, body: unknown) =>
    route.fulfill({ status, contentType: 'application/json', body: JSON.stringify(body) });
  const onUpload = async (route: Route, upload: Upload): Promise<void> => {
    const request = route.request();
    if (request.method() === 'PATCH') {
      line.partsLeft -= 1;
      if (line.partsLeft < 0) line.isBroken = true;
      if (line.isBroken) return route.abort();
      const begin = Number(request.headers()['upload-offset']);
      if (begin !== upload.offset) return json(route, 409, {});
      upload.begins.push(begin);
      upload.offset += request.postDataBuffer()!.length;
    }
    const status = request.method() === 'HEAD' ? 200 : 204;
    return route.fulfill({ status, headers: { 'Upload-Offset': String(upload.offset) } });
  };
  const answer = async (route: Route): Promise<void> => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    const [, , , id = ''] = pathname.split('/');
    if (pathname === '/api/users/device-key') return json(route, 200, { key: Buffer.alloc(32, 7).toString('base64') });
    if (line.isBroken) return route.abort();
    if (pathname === '/api/uploads') {
      const upload = `upload${uploads.size}`;
      uploads.set(upload, { length: Number(request.headers()['upload-length']), offset: 0, begins: [] });
      return json(route, 201, { upload });
    }
    if (pathname.startsWith('/api/uploads/')) return onUpload(route, uploads.get(id)!);
    if (pathname === '/api/media' && request.method() === 'POST') {
      if (line.refused) return json(route, 422, { errors: [{ message: line.refused }] });
      made.push(request.postDataJSON() as Made);
      return json(route, 201, { doc: { id: photoIds[made.length - 1] } });
    }
    if (pathname.startsWith('/api/media/') && request.method() === 'PATCH') {
      const { place } = request.postDataJSON() as { place?: string };
      if (place) places[id] = place;
      return json(route, 200, { doc: { id } });
    }
    return json(route, 200, { id, docs: [] });
  };
  return { uploads, made, places, line, answer };
}

async function open(body: unknown, viewport?: { width: number; height: number }) {
  const desk = newsroom();
  const fields = { headline: 'Flood', dateline: { place: 'Sarvan' } };
  const page = await browser.open(body, { fields, viewport });
  opened = page;
  await page.page.route('**/api/**', desk.answer);
  // What the page asked before is asked again.
  await page.reopen(body);
  const values = async () => (await page.told(), page.page.evaluate(() => window.story.values()));
  const bodyNow = async (): Promise<Body> => (await values()).body as Body;
  const media = async () => (await bodyNow()).root.children!.map(({ fields: of }) => (of as { media?: string })?.media);
  return { ...page, desk, body: bodyNow, media, values };
}

/** Pastes or drops files of so many bytes. */
const give = (page: Page, how: 'paste' | 'drop', ...sizes: number[]): Promise<void> =>
  page.locator('.story-text__root').evaluate(
    (root, [kind, lengths]) => {
      const data = new DataTransfer();
      for (const [index, length] of lengths.entries())
        data.items.add(new File([new Uint8Array(length)], `photo ${index}.jpg`, { type: 'image/jpeg' }));
      const event =
        kind === 'paste'
          ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
          : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
      (root.lastElementChild ?? root).dispatchEvent(event);
    },
    [how, sizes] as const,
  );

const old = structuredClone(bodyOfTexts('Water rose.')) as Body;
old.root.children![0]!.$ = { id: 'a1b2c3d4' };

it.each([
  ['a desk', { width: 1280, height: 900 }],
  ['a phone', { width: 390, height: 844 }],
])(
  'sends several photos behind the writing; broken off and loaded anew, they go on where they were: at %s',
  async (_, viewport) => {
    const opening = await open(old, viewport);
    const { page, text, desk, body, media, reopen, shoot } = opening;
    await text.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    await opening.told();
    desk.line.partsLeft = 1;
    await give(page, 'paste', part + 1_000, 2_000);
    await page.locator('[data-photo=waiting]').first().waitFor();
    const first = page.locator('.photo-box').first();
    await first.getByRole('textbox', { name: 'Caption in this story' }).fill('The bridge');
    await first.getByRole('textbox', { name: 'Alternative text' }).fill('A bridge under water');
    await first.getByRole('textbox', { name: 'Credit' }).fill('Agency');
    await text.getByText('Water rose.').click();
    await page.keyboard.press('End');
    await opening.told();
    await page.keyboard.type(' Fast.');
    await shoot(`photos-waiting-${viewport.width}`);
    const left = await body();
    expect(linesOf(left)).toEqual(['Water rose. Fast.', '[photo]', '[photo]']);
    expect(left.root.children![1]!.fields).toMatchObject({ blockType: 'photo', caption: 'The bridge' });
    await page.waitForTimeout(300);

    Object.assign(desk.line, { isBroken: false, partsLeft: Infinity });
    await reopen(left);
    await page.waitForFunction(
      (ids) => ids.every((id) => JSON.stringify(window.story.values().body).includes(id)),
      photoIds.slice(0, 2),
    );
    expect((await media()).slice(1).sort()).toEqual(photoIds.slice(0, 2));
    const [big] = [...desk.uploads.values()].filter(({ length }) => length === part + 1_000);
    expect(big).toEqual({ length: part + 1_000, offset: part + 1_000, begins: [0, part] });
    expect([...desk.uploads.values()].filter(({ length }) => length === part + 1_000)).toHaveLength(1);
    expect(desk.made).toContainEqual({ upload: 'upload0', alt: 'A bridge under water', credit: 'Agency' });
    expect(desk.places).toEqual({ [photoIds[0]!]: 'Sarvan', [photoIds[1]!]: 'Sarvan' });
  },
);

it('takes photos that are dropped, and by a file or the camera in a block; what comes with words is words', async () => {
  const opening = await open(old);
  const { page, text, body, media, told } = opening;
  await give(page, 'drop', 1_000);
  await page.waitForFunction((id) => JSON.stringify(window.story.values().body).includes(id), photoIds[0]!);
  expect(await media()).toEqual([undefined, photoIds[0]]);
  await text.getByText('Water rose.').click();
  await page.keyboard.press('End');
  await told();
  await page.keyboard.press('Enter');
  await page.keyboard.type('/photo');
  await page.keyboard.press('Enter');
  const files = ['one', 'two'].map((name) => ({
    name: `${name}.jpg`,
    mimeType: 'image/jpeg',
    buffer: Buffer.alloc(500),
  }));
  expect(await page.locator('input[type=file][capture=environment]').count()).toBe(1);
  await page.locator('input[type=file][multiple]').setInputFiles(files);
  await page.waitForFunction((id) => JSON.stringify(window.story.values().body).includes(id), photoIds[2]!);
  expect(linesOf(await body())).toEqual(['Water rose.', '[photo]', '[photo]', '[photo]']);
  // One step for each: what arrives by itself is none.
  await text.getByText('Water rose.').click();
  await page.keyboard.press('Control+z');
  expect(linesOf(await body())).toEqual(['Water rose.', '[photo]', '[photo]']);
  await text.getByText('Water rose.').click();
  await page.keyboard.press('End');
  await told();
  await page.locator('.story-text__root').evaluate((root) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', '<p>From a sheet</p>');
    clipboardData.items.add(new File([new Uint8Array(9)], 'sheet.png', { type: 'image/png' }));
    root.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  const lines = linesOf(await body());
  expect(lines.filter((line) => line === '[photo]')).toHaveLength(2);
  expect(lines.join()).toContain('From a sheet');
});

it('says why the newsroom does not take a photo, and lets it go', async () => {
  const { page, desk, body } = await open(old);
  desk.line.refused = 'This is no photo.';
  await give(page, 'drop', 1_000);
  await page.getByRole('alert').getByText('This is no photo.').waitFor();
  await page.getByRole('button', { name: 'Take the photo out' }).click();
  await page.getByText('Send a photo').waitFor();
  expect(linesOf(await body())).toEqual(['Water rose.', '[photo]']);
});
