import { jest } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { renderToStaticMarkup } from 'react-dom/server';
import { PhotoRenditions } from '../../src/admin/views/PhotoRenditions.tsx';
import { makeMissing } from '../../src/cli/upkeep.ts';
import { objectId, rawCollection } from '../../src/database/rows.ts';
import { renderingHere, type Renderer } from '../../src/imaging/renderer.ts';
import { renderBy, renditionsFailed } from '../../src/jobs/renditions.ts';
import { openDesk, type DeskAtWork } from '../support/desk.ts';

let desk: DeskAtWork;
beforeAll(async () => {
  desk = await openDesk('renditions', ['correspondent']);
});
afterEach(async () => {
  jest.restoreAllMocks();
  renderBy(desk.payload, renderingHere());
  await makeMissing(desk.payload);
  await jobs().deleteMany({});
});
afterAll(() => desk?.close());

const jobs = () => rawCollection(desk.payload, 'payload-jobs');
const fullDisk: Renderer = {
  render: () => Promise.reject(Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })),
  stop: async () => undefined,
};
/** Bytes no other test has. */
let shade = 0;
const uploaded = async (): Promise<string> => {
  const background = { r: (shade += 9), g: 90, b: 160 };
  const bytes = await sharp({ create: { width: 360, height: 240, channels: 3, background } })
    .jpeg()
    .toBuffer();
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), `photo-${shade}.jpg`);
  const { body } = await desk.as.correspondent('POST', '/api/media', form);
  return body.doc.id;
};
const photo = async (id: string): Promise<any> =>
  rawCollection(desk.payload, 'media').findOne({ _id: objectId(id) } as never);
const orderOf = async (id: string): Promise<any> => jobs().findOne({ 'input.photo': id } as never);
/** As if the time for the next try had come. */
const tryNow = async (): Promise<void> => {
  await jobs().updateMany({}, { $unset: { waitUntil: 1 } });
  await desk.payload.jobs.run({ queue: 'renditions', limit: 10, sequential: true, overrideAccess: true, silent: true });
};
const fileOf = async (id: string): Promise<string> => {
  const { renditionKey: key, renditions } = await photo(id);
  return join(desk.uploadsDir, 'renditions', key.slice(0, 2), key, renditions[0].name);
};

it('tries a photo again whose renditions could not be made, later each time, and tells of it', async () => {
  const warn = jest.spyOn(desk.payload.logger, 'warn');
  renderBy(desk.payload, fullDisk);
  const id = await uploaded();
  const pauses: number[] = [];
  for (let tried = 1; tried <= 3; tried += 1) {
    await tryNow();
    const { waitUntil, updatedAt, hasError } = await orderOf(id);
    expect(hasError).not.toBe(true);
    pauses.push(Math.round((Date.parse(waitUntil) - Date.parse(updatedAt)) / 1_000));
    const told = expect.objectContaining({ alarm: 'renditions', photo: id, tried, err: expect.any(Error) });
    expect(warn).toHaveBeenLastCalledWith(told, expect.stringContaining('tried again'));
  }
  expect(pauses).toEqual([10, 20, 40]);
  expect(await renditionsFailed(desk.payload)).toEqual({ waiting: 1, givenUp: 0 });
  renderBy(desk.payload, renderingHere());
  await tryNow();
  expect((await photo(id)).renditions.length).toBeGreaterThan(0);
  expect(await orderOf(id)).toBeNull();
});

