import type { Db } from '../published/storage/collections.ts';

/** What a page can show that follows: the desk's landing page, a list of stories, or a story by its id. */
export const watchedPages = ['my-desk', 'list'] as const;

/** What one browser watches. Kept in MongoDB: it is said to any node, and told by the one that has the connection. */
type Watch = { _id: string; watch: string[]; at: Date };

const watches = (db: Db) => db.collection<Watch>('desk_watches');

/** The browser of this session watches this from now on, and nothing else. */
export async function keepWatch(db: Db, session: string, watch: readonly string[], at: Date): Promise<void> {
  await watches(db).updateOne({ _id: session }, { $set: { watch: [...watch], at } }, { upsert: true });
}

/** What the browsers of these sessions watch, by the session. */
export async function watchesOf(db: Db, sessions: readonly string[]): Promise<Map<string, ReadonlySet<string>>> {
  const rows = await watches(db)
    .find({ _id: { $in: [...sessions] } }, { readPreference: 'primary' })
    .toArray();
  return new Map(rows.map(({ _id, watch }) => [_id, new Set(watch)]));
}
