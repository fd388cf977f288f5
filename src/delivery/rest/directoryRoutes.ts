import { namedInNavigation, type PublishedSection } from '../../published/directory/schema.ts';
import type { StorySummary } from '../../published/story/schema.ts';
import { authorTag, directoryTag, listTag, sectionTag, type Facets } from '../../published/tags.ts';
import { countedAuthors } from '../stores/counted.ts';
import type { Page } from '../stores/stores.ts';
import { answer, headers } from './answers.ts';
import { pickFields, fieldTable } from './fields.ts';
import { freshness } from '../cache/answer.ts';
import {
  authorPage,
  correspondents,
  countedAuthor,
  countedTopic,
  sectionPage,
  site,
  topicPage,
} from './directorySchemas.ts';
import { briefly } from './listRoutes.ts';
import { parameter, pathPiece } from './parameters.ts';
import { withPhotos } from './photoFiles.ts';
import { defineRead, jsonAnswer, notFound, pageAnswer, type ReadRoute, type Sources } from './route.ts';

type Branch = Omit<PublishedSection, 'kind' | 'parent' | 'order'> & { children: Branch[] };

const fieldsOf = ({
  kind: _kind,
  parent: _parent,
  order: _order,
  inNavigation: _inNavigation,
  ...entry
}: PublishedSection) => entry;

/** The sections directly under one, or at the top of the tree. */
function sectionsUnder(parent: string | undefined, all: readonly PublishedSection[]): PublishedSection[] {
  const ids = new Set(all.map(({ id }) => id));
  return all.filter((each) => (parent === undefined ? !each.parent || !ids.has(each.parent) : each.parent === parent));
}

/** The sections under one, each with those under it; `all` has parents before children. */
const branchesUnder = (parent: string | undefined, all: readonly PublishedSection[]): Branch[] =>
  sectionsUnder(parent, all).map((each) => ({ ...fieldsOf(each), children: branchesUnder(each.id, all) }));

function wayTo(
  section: PublishedSection,
  all: readonly PublishedSection[],
): { id: string; path: string; name: string }[] {
  const parent = all.find(({ id }) => id === section.parent);
  const { id, path, name } = section;
  return [...(parent ? wayTo(parent, all) : []), { id, path, name }];
}

/** The latest stories on a page about something. */
async function latestOf({ stories }: Sources, facets: Facets, limit: number): Promise<Page<unknown>> {
  if (limit === 0) return { items: [] };
  const { items, next } = await stories.lines({ ...facets, limit });
  return { items: items.map((line: StorySummary) => briefly(line)), ...(next && { next }) };
}

const tag = 'Directory';
const moved = { 301: { description: 'It had this address before.', body: answer.MovedTo, headers: headers.Location } };

const ofPage = {
  lang: parameter.language,
  limit: parameter.limit(50, 20, 0),
};

const sections = defineRead(
  {
    tag,
    path: '/v1/sections',
    operationId: 'readSections',
    summary: 'The tree of sections',
    query: {},
    answers: { 200: { description: 'The top of the tree, each section with those under it.', body: answer.Sections } },
  },
  async (_given, { directory }: Sources) =>
    jsonAnswer(
      { items: branchesUnder(undefined, await directory.sections()) },
      { tags: [directoryTag], freshness: freshness.directory },
    ),
);

const oneSection = defineRead(
  {
    tag,
    path: '/v1/sections/{path}',
    operationId: 'readSection',
    names: 'section',
    summary: 'One section and its latest stories',
    description: 'Slashes in the path may stand as they are.',
    params: {
      path: pathPiece(/^[a-z0-9-]+(?:\/[a-z0-9-]+)*$/, { description: 'The section’s path.', example: 'politics' }),
    },
    query: { ...ofPage, fields: parameter.fields(fieldTable(sectionPage, 'name,latest.items.headline')) },
    answers: { 200: { description: 'The section; with `fields`, only those.', body: answer.SectionAnswer }, ...moved },
  },
  async ({ params: { path: named }, query: { lang, limit, fields } }, sources: Sources) => {
    const tags = [directoryTag, sectionTag(named)];
    const [all, latest] = await Promise.all([
      sources.directory.sections(),
      latestOf(sources, { section: named, lang }, limit),
    ]);
    const section = all.find(({ path }) => path === named);
    if (!section) return notFound(tags);
    const entry = { ...fieldsOf(section), way: wayTo(section, all), children: branchesUnder(section.id, all), latest };
    return jsonAnswer(pickFields(entry, fields), {
      tags: [...tags, listTag({ section: named, lang })],
      freshness: freshness.list,
    });
  },
);

const oneAuthor = defineRead(
  {
    tag,
    path: '/v1/authors/{slug}',
    operationId: 'readAuthor',
    names: 'author',
    summary: 'One author and their latest stories',
    params: { slug: pathPiece(/^[a-z0-9-]{1,128}$/, { description: 'The author’s slug.', example: 'alex-example' }) },
    query: { ...ofPage, fields: parameter.fields(fieldTable(authorPage, 'name,latest.items.headline')) },
    answers: { 200: { description: 'The author; with `fields`, only those.', body: answer.AuthorAnswer }, ...moved },
  },
  async ({ params: { slug: named }, query: { lang, limit, fields } }, sources: Sources) => {
    const tags = [directoryTag, authorTag(named)];
    const [author, latest] = await Promise.all([
      sources.directory.author(named),
      latestOf(sources, { author: named, lang }, limit),
    ]);
    if (!author) return notFound(tags);
    const { kind: _kind, ...entry } = author;
    return jsonAnswer(pickFields({ ...entry, latest }, fields), {
      tags: [...tags, listTag({ author: named, lang })],
      freshness: freshness.list,
    });
  },
);

