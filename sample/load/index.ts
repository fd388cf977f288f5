import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Payload } from 'payload';
import { makeDataDir } from '../../src/config/dataDir.ts';
import { rawCollection } from '../../src/database/rows.ts';
import { createAgency, createPhotos, createSections } from './agency.ts';
import { keeperOf, type Keeper } from './keep.ts';
import { dropMark, isBeingMade, markOf, setState, takeMark, type Mark } from './mark.ts';
import { sampleNewsroom } from './newsroom.ts';
import { createPages } from './pages.ts';
import { createPeople, type Login } from './people.ts';
import { createReviews, createStories } from './stories.ts';

type Say = (text: string) => void;

/** Where the sample writes. A document in one of them, in the trash too, is somebody's. */
const filled = [
  'users',
  'articles',
  'media',
  'sections',
  'desks',
  'authors',
  'correspondents',
  'reviews',
  'redirects',
  'globals',
  'pages',
];

async function isEmpty(payload: Payload): Promise<boolean> {
  for (const name of filled)
    if (await rawCollection(payload, name).findOne({}, { projection: { _id: 1 } })) return false;
  return true;
}

const fileOf = (dataDir: string): string => join(dataDir, 'sample-logins.json');

/** Shows, before anything is written, that the logins can be kept. */
async function prepareLogins(dataDir: string): Promise<void> {
  makeDataDir(dataDir);
  await writeFile(`${fileOf(dataDir)}.part`, '', { mode: 0o600 });
}

/** Written whole, and only for the owner of the process to read. */
async function keepLogins(logins: readonly Login[], dataDir: string): Promise<void> {
  const file = fileOf(dataDir);
  await writeFile(`${file}.part`, `${JSON.stringify(logins, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.part`, file);
}

const halfMade =
  'The sample newsroom in this database is half-made: its creation was interrupted. It stays as it is; ' +
  'npx dateline sample remove takes away exactly what it wrote, and the next start makes it again.';
const halfMadeOfOld =
  'An older release began a sample newsroom in this database and did not finish. Nothing tells its documents from yours, ' +
  'so nothing is removed. To have the sample, start on a fresh database.';

/** Waits while another process writes the sample; then tells what is left half-made. */
async function leaveAlone(payload: Payload, say: Say): Promise<void> {
  const current = (): Promise<Mark | null> => markOf(payload);
  let mark = await current();
  if (mark && isBeingMade(mark)) say('Another process is creating the sample newsroom: waiting for it …');
  while (mark && isBeingMade(mark)) {
    await wait(250);
    mark = await current();
  }
  if (mark && mark.state !== 'done') say(mark.owner ? halfMade : halfMadeOfOld);
}

async function write(keeper: Keeper): Promise<Login[]> {
  const opened = new Date();
  const sections = await createSections(keeper, sampleNewsroom.sections);
  const { logins, ...people } = await createPeople(keeper, sampleNewsroom, sections, opened);
  await createAgency(keeper, sampleNewsroom.agency);
  const photos = await createPhotos(keeper, people.users);
  const stories = await createStories(keeper, { ...people, sections, photos, opened });
  await createReviews(keeper, stories, opened);
  await createPages(keeper, people.users, opened);
  return logins;
}

/**
 * Fills an empty newsroom with the sample one, in one process however many start; deletes nothing, whatever it finds.
 * Random passwords; they go to `sample-logins.json` in the data directory. `signal` ends it between two documents.
 */
export async function createSampleIfEmpty(
  payload: Payload,
  dataDir: string,
  say: Say,
  signal?: AbortSignal,
): Promise<boolean> {
  const isFree = !(await markOf(payload));
  if (isFree && !(await isEmpty(payload))) return false;
  if (isFree) await prepareLogins(dataDir);
  const run = isFree ? await takeMark(payload) : undefined;
  if (!run) {
    await leaveAlone(payload, say);
    return false;
  }
  // Somebody may have come between the look and the mark.
  if (!(await isEmpty(payload))) {
    await dropMark(payload, run);
    return false;
  }
  say('An empty newsroom: creating the sample one (DATELINE_SAMPLE=off starts empty) …');
  try {
    await keepLogins(await write(keeperOf(payload, run, signal)), dataDir);
  } catch (error) {
    await setState(payload, run, 'half-made');
    say(halfMade);
    throw error;
  }
  await setState(payload, run, 'done');
  return true;
}
