import { accessOfArticle } from '../../src/domain/fields/articleFields.ts';
import type { Field, FlattenedField } from 'payload';
import { nobody } from './access.ts';

type Rows = Readonly<Record<string, string>>;

/** Paths by who may what, as the rows of the table are. */
function byAccess(accessOf: Rows): Rows {
  const rows: Record<string, string> = {};
  for (const [path, access] of Object.entries(accessOf)) rows[access] = `${rows[access] ?? ''} ${path}`;
  return rows;
}

/**
 * Every field of every document by its path: who reads it, who changes it and who filters by it. Set down from what the
 * newsroom answered, read against the policy, and changed by hand since: the walk says when an answer is another. What stands
 * nowhere here (a field that a new Payload adds) is read, changed and filtered by nobody.
 *
 * r a reader, k an API key, j a journalist of another desk, o the journalist whose document it is, e a section editor,
 * a an administrator; - nobody. It is said of documents that they see: a story readers have, and for changes one's own draft.
 * Of an article's fields src/domain/fields/articleTable.ts says it.
 * The fields of collections/ hold it with their own rules; test/newsroom/surface.test.ts asks as each of the six.
 * Of a story, what "oea" read is for its colleagues (its own people, its desk, who works on every desk): others filter and order
 * by it too, and find stories of which they are colleagues alone (`colleaguesOnly` in access.ts, `boundLists` in hooks.ts).
 * Four files say what is open, and nothing outside them is: this one fields, graphqlOperations.ts GraphQL, src/server/payloadApi/
 * routes (ours as they are declared, Payload's own in rows), src/domain/workflow/policy.ts whose documents.
 * Not a field's to say: `deletedAt` (the rule for the trash decides), `_status` (only a transition moves it), and what forms
 * send back and nobody reads (shape.ts, media/hooks.ts).
 */