const oneTopic = defineRead(
  {
    tag,
    path: '/v1/topics/{slug}',
    operationId: 'readTopic',
    summary: 'One topic and the latest stories on it',
    description: 'A topic that no published story has is 404.',
    params: { slug: pathPiece(/^[a-z0-9-]{1,128}$/, { description: 'The topic’s slug.', example: 'budget' }) },
    query: { ...ofPage, fields: parameter.fields(fieldTable(topicPage, 'name,latest.items.headline')) },
    answers: { 200: { description: 'The topic; with `fields`, only those.', body: answer.TopicAnswer } },
  },
  async ({ params: { slug: named }, query: { lang, limit, fields } }, sources: Sources) => {
    const tags = [listTag({ topic: named, lang })];
    const [{ items }, latest] = await Promise.all([
      sources.stories.stories({ topic: named, lang, limit: 1 }),
      latestOf(sources, { topic: named, lang }, limit),
    ]);
    const topic = items[0]?.topics.find(({ slug }) => slug === named);
    if (!topic) return notFound(tags);
    return jsonAnswer(pickFields({ ...topic, latest }, fields), { tags, freshness: freshness.list });
  },
);

const ofCounted = { lang: parameter.language, limit: parameter.limit(100, 20), cursor: parameter.slugCursor };
const short = 'A page can have fewer than `limit`, even none, and still a `next`.';

const allTopics = defineRead(
  {
    tag,
    path: '/v1/topics',
    operationId: 'readTopics',
    summary: 'The topics, each with how many stories are on it',
    description: `By slug. With \`lang\`, those with a story in that language, and those stories counted. ${short}`,
    query: { ...ofCounted, fields: parameter.fields(fieldTable(countedTopic, 'slug,count.stories')) },
    answers: { 200: { description: 'A page of topics.', body: answer.Topics, headers: headers.Link } },
  },
  async ({ query: { fields, ...query }, canonical }, { stories }: Sources) => {
    const { items, ...next } = await stories.topics(query);
    const entry = items.map((each) => pickFields(each, fields));
    return pageAnswer('/v1/topics', { items: entry, ...next }, { canonical, tags: [listTag({ lang: query.lang })] });
  },
);

const allAuthors = defineRead(
  {
    tag,
    path: '/v1/authors',
    operationId: 'readAuthors',
    summary: 'The authors, each with how many stories they signed',
    description: `By slug. With \`lang\`, those with a story in that language, and those stories counted. ${short}`,
    query: {
      ...ofCounted,
      fields: parameter.fields(fieldTable(countedAuthor, 'slug,name,count.stories')),
      ...parameter.ofPhotos,
    },
    answers: { 200: { description: 'A page of authors.', body: answer.Authors, headers: headers.Link } },
  },
  async ({ query: { fields, photos, formats, ...query }, canonical }, sources: Sources) => {
    const { items, ...next } = await countedAuthors(sources, query);
    const entry = items.map(({ kind: _kind, ...author }) =>
      withPhotos(pickFields(author, fields), { photos, formats }),
    );
    const tags = [directoryTag, listTag({ lang: query.lang })];
    return pageAnswer('/v1/authors', { items: entry, ...next }, { canonical, tags });
  },
);

const allCorrespondents = defineRead(
  {
    tag,
    path: '/v1/correspondents',
    operationId: 'readCorrespondents',
    summary: 'Who is posted where',
    query: { fields: parameter.fields(fieldTable(correspondents.shape.items.element, 'name,city')) },
    answers: { 200: { description: 'By city and name.', body: answer.CorrespondentsAnswer } },
  },
  async ({ query: { fields } }, { directory }: Sources) => {
    const items = (await directory.correspondents()).map(({ kind: _kind, ...entry }) => pickFields(entry, fields));
    return jsonAnswer({ items }, { tags: [directoryTag], freshness: freshness.directory });
  },
);

const theSite = defineRead(
  {
    tag,
    path: '/v1/site',
    operationId: 'readSite',
    summary: 'The site: names, social networks, navigation',
    query: { fields: parameter.fields(fieldTable(site, 'name,navigation.path')) },
    answers: { 200: { description: 'The site; with `fields`, only those.', body: answer.SiteAnswer } },
  },
  async ({ query: { fields } }, { directory }: Sources) => {
    const [{ kind: _kind, id: _id, ...entry }, all] = await Promise.all([directory.site(), directory.sections()]);
    const top = namedInNavigation(sectionsUnder(undefined, all));
    const navigation = top.map(({ id, path, name, names }) => ({ id, path, name, names }));
    return jsonAnswer(pickFields({ ...entry, navigation }, fields), {
      tags: [directoryTag],
      freshness: freshness.directory,
    });
  },
);

export const directoryRoutes: readonly ReadRoute[] = [
  sections,
  oneSection,
  allAuthors,
  oneAuthor,
  allTopics,
  oneTopic,
  allCorrespondents,
  theSite,
];
