import type { PayloadRequest } from 'payload';
import { Types, type mongo } from 'mongoose';
import { databaseOf, plainOf, sessionOf } from '../../database/rows.ts';
import { collections } from '../../published/storage/collections.ts';
import { idOf, idsOf, rowsOf, textOf, type References, type Row, shows } from '../../published/shows.ts';
import { visibleFilter } from '../../published/visibility.ts';
import { namedStoriesOf } from '../../published/storage/stored.ts';
import { photosInBody } from '../../domain/body.ts';
import { usualTimeZone } from '../../domain/times/when.ts';

type Stage = mongo.BSON.Document;

const objectIds = (ids: Iterable<string>): Types.ObjectId[] =>
  [...new Set(ids)].filter((id) => Types.ObjectId.isValid(id)).map((id) => new Types.ObjectId(id));

/** A document brought back from the trash has null there. */
const inUse = { deletedAt: null };
const fields = (names: readonly string[]): Stage => ({ $project: Object.fromEntries(names.map((name) => [name, 1])) });
const projectionOf = (kind: keyof typeof shows): Stage => fields(shows[kind]);

/** Documents of another collection, whatever the anchor is; no look-up for nothing. */
const lookUp = (from: string, $match: Stage, as: string, $project: Stage): Stage => ({
  $lookup: { from, pipeline: [{ $match }, $project], as },
});
const byIds = (from: string, ids: readonly string[], as: string, project: Stage, more: Stage = {}): Stage[] =>
  ids.length === 0 ? [] : [lookUp(from, { _id: { $in: objectIds(ids) }, ...more }, as, project)];

const signedBy = (articles: readonly Row[], collection: string): string[] =>
  articles.flatMap(({ byline }) =>
    rowsOf(byline).flatMap(({ relationTo, value }) => (relationTo === collection ? (idOf(value) ?? []) : [])),
  );

function photosOf({ photo, body }: Row): string[] {
  const lead = idOf((photo as Record<string, unknown> | null | undefined)?.media);
  return [...(lead ? [lead] : []), ...photosInBody(body)];
}

const sectionsOf = ({ section, secondarySections }: Row): string[] =>
  [idOf(section), ...idsOf(secondarySections)].filter((id) => id !== undefined);

/** Look-ups for everything: a transaction's session takes one command at a time, and each costs a round trip. */
function questionFor(articles: readonly Row[]): Stage[] {
  const named = articles.flatMap(namedStoriesOf);
  const sets = articles.flatMap(({ translationSet }) => textOf(translationSet) ?? []);
  const postings = signedBy(articles, 'correspondents');
  const others = [
    ...(named.length > 0 ? [{ _id: { $in: objectIds(named) } }] : []),
    ...(sets.length > 0 ? [{ translationSet: { $in: [...new Set(sets)] } }] : []),
  ];
  const sections = objectIds(articles.flatMap(sectionsOf));
  return [
    ...byIds('authors', signedBy(articles, 'authors'), 'authors', projectionOf('author')),
    ...byIds('correspondents', postings, 'correspondents', projectionOf('correspondent')),
    ...(postings.length === 0
      ? []
      : [
          {
            $lookup: {
              from: 'authors',
              localField: 'correspondents.author',
              foreignField: '_id',
              pipeline: [projectionOf('author')],
              as: 'posted',
            },
          },
        ]),
    {
      $graphLookup: {
        from: 'sections',
        startWith: sections,
        connectFromField: 'parent',
        connectToField: '_id',
        maxDepth: 10,
        as: 'sections',
      },
    },
    ...byIds('media', articles.flatMap(photosOf), 'photos', projectionOf('photo'), inUse),
    ...(others.length === 0
      ? []
      : [lookUp('articles', { ...visibleFilter, $or: others }, 'stories', projectionOf('story'))]),
    lookUp(
      'redirects',
      { ...inUse, story: { $in: objectIds(articles.map(({ id }) => id)) } },
      'redirects',
      fields(['from', 'story']),
    ),
    lookUp('globals', { globalType: 'house-style' }, 'houseStyle', projectionOf('houseStyle')),
  ];
}

const byId = (...lists: unknown[]): Map<string, Row> =>
  new Map(lists.flatMap((list) => plainOf<Row[]>(list ?? [])).map((row) => [row.id, row]));

function oldSlugsOf(redirects: unknown): References['oldSlugs'] {
  const slugs = new Map<string, string[]>();
  for (const { story, from } of plainOf<Row[]>(redirects ?? [])) {
    const [of, slug] = [idOf(story), textOf(from)];
    if (of && slug) slugs.set(of, [...(slugs.get(of) ?? []), slug]);
  }
  return slugs;
}

/** Asks on behalf of `articles`, and whatever `more` look-ups there are, in the request's transaction: one query, however many stories. */
export async function askFor(articles: readonly Row[], more: readonly Stage[], req: PayloadRequest): Promise<Stage> {
  const heads = databaseOf(req.payload).collection(collections.readModel);
  const about = articles.length > 0 ? questionFor(articles) : [];
  const question = [{ $match: { _id: 'head' } }, { $project: { _id: 1 } }, ...about, ...more];
  const [found = {}] = await heads.aggregate(question, { session: await sessionOf(req) }).toArray();
  return found;
}

/** What an answer of `askFor` says that the stories show of others. */
export function referencesIn(found: Stage): References {
  const [houseStyle] = (found.houseStyle ?? []) as { timeZone?: unknown }[];
  return {
    authors: byId(found.authors, found.posted),
    correspondents: byId(found.correspondents),
    sections: byId(found.sections),
    photos: byId(found.photos),
    stories: byId(found.stories),
    oldSlugs: oldSlugsOf(found.redirects),
    timeZone: textOf(houseStyle?.timeZone) ?? usualTimeZone,
  };
}

/** Everything these stories show of others, as it is in the request's transaction. */
export const loadReferences = async (articles: readonly Row[], req: PayloadRequest): Promise<References> =>
  referencesIn(await askFor(articles, [], req));
