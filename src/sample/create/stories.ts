import type { Payload } from 'payload';
import { progressBar } from '../../terminal/progress.ts';
import { transition } from '../../newsroom/transition/transition.ts';
import { lexicalFromBlocks, type CopyBlock } from '../../domain/copy.ts';
import type { Principal } from '../../domain/policy.ts';
import { sampleNewsroom, startedHoursAgo, stepsOf, type SampleReview, type SampleStory } from '../index.ts';
import { hoursFrom, type Ids } from './ids.ts';
import type { Keeper } from './keep.ts';
import { actingAs, type Accounts } from './people.ts';

export type Made = {
  sections: Ids;
  desks: Ids;
  users: Accounts;
  authors: Ids;
  postings: Ids;
  photos: Ids;
  opened: Date;
};

const bylineOf = ({ byline }: SampleStory, { authors, postings }: Made) =>
  byline.people.map((one) =>
    'author' in one
      ? { relationTo: 'authors', value: authors[one.author] }
      : { relationTo: 'correspondents', value: postings[one.posting] },
  );

const timeZoneOf = ({ byline }: SampleStory): string | undefined => {
  const posted = byline.people.flatMap((one) => ('posting' in one ? [one.posting] : []));
  return sampleNewsroom.postings.find(({ key }) => key === posted[0])?.timeZone ?? sampleNewsroom.agency.timeZone;
};

function copyOf(story: SampleStory, made: Made) {
  const { language, place, section, photo, embargoInHours } = story;
  return {
    ...{
      headline: story.headline,
      slugline: story.slugline,
      kicker: story.kicker,
      standfirst: story.standfirst,
      language,
    },
    dateline: place ? { place, source: sampleNewsroom.agency.source[language] } : undefined,
    body: lexicalFromBlocks(story.body as CopyBlock[]),
    byline: bylineOf(story, made),
    bylineText: story.byline.override,
    reportingBy: story.byline.reporting?.map((each) => ({ ...each })),
    section: section && made.sections[section],
    secondarySections: story.secondary?.map((each) => made.sections[each]),
    ...{ topics: [...story.topics], urgency: story.urgency, editorialNote: story.note, credit: story.source },
    photo: photo && { media: made.photos[`${photo.key}/${language}`], caption: photo.caption },
    embargoUntil: embargoInHours === undefined ? undefined : hoursFrom(made.opened, embargoInHours),
    timeZone: timeZoneOf(story),
    desk: made.desks[story.desk],
    createdAt: hoursFrom(made.opened, -startedHoursAgo(story)),
  };
}

/** Every story's draft, by its writer. */
async function writeDraft(
  keeper: Keeper,
  story: SampleStory,
  made: Made,
  original: string | undefined,
): Promise<string> {
  const req = await actingAs(keeper.payload, made.users, story.by);
  const data = { ...copyOf(story, made), translationOf: original };
  return keeper.create({ collection: 'articles', data, req });
}

/** The moves that bring it to its state, each by who would make it, at the time they would have. */
async function moveAlong(payload: Payload, id: string, story: SampleStory, { users, opened }: Made): Promise<void> {
  for (const { name, by, hoursAgo, carrying, atInHours } of stepsOf(story)) {
    const req = await actingAs(payload, users, by);
    const { id: userId, name: byName, role, desks } = users[by]!;
    const principal = { kind: 'staff', id: userId, role, desks } as Principal;
    const at = atInHours === undefined ? undefined : hoursFrom(opened, atInHours);
    await transition(
      { ...carrying, at, id, name, who: { id: userId, name: byName, principal }, now: hoursFrom(opened, -hoursAgo) },
      req,
    );
  }
}

async function relate(payload: Payload, stories: readonly SampleStory[], ids: Ids): Promise<void> {
  for (const { key, related } of stories) {
    const others = (related ?? []).map((each) => ids[each]).filter(Boolean);
    if (others.length === 0) continue;
    const data = { relatedStories: others, baseVersion: 1 };
    await payload.update({ collection: 'articles', id: String(ids[key]), data: data as never, depth: 0 });
  }
}

/** All the stories, in all their states. Answers their ids by key. */
export async function createStories(keeper: Keeper, stories: readonly SampleStory[], made: Made): Promise<Ids> {
  const bar = progressBar('Writing stories', stories.length * 2);
  const ids: Ids = {};
  const firstOfSet: Ids = {};
  for (const story of stories) {
    const { key, translationSet } = story;
    ids[key] = await writeDraft(keeper, story, made, translationSet && firstOfSet[translationSet]);
    if (translationSet) firstOfSet[translationSet] ??= ids[key];
    bar.step();
  }
  await relate(keeper.payload, stories, ids);
  for (const story of stories) {
    await moveAlong(keeper.payload, String(ids[story.key]), story, made);
    await keeper.beat();
    bar.step();
  }
  bar.end();
  return ids;
}

export async function createReviews(
  keeper: Keeper,
  reviews: readonly SampleReview[],
  stories: Ids,
  opened: Date,
): Promise<void> {
  for (const { story, name, email, text, state, rating, hoursAgo } of reviews) {
    const data = { story: stories[story], name, email, text, state, rating, createdAt: hoursFrom(opened, -hoursAgo) };
    await keeper.create({ collection: 'reviews', data });
  }
}
