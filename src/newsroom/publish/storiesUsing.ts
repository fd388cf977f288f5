import type { PayloadRequest } from 'payload';
import { objectId, plainOf, rawCollection, sessionOf } from '../../database/rows.ts';
import { rowsMatching } from './directory.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { State } from '../../domain/workflow/workflow.ts';

type Using = { id: string; headline?: string | null; state: State };
/** What a story names, by the field it is found by; `free` are states in which nothing is lost to readers or the desk. */
type Use = {
  path: string;
  free: readonly State[];
  says: (count: string) => string;
  ids: (id: string, req: PayloadRequest) => Promise<string[]>;
};

const itself = (id: string): Promise<string[]> => Promise.resolve([id]);
const stories = (count: string): string => `${count} ${count === '1' ? 'story' : 'stories'}`;
const signing = {
  path: 'byline.value',
  free: ['killed', 'spiked'],
  says: (count) => `signs ${stories(count)}`,
} as const satisfies Partial<Use>;

const uses = {
  // Who signs as a posting loses the name with the author.
  authors: {
    ...signing,
    ids: async (id, req) => [
      id,
      ...(await rowsMatching('correspondents', { author: objectId(id) }, req)).map((row) => row.id),
    ],
  },
  correspondents: { ...signing, ids: itself },
  // From an archived story a photo is gone once it is in the trash: nobody could take it out there.
  media: {
    path: 'photosUsed',
    free: ['killed', 'spiked', 'archived'],
    says: (count) => `stands in ${stories(count)}`,
    ids: itself,
  },
} as const satisfies Record<string, Use>;
export type UsedByStories = keyof typeof uses;

/** As many are named. */
const mostNamed = 50;

/** The stories whose copy, or edits still to come, use it: the latest first, and how many they are. */
async function storiesUsing(
  kind: UsedByStories,
  id: string,
  req: PayloadRequest,
): Promise<{ named: Using[]; count: number }> {
  const { path, free, ids } = uses[kind];
  const options = { session: await sessionOf(req) };
  // MongoDB keeps relations as ids, and what a story uses as text.
  const any = { $in: (await ids(id, req)).flatMap((each) => [each, objectId(each)]) };
  const parents = await rawCollection(req.payload, '_articles_versions').distinct(
    'parent',
    { latest: true, [`version.${path}`]: any },
    options,
  );
  const filter = {
    deletedAt: null,
    $or: [{ [path]: any }, { _id: { $in: parents } }],
    $nor: [{ state: { $in: [...free] } }, { state: 'archived', _status: { $ne: 'published' } }],
  };
  const articles = rawCollection(req.payload, 'articles');
  const projection = { headline: 1, state: 1 };
  const rows = await articles
    .find(filter, { ...options, projection })
    .sort({ updatedAt: -1 })
    .limit(mostNamed)
    .toArray();
  const count = rows.length < mostNamed ? rows.length : await articles.countDocuments(filter, options);
  return { named: rows.map((row) => plainOf<Using>(row)), count };
}

/** Refuses (`conflict`) to delete for good what stories use, and names them: they would go out without it, unseen. */
export async function refuseWhileInStories(kind: UsedByStories, id: string, req: PayloadRequest): Promise<void> {
  const { named, count } = await storiesUsing(kind, id, req);
  if (count === 0) return;
  const message = `This ${uses[kind].says(String(count))}`;
  const [first] = named;
  throw new Refusal(
    'conflict',
    `${message}, such as “${first?.headline ?? first?.id}”. Take it out of them first; \`stories\` names them.`,
    [{ path: 'id', rule: 'in-use', message: `${message}.`, params: { count } }],
    { count, stories: named.map(({ id: story, headline, state }) => ({ id: story, headline, state })) },
  );
}
