import { createLocalReq, type PayloadRequest } from 'payload';
import { databaseOf } from '../../src/database/rows.ts';
import { collections, type Db, type Head } from '../../src/published/storage/collections.ts';
import { openDirectoryStore } from '../../src/delivery/stores/directoryStore.ts';
import { contract } from '../../src/published/storage/contract.ts';
import { openStoryStore } from '../../src/delivery/stores/storyStore.ts';
import type { Who } from '../../src/newsroom/record/history.ts';
import { transition } from '../../src/newsroom/transition/transition.ts';
import type { Carrying } from '../../src/domain/story.ts';
import type { TransitionName } from '../../src/domain/workflow/workflow.ts';
import { completeCopy, openNewsroom, type Newsroom } from './newsroom.ts';

type Data = Record<string, unknown>;

/** A newsroom without its HTTP server: stories are written and moved by its own functions, and read as delivery reads them. */
export async function openPublishing(name: string) {
  const newsroom = await openNewsroom(name);
  return { ...newsroom, ...publishing(newsroom) };
}

export type Publishing = Awaited<ReturnType<typeof openPublishing>>;

export function publishing(newsroom: Newsroom) {
  const { payload, staff } = newsroom;
  const db = databaseOf(payload) as unknown as Db;
  const who = {
    id: staff['managing-editor'].id,
    name: staff['managing-editor'].name,
    principal: { kind: 'staff', id: staff['managing-editor'].id, role: 'managing-editor', desks: [] },
  } as Who;
  const headNow = async (): Promise<Head> =>
    (await db.collection<Head>(collections.readModel).findOne({ _id: 'head' }))!;
  const storiesNow = async () => {
    const { current } = await headNow();
    return openStoryStore(db, () => current);
  };
  const move = async (
    id: string,
    moveName: TransitionName,
    carrying: Carrying = {},
    now = new Date().toISOString(),
    req?: PayloadRequest,
  ) => transition({ ...carrying, id, name: moveName, who, now }, req ?? (await createLocalReq({}, payload)));
  const draft = async (data: Data = {}): Promise<string> =>
    String(
      (
        await payload.create({
          collection: 'articles',
          data: { ...completeCopy(newsroom), ...data } as never,
          depth: 0,
        })
      ).id,
    );
  const edit = async (id: string, data: Data): Promise<void> => {
    const { revision } = (await payload.findByID({ collection: 'articles', id, depth: 0 })) as { revision?: number };
    const user = { ...staff['managing-editor'], role: 'managing-editor', desks: [], collection: 'users' } as never;
    const given = { ...data, baseVersion: revision } as never;
    // As a person: nobody edits what was killed.
    await payload.update({ collection: 'articles', id, data: given, depth: 0, overrideAccess: false, user });
  };
  const publish = async (data: Data = {}): Promise<string> => {
    const id = await draft(data);
    for (const each of ['file', 'take', 'approve', 'publish'] as const) await move(id, each);
    return id;
  };
  const save = (collection: string, id: string, data: Data) =>
    payload.update({ collection: collection as 'authors', id, data: data as never, depth: 0 });
  /** Runs what waits in this queue, as the newsroom's runner would. */
  const work = (queue = 'projections') =>
    payload.jobs.run({ queue, limit: 100, sequential: true, overrideAccess: true, silent: true });
  const storyBySlug = async (slug: string) => (await storiesNow()).bySlug(slug);
  const storyById = async (id: string) => (await (await storiesNow()).byIds([id]))[0];
  const lastEvent = async () => (await db.collection('events').find().sort({ _id: -1 }).limit(1).toArray())[0]!;
  const house = openDirectoryStore(db, () => contract.version);
  return { db, headNow, storiesNow, move, draft, edit, publish, save, work, storyBySlug, storyById, lastEvent, house };
}
