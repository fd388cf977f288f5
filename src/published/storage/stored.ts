import { mongo } from 'mongoose';
import { choicesIn } from '../../domain/fields/choices.ts';
import { referencesOf } from '../../domain/body.ts';
import { lastChangeOf, type KilledStory, type StorySummary, type PublishedStory } from '../story/schema.ts';
import { publishedKinds } from '../kinds.ts';
import { type StoredStory, searchFieldsOf } from './collections.ts';
import { contract } from './contract.ts';
import { timeZoneRefs } from './earlierNames.ts';
import { idOf, idsOf, numberOf, rowsOf, textOf, type References, type Row } from '../shows.ts';

/** What a story names, as keys of what it has to follow: whether readers see it now or not, it may change. */
export function refsOf(
  article: Row,
  { correspondents, sections }: Pick<References, 'correspondents' | 'sections'>,
): string[] {
  const { media } = (article.photo ?? {}) as Record<string, unknown>;
  const inBody = referencesOf(article.body);
  const refs = [
    ...rowsOf(article.byline).flatMap(({ relationTo, value }) => {
      const id = idOf(value) ?? '';
      if (relationTo !== 'correspondents') return [`author:${id}`];
      return [`correspondent:${id}`, `author:${idOf(correspondents.get(id)?.author) ?? ''}`];
    }),
    ...[idOf(article.section), ...idsOf(article.secondarySections)].flatMap((id) => wayUp(id, sections)),
    ...[idOf(media), ...inBody.flatMap(({ collection, id }) => (collection === 'media' ? id : []))].map(
      (id) => id && `photo:${id}`,
    ),
    ...namedStoriesOf(article).map((id) => `story:${id}`),
    textOf(article.translationSet) && `translations:${String(article.translationSet)}`,
    ...(textOf(article.timeZone) ? [] : timeZoneRefs),
  ];
  return [...new Set(refs)].filter((ref) => ref !== undefined && !ref.endsWith(':')) as string[];
}

/** The stories an article links to or names as related. */
export const namedStoriesOf = (article: Row): string[] => [
  ...new Set([
    ...idsOf(article.relatedStories),
    ...referencesOf(article.body).flatMap(({ collection, id }) => (collection === 'articles' ? id : [])),
  ]),
];

function wayUp(id: string | undefined, sections: References['sections']): string[] {
  const refs: string[] = [];
  for (let at = id; at && refs.length < 10; at = idOf(sections.get(at)?.parent)) refs.push(`section:${at}`);
  return refs;
}

/** What a list shows of a story. */
export const summaryOf = (story: PublishedStory): StorySummary => {
  const { id, slug, headline, language, publishedAt, updatedAt, section, kicker, urgency, photo, standfirst } = story;
  const visible = { id, slug, headline, language, publishedAt, updatedAt, section, kicker, urgency, photo, standfirst };
  return { ...visible, ...choicesIn(story) };
};

/** Without what is undefined: MongoDB would keep it as null. */
const asJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

type StoredPart = Pick<StoredStory, '_id' | 'slug' | 'slugs' | 'revision' | 'contract'>;

const keptOf = (article: Row, slug: string, oldSlugs: readonly string[]): StoredPart => ({
  _id: new mongo.BSON.ObjectId(article.id),
  slug,
  slugs: [...new Set([slug, ...[...oldSlugs].sort()])],
  revision: numberOf(article.revision) ?? 1,
  contract: contract.version,
});

/** The document of a story readers can see. */
export function storedStory(article: Row, story: PublishedStory, references: References): StoredStory {
  return {
    ...keptOf(article, story.slug, references.oldSlugs.get(article.id) ?? []),
    status: 'published',
    facets: publishedKinds.story.lists(story),
    refs: refsOf(article, references),
    publishedAt: new Date(story.publishedAt),
    updatedAt: new Date(lastChangeOf(story)),
    line: asJson(summaryOf(story)),
    search: searchFieldsOf(story),
    json: JSON.stringify(story),
  };
}

/** What stands in the place of a killed story: its notice, at every address it ever had. */
export function tombstone(article: Row, killed: KilledStory, slugs: readonly string[]): StoredStory {
  return {
    ...keptOf(article, killed.slug, slugs),
    status: 'killed',
    killedAt: new Date(killed.killedAt),
    killed: asJson(killed),
  };
}

/** Every answer that shows a story as it is stored, or says that there is none. */
export const tagsOfStored = (stored: StoredStory): string[] => [
  ...publishedKinds.story.tags({ id: String(stored._id), slugs: stored.slugs }),
  ...(stored.status === 'published' ? stored.facets.map((key) => `list-${key}`) : []),
];

/** Do both show readers the same? The revision and the release that wrote it alone show nothing. */
export function isSameToReaders(one: StoredStory | undefined, other: StoredStory | undefined): boolean {
  const visible = (stored: StoredStory | undefined): string | undefined => {
    if (!stored) return undefined;
    const { revision: _revision, contract: _contract, ...rest } = stored;
    return JSON.stringify(rest);
  };
  return visible(one) === visible(other);
}

/** What each publication writes anew, and the notes of corrections that it adds. */
const stamps = ['updatedAt', 'changedAt', 'version', 'corrections'];

/** Do readers get the same story from both, but for the stamps of its publication and the notes of corrections beside it? */
export function saysTheSame(one: StoredStory | undefined, other: StoredStory | undefined): boolean {
  if (one?.status !== 'published' || other?.status !== 'published') return false;
  const comparable = ({ json }: { json: string }): string =>
    JSON.stringify(Object.entries(JSON.parse(json) as object).filter(([field]) => !stamps.includes(field)));
  return comparable(one) === comparable(other);
}
