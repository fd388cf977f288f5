import { jest } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { makeMissing } from '../../src/cli/renditions.ts';
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