export const fieldTable: Readonly<Record<string, Rows>> = {
  articles: byAccess({
    ...accessOfArticle,
    _id: '- - rkjoea',
    id: 'rkjoea - rkjoea',
    createdAt: 'rkjoea - rkjoea',
    updatedAt: 'rkjoea - rkjoea',
    deletedAt: 'rkjoea - rkjoea',
    _status: 'rkjoea - rkjoea',
    deletedBy: 'joea - joea',
    headlineSortKey: '- - -',
  }),
  media: {
    '- - -': 'renditionKey formerKey original altSortKey creditSortKey filenameSortKey',
    '- - rkjoea': '_id',
    '- - joea': 'thumbnailURL',
    'rkjoea - rkjoea': 'id renditions colour preview updatedAt createdAt deletedAt mimeType filesize width height',
    'rkjoea ea rkjoea': 'alt caption credit copyright creator keywords takenAt place focalX focalY',
    'joea - joea': 'released uploadedBy deletedBy filename url',
  },
  reviews: {
    '- - -': 'addressHash textHash',
    '- - rkjoea': '_id',
    'rkjoea - rkjoea': 'id story name text rating parent updatedAt createdAt deletedAt',
    'rkjoea ea rkjoea': 'state',
    'joea - joea': 'storyIsPublic deletedBy',
    'ea - -': 'history',
    'ea - ea': `
      email reasons reports reportsSeen reportReasons language section moderatedBy moderatedAt history.at history.by history.byName
      history.name history.from history.to history.bans history.id
    `,
  },
  authors: {
    '- - -': 'nameSortKey jobTitleSortKey',
    '- - rkjoea': '_id',
    'rkjoea - rkjoea': 'id updatedAt createdAt deletedAt',
    'rkjoea ea -': 'socialLinks',
    'rkjoea ea rkjoea': `
      name slug aliases jobTitle bio photo socialLinks.network socialLinks.url socialLinks.id languages employment active
    `,
    'joea - joea': 'deletedBy',
    'joea oea joea': 'email',
    'joea ea joea': 'user',
  },
  correspondents: {
    '- - -': 'titleSortKey citySortKey',
    '- - rkjoea': '_id',
    'rkjoea - rkjoea': 'id title updatedAt createdAt deletedAt',
    'rkjoea ea -': 'dateline',
    'rkjoea ea rkjoea': `
      author city country coordinates timeZone beats from to line dateline.place dateline.source
    `,
    'joea - joea': 'deletedBy',
  },
  sections: {
    '- - -': 'nameSortKey',
    '- - rkjoea': '_id',
    'rkjoea - rkjoea': 'id path updatedAt createdAt deletedAt',
    'rkjoea a -': 'names',
    'rkjoea a rkjoea':
      'name names.en names.az names.ru slug parent order inNavigation description colour mediaTopic defaultUrgency',
    'joea - joea': 'deletedBy',
    'joea a joea': 'editors reviewsModeration',
  },
  desks: {
    '- - -': 'nameSortKey',
    '- - joea': '_id',
    'joea - joea': 'id deletedBy updatedAt createdAt deletedAt',
    'joea a joea': 'name slug languages sections members',
  },
  users: {
    '- - -': `
      deviceKey apiKeyIndex resetPasswordToken resetPasswordExpiration salt hash resetPasswordRequestedAt loginAttempts
      lockUntil nameSortKey
    `,
    '- - joea': '_id',
    '- a -': 'apiKey',
    'joea - joea': 'id deletedBy updatedAt createdAt deletedAt',
    'joea a joea': 'name role desks',
    'a - -': 'sessions',
    'a - a': 'sessions.id sessions.createdAt sessions.expiresAt',
    'a oa -': 'hasAPIKey',
    'a a a': 'keyScopes email enableAPIKey',
  },
  redirects: {
    '- - rkjoea': '_id',
    'rkjoea - rkjoea': 'id updatedAt createdAt deletedAt',
    'rkjoea a rkjoea': 'from story',
    'joea - joea': 'storyIsPublic deletedBy',
  },
  history: {
    '- - -': 'ipHash',
    '- - joea': '_id',
    'oea - joea': 'id at name story kind document title by byName from to reason version people desk',
  },
  pages: {
    '- - -': 'titleSortKey',
    '- - rkjoea': '_id',
    'rkjoea - rkjoea': 'id firstPublishedAt lastUpdatedAt updatedAt createdAt deletedAt _status',
    'rkjoea ea rkjoea': 'title body description slug language inMenu inFooter order',
    'joea ea joea': 'translationOf',
    'joea ea -': 'baseVersion',
    'joea - joea': 'state publicSlug translationSet revision deletedBy',
  },
  'payload-kv': {
    '- - -': 'id _id key data',
  },
  'payload-jobs': {
    '- - -': `
      id _id input taskStatus completedAt totalTried hasError error log log.executedAt log.completedAt log.taskSlug
      log.taskID log.input log.output log.state log.error log.id taskSlug queue waitUntil processing updatedAt createdAt
    `,
  },
  'payload-preferences': {
    '- - -': 'id _id user key value updatedAt createdAt',
  },
  'payload-migrations': {
    '- - -': 'id _id name batch updatedAt createdAt',
  },
  'house-style': {
    'rkjoea - -': 'updatedAt createdAt',
    'rkjoea a -': `
      agencyName agencyNames agencyNames.en agencyNames.az agencyNames.ru datelinePattern timeZone
    `,
    'joea a -': 'fourEyes headlineFits openThreadsHold',
  },
  'social-networks': {
    'rkjoea - -': 'updatedAt createdAt',
    'rkjoea a -': 'links links.network links.url links.language links.id',
  },
  site: {
    'rkjoea - -': 'url updatedAt createdAt',
    'rkjoea a -': `
      name tagline defaultLanguage reviewsOpenDays tdmReserved tdmPolicy
      addresses addresses.front addresses.story addresses.section addresses.author addresses.topic addresses.page addresses.preview
      addresses.review
    `,
    'joea a -': `
      reviews reviews.moderation reviews.minSeconds reviews.linkLimit reviews.perAddress reviews.proofBits
      reviews.reportsToHide reviews.wordLists reviews.wordLists.language reviews.wordLists.effect reviews.wordLists.words
      reviews.wordLists.id
    `,
  },
};

const none: ReadonlySet<string> = new Set();
const namedIn: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries(fieldTable).map(([slug, rows]) => [
    slug,
    new Set(Object.values(rows).flatMap((paths) => paths.trim().split(/\s+/))),
  ]),
);

/** Does the table name this field of a collection or a global? */
const isNamed = (slug: string, path: string): boolean => (namedIn[slug] ?? none).has(path);

const closed = { create: nobody, read: nobody, update: nobody };

type Within = { fields?: Field[]; flattenedFields?: FlattenedField[]; tabs?: Field[] };

/** Closes each field that the table does not name, to everybody: Payload asks this for reads, writes, filters and orders alike. */
export function closeUnnamed(slug: string, fields: readonly (Field | FlattenedField)[], above = ''): void {
  for (const field of fields) {
    const path = 'name' in field && field.name ? `${above}${field.name}` : undefined;
    // One that only shows something in the admin holds nothing to close.
    const holdsData = field.type !== 'ui';
    if (holdsData && path !== undefined && !isNamed(slug, path)) Object.assign(field, { access: closed });
    const within = field as Within;
    // A row or an unnamed tab only arranges its fields: they stand on the level of the others.
    const below = path === undefined ? above : `${path}.`;
    for (const inner of [within.fields, within.flattenedFields, within.tabs]) closeUnnamed(slug, inner ?? [], below);
  }
}

/** The fields a client may name. */
export const namedOf = (slug: string, fields: readonly FlattenedField[]): readonly FlattenedField[] =>
  fields.filter(({ name }) => isNamed(slug, name));
