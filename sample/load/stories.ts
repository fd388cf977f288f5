import type { PayloadRequest } from 'payload';
import { progressBar } from '../../src/terminal/progress.ts';
import { fileCopy, readCopy } from '../../src/newsroom/copy/fileCopy.ts';
import { transition } from '../../src/newsroom/transition/transition.ts';
import type { Principal } from '../../src/domain/workflow/policy.ts';
import { hoursFrom, type Ids, type Keeper } from './keep.ts';
import { sampleNewsroom } from './newsroom.ts';
import { actingAs, type Accounts } from './people.ts';
import { startedHoursAgo, stepsOf, type SampleStep } from './steps.ts';
import type { SampleStory } from './storyFile.ts';

export type Made = {
  sections: Ids;
  desks: Ids;
  users: Accounts;
  postings: Ids;
  photos: Ids;
  opened: Date;
};

/** The colleague who acts, as the newsroom knows who acts. */
function whoIs(key: string, { users }: Made) {
  const { id, name, role, desks } = users[key]!;
  return { id, name, principal: { kind: 'staff', id, role, desks } as Principal };
}

/** What the desks add to the copy; undefined leaves a field as the copy has it. */
function addedTo(story: SampleStory, made: Made, ids: Ids) {
  const [posting] = story.postings ?? [];
  const others = story.related?.map((key) => ids[key]).filter(Boolean);
  return {
    byline: story.postings?.map((key) => ({ relationTo: 'correspondents', value: made.postings[key] })),
    timeZone: sampleNewsroom.postings.find(({ key }) => key === posting)?.timeZone,
    secondarySections: story.secondary?.map((key) => made.sections[key]),
    editorialNote: story.note,
    credit: story.credit,
    photo: story.photo && { media: made.photos[`${story.photo}/${story.parsed.language}`], caption: story.caption },
    embargoUntil: story.embargoInHours && hoursFrom(made.opened, story.embargoInHours),
    relatedStories: others?.length ? others : undefined,
  };
}

type Filed = { id: string; baseVersion: number };

/** Files the copy, by its writer, at the time of the story's first move. A draft that never left is written from its copy. */
async function fileStory(keeper: Keeper, story: SampleStory, made: Made): Promise<Filed> {
  const req = await actingAs(keeper.payload, made.users, story.by);
  const [filing] = stepsOf(story);
  const now = hoursFrom(made.opened, -(filing?.hoursAgo ?? startedHoursAgo(story)));
  const order = { text: story.copy, desk: made.desks[story.desk], who: whoIs(story.by, made), now };
  if (filing)
    return keeper.keep('articles', req, async () => {
      const { article } = await fileCopy(order, req);
      return { id: String(article.id), baseVersion: article.baseVersion ?? 1 };
    });
  const { fields } = await readCopy(order, req);
  const id = await keeper.create({ collection: 'articles', data: { ...fields, createdAt: now }, req });
  return { id, baseVersion: 1 };
}

/** One move, by who would make it, at the time they would have. */
async function move(id: string, step: SampleStep, made: Made, req: PayloadRequest): Promise<void> {
  const { name, by, hoursAgo, carrying, atInHours } = step;
  const at = atInHours === undefined ? undefined : hoursFrom(made.opened, atInHours);
  await transition({ ...carrying, at, id, name, who: whoIs(by, made), now: hoursFrom(made.opened, -hoursAgo) }, req);
}

/** What the desks add once all stories are there, for they name each other. */
async function addToStories(keeper: Keeper, filed: Record<string, Filed>, made: Made): Promise<void> {
  const ids: Ids = Object.fromEntries(Object.entries(filed).map(([key, { id }]) => [key, id]));
  const firstOfSet: Ids = {};
  for (const story of sampleNewsroom.stories) {
    const { id, baseVersion } = filed[story.key]!;
    const { translationSet: set } = story;
    const added = { ...addedTo(story, made, ids), translationOf: set && firstOfSet[set] };
    if (set) firstOfSet[set] ??= id;
    const given = Object.entries(added).filter(([, value]) => value !== undefined);
    if (given.length === 0) continue;
    const data = { ...Object.fromEntries(given), baseVersion } as never;
    const req = await actingAs(keeper.payload, made.users, story.by);
    await keeper.payload.update({ collection: 'articles', id, data, req, depth: 0 });
  }
}

/** All the stories, in all their states. Answers their ids by key. */
export async function createStories(keeper: Keeper, made: Made): Promise<Ids> {
  const { stories } = sampleNewsroom;
  const bar = progressBar('Writing stories', stories.length * 2);
  const filed: Record<string, Filed> = {};
  for (const story of stories) {
    filed[story.key] = await fileStory(keeper, story, made);
    bar.step();
  }
  await addToStories(keeper, filed, made);
  for (const story of stories) {
    for (const step of stepsOf(story).slice(1))
      await move(filed[story.key]!.id, step, made, await actingAs(keeper.payload, made.users, step.by));
    await keeper.beat();
    bar.step();
  }
  bar.end();
  return Object.fromEntries(stories.map(({ key }) => [key, filed[key]!.id]));
}

export async function createReviews(keeper: Keeper, stories: Ids, opened: Date): Promise<void> {
  for (const { story, name, email, text, state, rating, hoursAgo } of sampleNewsroom.reviews) {
    const data = { story: stories[story], name, email, text, state, rating, createdAt: hoursFrom(opened, -hoursAgo) };
    await keeper.create({ collection: 'reviews', data });
  }
}