it('gives a photo up after days, as an error, until somebody has it made', async () => {
  const error = jest.spyOn(desk.payload.logger, 'error');
  renderBy(desk.payload, fullDisk);
  const id = await uploaded();
  for (let tried = 1; tried <= 16; tried += 1) {
    expect(error).not.toHaveBeenCalled();
    await tryNow();
  }
  expect(error.mock.calls).toEqual([
    [expect.objectContaining({ alarm: 'renditions', photo: id, tried: 16 }), expect.stringContaining('--missing')],
  ]);
  expect(await renditionsFailed(desk.payload)).toEqual({ waiting: 0, givenUp: 1 });
  const refused = await makeMissing(desk.payload);
  expect(refused).toEqual({ code: 1, text: expect.stringMatching(`${id}  photo-.*disk is full[^]* 0 made, 1 not`) });
  expect(await renditionsFailed(desk.payload)).toEqual({ waiting: 0, givenUp: 1 });
  renderBy(desk.payload, renderingHere());
  expect(await makeMissing(desk.payload)).toEqual({ code: 0, text: expect.stringMatching(`${id}  photo-.*  made`) });
  expect(await renditionsFailed(desk.payload)).toEqual({ waiting: 0, givenUp: 0 });
  expect((await photo(id)).renditions.length).toBeGreaterThan(0);
});

it('makes lost files again, under the address they had, and nothing that is there', async () => {
  const id = await uploaded();
  await tryNow();
  expect(await makeMissing(desk.payload)).toEqual({ code: 0, text: 'Every photo has its renditions.' });
  const before = await photo(id);
  const file = await fileOf(id);
  await rm(file);
  expect(await makeMissing(desk.payload)).toEqual({ code: 0, text: expect.stringContaining('1 made, 0 not') });
  expect(await photo(id)).toEqual(before);
  expect((await sharp(file).metadata()).width).toBeGreaterThan(0);
});

describe('the page of a photo in the admin', () => {
  /** What stands on it in this language, as text. */
  const noticeOf = async (id: string, language = 'en'): Promise<string> => {
    const shown = await PhotoRenditions({ id, payload: desk.payload, i18n: { language } } as never);
    return renderToStaticMarkup(shown).replaceAll(/<[^>]+>/g, ' ');
  };

  it('says nothing of a photo that has all, or is not saved yet', async () => {
    const id = await uploaded();
    await tryNow();
    expect(await noticeOf(id)).toBe('');
    expect(renderToStaticMarkup(await PhotoRenditions({ payload: desk.payload } as never))).toBe('');
  });

  it('says that the pictures are being made, then when they are tried again, then that they are given up', async () => {
    renderBy(desk.payload, fullDisk);
    const id = await uploaded();
    expect(await noticeOf(id)).toMatch(/do not see this photo.*being made\. Open this page again in a minute\.\s*$/);
    await tryNow();
    await jobs().updateMany({}, { $set: { waitUntil: new Date('2026-11-26T08:00:00Z') } });
    const said = await noticeOf(id);
    expect(said).toMatch(/do not see this photo.*\(tries: 1\)\. Next try: 26 Nov, 12:00 GMT\+4\./);
    expect(said).toMatch(/operator.*full disk.*npx dateline renditions --missing/);
    await jobs().updateMany({}, { $set: { hasError: true } });
    expect(await noticeOf(id)).toMatch(/could not be made in days, and are not tried again.*--missing/);
  });

  it('says that files are lost, and that nothing is under way', async () => {
    const id = await uploaded();
    await tryNow();
    await rm(await fileOf(id));
    expect(await noticeOf(id)).toMatch(/do not see this photo.*are missing, and nothing is under way.*--missing/);
  });

  it('says that readers see the photo as it was before, where a change of it cannot be followed', async () => {
    const id = await uploaded();
    await tryNow();
    renderBy(desk.payload, fullDisk);
    await desk.as.correspondent('PATCH', `/api/media/${id}`, { copyright: 'The Gazette' });
    await tryNow();
    expect(await noticeOf(id)).toMatch(/see this photo as it was before.*Next try:/);
  });

  it.each([
    ['az', /Oxucular bu fotonu görmür.*cəhdlər: 1.*26 noy, 12:00.*Operator/],
    ['ru', /Читатели не видят это фото.*попыток: 1.*26 нояб\., 12:00.*оператор/],
  ])('says it in the language of the UI: %s', async (language, expected) => {
    renderBy(desk.payload, fullDisk);
    const id = await uploaded();
    await tryNow();
    await jobs().updateMany({}, { $set: { waitUntil: new Date('2026-11-26T08:00:00Z') } });
    expect(await noticeOf(id, language)).toMatch(expected);
  });
});
