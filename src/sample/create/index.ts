import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Payload } from 'payload';
import { databaseOf, rawCollection } from '../../database/rows.ts';
import { emptyReadModel } from '../../desk/readModel.ts';
import { sampleNewsroom } from '../index.ts';
import { createAgency, createPhotos, createSections, type Size } from './house.ts';
import { createPeople, type Login } from './people.ts';
import { createReviews, createStories } from './stories.ts';

type Mark = { _id: string; state: 'creating' | 'done' };

const mark = (payload: Payload, state: Mark['state']) =>
  rawCollection(payload, 'newsroom').updateOne({ _id: 'sample' } as never, { $set: { state } }, { upsert: true });

/** Empties the collections of a creation that was interrupted; nobody else has used them, for the doors were closed. */
async function clearHalfDone(payload: Payload): Promise<void> {
  const slugs = Object.keys(payload.collections);
  for (const slug of [...slugs, ...slugs.map((each) => `_${each}_versions`), 'events'])
    await rawCollection(payload, slug).deleteMany({});
  await emptyReadModel(databaseOf(payload));
}

/** Written whole, and only for the owner of the process to read. */
async function keepLogins(logins: readonly Login[], dataDir: string): Promise<void> {
  const file = join(dataDir, 'sample-logins.json');
  await writeFile(`${file}.part`, `${JSON.stringify(logins, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.part`, file);
}

/** Fills an empty newsroom with the sample one. Random passwords; they go to `sample-logins.json` in the data directory. */
export async function createSampleIfEmpty(
  payload: Payload,
  dataDir: string,
  say: (text: string) => void,
  photoSize: Size = { width: 1280, height: 853 },
): Promise<boolean> {
  const begun = (await rawCollection(payload, 'newsroom').findOne({ _id: 'sample' } as never)) as Mark | null;
  if (begun?.state === 'creating') await clearHalfDone(payload);
  else if (begun || (await rawCollection(payload, 'users').findOne({}, { projection: { _id: 1 } }))) return false;
  say('An empty newsroom: creating the sample one (DATELINE_SAMPLE=off starts empty) …');
  await mark(payload, 'creating');
  const opened = new Date();
  const sections = await createSections(payload, sampleNewsroom.sections);
  const { desks, users, authors, postings, logins } = await createPeople(payload, sampleNewsroom, sections, opened);
  await createAgency(payload, sampleNewsroom.agency);
  const photos = await createPhotos(payload, sampleNewsroom.stories, users, photoSize);
  const stories = await createStories(payload, sampleNewsroom.stories, {
    sections,
    desks,
    users,
    authors,
    postings,
    photos,
    opened,
  });
  await createReviews(payload, sampleNewsroom.reviews, stories, opened);
  await keepLogins(logins, dataDir);
  await mark(payload, 'done');
  return true;
}
