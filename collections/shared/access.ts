import type { Access, AccessArgs, CollectionConfig, FieldAccess, GlobalConfig, Where } from 'payload';
import { mayReadLatest } from '../../src/newsroom/record/history.ts';
import {
  publicReads,
  scopeOf,
  type Operation,
  type Resource,
  type Scope,
  type Staff,
} from '../../src/domain/workflow/policy.ts';
import { isAtLeast, type Role } from '../../src/domain/workflow/roles.ts';
import { visibleWhere } from '../../src/published/visibility.ts';
import { principalOf } from './principal.ts';

/** Where each resource says whose it is; the desk is always in `desk`. */
export const ownerField: Partial<Record<Resource, string>> = {
  articles: 'people',
  history: 'people',
  authors: 'user',
  media: 'uploadedBy',
  users: 'id',
};

const notInTrash: Where = { deletedAt: { exists: false } };

/** What a reader may see, as a query. Written out once: REST, GraphQL, counts, versions and relations all go through it. */
const publicWhere: Record<NonNullable<(typeof publicReads)[Resource]>, Where> = {
  published: visibleWhere,
  active: { and: [{ active: { equals: true } }, notInTrash] },
  released: { and: [{ released: { equals: true } }, notInTrash] },
  approved: { and: [{ state: { equals: 'approved' } }, { storyIsPublic: { equals: true } }, notInTrash] },
  'of a public story': { and: [{ storyIsPublic: { equals: true } }, notInTrash] },
  all: notInTrash,
};

/** The documents a scope reaches, as a query; `true` for any. */
export function reach(resource: Resource, scope: Scope, staff: Staff): Where | true {
  if (scope === 'any') return true;
  const owner = ownerField[resource] ?? 'createdBy';
  const own: Where = { [owner]: owner === 'people' ? { in: [staff.id] } : { equals: staff.id } };
  return scope === 'own' ? own : { or: [own, { desk: { in: [...staff.desks] } }] };
}

/** Puts `version.` before every path: the shape in which Payload queries versions. */
function onVersions(where: Where): Where {
  return Object.fromEntries(
    Object.entries(where).map(([path, rule]) =>
      path === 'and' || path === 'or' ? [path, (rule as Where[]).map(onVersions)] : [`version.${path}`, rule],
    ),
  ) as Where;
}

function readRule(resource: Resource): Access {
  return ({ req }) => {
    const principal = principalOf(req.user);
    const open = publicReads[resource];
    const readers = open ? publicWhere[open] : false;
    if (principal.kind !== 'staff') return readers;
    const scope = scopeOf(resource, principal.role, 'read');
    if (!scope) return readers;
    const staff = reach(resource, scope, principal);
    return staff === true || !readers ? staff : { or: [readers, staff] };
  };
}

function writeRule(resource: Resource, operation: Exclude<Operation, 'read'>): Access {
  return ({ req }) => {
    const principal = principalOf(req.user);
    const scope = principal.kind === 'staff' && scopeOf(resource, principal.role, operation);
    if (!scope) return false;
    return operation === 'create' ? true : reach(resource, scope, principal);
  };
}

/** Is this update a move to the trash? Then the rule for deleting decides. */
export const isTrashMove = ({ data }: Pick<AccessArgs, 'data'>): boolean =>
  Boolean((data as { deletedAt?: unknown } | undefined)?.deletedAt);

const inTrash: Where = { deletedAt: { exists: true } };

const both = (reached: Where | boolean, where: Where): Where[] =>
  reached === false ? [] : [reached === true ? where : { and: [where, reached] }];

/** What is in the trash is brought back by whoever may put it there, and by nobody else; what is not is edited as ever. */
export const inTrashOr =
  (toTrash: Access, update: Access): Access =>
  async (args) => {
    if (isTrashMove(args)) return toTrash(args);
    const { data } = args as { data?: { deletedAt?: unknown } };
    const [trash, edit] = [await toTrash(args), await update(args)];
    if (!data || data.deletedAt === undefined || (trash === true && edit === true)) return edit;
    const reached = [...both(trash, inTrash), ...both(edit, notInTrash)];
    return reached.length > 0 ? { or: reached } : false;
  };

