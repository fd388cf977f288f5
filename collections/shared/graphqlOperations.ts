import type { PayloadRequest } from 'payload';
import { calledAs, documentKinds, entryKinds } from '../../src/published/kinds.ts';

/** How Payload answers an operation of GraphQL, and what does more around it. */
export type Resolver = (
  parent: unknown,
  args: Record<string, unknown>,
  context: { req: PayloadRequest },
  info: unknown,
) => Promise<unknown>;
export type Around = (resolve: Resolver) => Resolver;

const names = (text: string): readonly string[] => text.trim().split(/\s+/);

/** The operations of each kind of documents (src/published/kinds.ts). */
const ofDocuments = (operations: (one: string, many: string) => string): string =>
  documentKinds
    .map(calledAs)
    .map(({ one, many }) => operations(one, many))
    .join(' ');

/** What the newsroom's GraphQL answers, each operation by name. Access rules say to whom; what stands nowhere here is refused. */
const offered: Readonly<Record<'Query' | 'Mutation', readonly string[]>> = {
  Query: names(`
    Article Articles countArticles docAccessArticle versionArticle versionsArticles
    Media allMedia countallMedia docAccessMedia
    Review Reviews countReviews docAccessReview
    Author Authors countAuthors docAccessAuthor
    Correspondent Correspondents countCorrespondents docAccessCorrespondent
    Section Sections countSections docAccessSection
    Desk Desks countDesks docAccessDesk
    User Users countUsers docAccessUser meUser initializedUser
    Redirect Redirects countRedirects docAccessRedirect
    History Histories countHistories docAccessHistory
    ${ofDocuments((one, many) => `${one} ${many} count${many} docAccess${one} version${one} versions${many}`)}
    HouseStyle docAccessHouseStyle SocialNetwork docAccessSocialNetwork Site docAccessSite
    Access
  `),
  Mutation: names(`
    createArticle updateArticle deleteArticle restoreVersionArticle transitionArticle
    createMedia updateMedia deleteMedia
    createReview updateReview deleteReview
    createAuthor updateAuthor deleteAuthor duplicateAuthor
    createCorrespondent updateCorrespondent deleteCorrespondent duplicateCorrespondent
    createSection updateSection deleteSection duplicateSection
    createDesk updateDesk deleteDesk duplicateDesk
    createUser updateUser deleteUser refreshTokenUser logoutUser unlockUser loginUser
    createRedirect updateRedirect deleteRedirect duplicateRedirect
    ${ofDocuments((one) => `create${one} update${one} delete${one}`)}
    updateHouseStyle updateSocialNetwork updateSite
  `),
};

const noMail = 'This newsroom sends no e-mail. An administrator sets a new password.';
const bookkeeping = 'Payload’s own bookkeeping.';

/** What Payload's GraphQL has and REST does not offer: refused with the same words. */
const closed: readonly [RegExp, string][] = [
  [/^(forgot|reset)PasswordUser$/, noMail],
  [/^verifyEmailUser$/, 'Accounts are opened by an administrator and need no confirmation.'],
  [/Payload/, bookkeeping],
  ...documentKinds.flatMap((kind): [RegExp, string][] => {
    const { one } = calledAs(kind);
    const restore = `POST /api/${entryKinds[kind].collection}/versions/:id`;
    return [
      [new RegExp(`^restoreVersion${one}$`), `Restore a version with ${restore}: it becomes the pending edits.`],
      [new RegExp(`^duplicate${one}$`), `A ${kind} is written anew.`],
    ];
  }),
  [/^(create|update|delete|duplicate)History$/, 'The audit trail is written by the desk alone.'],
];

export const undescribed = 'Nobody has described this operation yet.';

/** Why an operation is refused to everybody; undefined for one that is offered. A new one, of ours or of a new Payload, is not. */
export function closedBecause(kind: 'Query' | 'Mutation', name: string): string | undefined {
  if (offered[kind].includes(name)) return undefined;
  return closed.find(([pattern]) => pattern.test(name))?.[1] ?? undescribed;
}

/** A field of a type of GraphQL, as its schema keeps it. */
type Permitted = { type: { ofType?: unknown; name?: string }; resolve?: (parent: unknown) => unknown };
export type ObjectType = { getFields?: () => Record<string, Permitted>; ofType?: ObjectType };

const leaves = new Set(['permission', 'canAccessAdmin']);

const valueIn = (parent: unknown, name: string): unknown =>
  typeof parent === 'object' && parent !== null ? (parent as Record<string, unknown>)[name] : undefined;

/**
 * Payload shortens permissions: `true` stands for all that is within, and what is not allowed is left out. Its types promise a
 * boolean there, so that each such question was a fault. This reads the short form.
 */
export function readShortPermissions(type: ObjectType, seen = new Set<ObjectType>()): void {
  const bare = type.ofType ?? type;
  if (seen.has(bare) || !bare.getFields) return;
  seen.add(bare);
  for (const [name, field] of Object.entries(bare.getFields())) {
    if (name === 'where') field.resolve = (parent) => valueIn(parent, name) ?? null;
    else if (leaves.has(name)) field.resolve = (parent) => parent === true || Boolean(valueIn(parent, name));
    else field.resolve = (parent) => (parent === true ? true : valueIn(parent, name));
    readShortPermissions(field.type as ObjectType, seen);
  }
}