/** Purging reaches only what is in the trash already. */
function deleteRule(resource: Resource): Access {
  const toTrash = writeRule(resource, 'delete');
  const purge = writeRule(resource, 'purge');
  return async (args) => {
    if (isTrashMove(args)) return toTrash(args);
    const reached = await purge(args);
    return reached === false ? false : { deletedAt: { exists: true } };
  };
}

type Rules = NonNullable<CollectionConfig['access']>;

/**
 * The policy table as Payload's access rules. Every rule is written: one left out would let any signed-in user in.
 * No scope, no access; an API key reads as a reader and writes nothing (its own endpoints look at its scopes).
 */
export function accessFor(resource: Resource): Required<Pick<Rules, Operation & keyof Rules>> & Rules {
  const update = writeRule(resource, 'update');
  const toTrash = writeRule(resource, 'delete');
  return {
    create: writeRule(resource, 'create'),
    read: readRule(resource),
    update: inTrashOr(toTrash, update),
    delete: deleteRule(resource),
    readVersions: async (args) => {
      const principal = principalOf(args.req.user);
      const scope = principal.kind === 'staff' && scopeOf(resource, principal.role, 'read');
      const reached = scope && reach(resource, scope, principal);
      return typeof reached === 'object' ? onVersions(reached) : Boolean(reached);
    },
    unlock: ({ req }) => isRoleAtLeast(req.user, 'administrator'),
    admin: ({ req }) => principalOf(req.user).kind === 'staff',
  };
}

/** The same for a global: it has no owner, so any scope is all of it. */
export function globalAccessFor(resource: Resource): NonNullable<GlobalConfig['access']> {
  const may =
    (operation: 'read' | 'update'): Access =>
    ({ req }) => {
      const principal = principalOf(req.user);
      if (operation === 'read' && publicReads[resource]) return true;
      return principal.kind === 'staff' && Boolean(scopeOf(resource, principal.role, operation));
    };
  return { read: may('read'), update: may('update'), readVersions: may('update') };
}

export function isRoleAtLeast(user: AccessArgs['req']['user'], least: Role): boolean {
  const principal = principalOf(user);
  return principal.kind === 'staff' && isAtLeast(principal.role, least);
}

/** Field rules. Payload applies them on read, filter, sort and write alike. */
export const nobody: FieldAccess = () => false;
export const staffOnly: FieldAccess = ({ req }) => principalOf(req.user).kind === 'staff';
export const fromRole =
  (least: Role): FieldAccess =>
  ({ req }) =>
    isRoleAtLeast(req.user, least);

/**
 * Read by a story's colleagues alone, its own people, its desk and who works on every desk: others of the staff read it as
 * readers do. Asked without a document this is about filters and orders, which boundLists keeps to the stories of one's own.
 */
export const colleaguesOnly: FieldAccess = ({ req, doc }) => {
  const principal = principalOf(req.user);
  return principal.kind === 'staff' && (doc === undefined || mayReadLatest(doc, principal));
};

/** What every read of a story takes along, for `colleaguesOnly` to judge by; who may not read it is given none of it. */
export const whoseItIs = { people: true, desk: true } as const;

/** A field the newsroom's own code writes and colleagues on the story may look at. */
export const keptAmongColleagues = { create: nobody, read: colleaguesOnly, update: nobody };
/** A field the newsroom's own code writes and staff may look at. */
export const keptByTheDesk = { create: nobody, read: staffOnly, update: nobody };
/** A field the newsroom's own code writes and everybody may look at. */
export const keptByTheDeskForAll = { create: nobody, update: nobody };
