import type { CollectionSlug, PayloadRequest } from 'payload';
import { publicReads, resources, scopeOf, type Principal } from '../../src/domain/workflow/policy.ts';
import { isStaff } from './principal.ts';
import { byId, type Pointer, type Pointing } from './query.ts';

/** Does this principal see only some documents of a collection, or none? */
const isPartlyHidden = (principal: Principal, resource: (typeof resources)[number]): boolean =>
  publicReads[resource] !== 'all' &&
  (principal.kind !== 'staff' || scopeOf(resource, principal.role, 'read') !== 'any');

/** A list of the desk shows the id of what a document points to, so it is ordered by it, and asked whether there is one. */
const staffCompare: ReadonlySet<string> = new Set([...byId, 'exists']);

/** The audit trail is told to a story's own people and its desk alone, and names the story in each entry, a purged one too. */
const audit = 'history';

/** What is to be watched in the query of this principal to this collection. */
export function pointingOf(principal: Principal, collection: string): Pointing {
  const ofDesk = principal.kind === 'staff';
  const closed = new Set(resources.filter((each) => collection !== audit && isPartlyHidden(principal, each)));
  // Readers and keys are refused these fields altogether.
  const readsAll = !ofDesk || scopeOf('articles', principal.role, 'read') === 'any';
  const compares = { operators: ofDesk ? staffCompare : byId, ordersBy: ofDesk };
  return { closed, ...compares, found: [], readsAll, amongColleagues: false };
}

/** No document has this id. */
const nothing = '000000000000000000000000';
const isId = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{24}$/i.test(value);

/** Ids as a condition gives them: one, several, or several in one text with commas. */
const idsIn = (value: unknown): unknown[] =>
  typeof value === 'string' ? value.split(',') : Array.isArray(value) ? (value as unknown[]) : [value];

/** Which of these ids name what the one who asks may read. */
export async function pointersSeen(
  ids: readonly string[],
  slugs: readonly string[],
  req: PayloadRequest,
): Promise<Set<string>> {
  const visible = new Set<string>();
  for (const slug of slugs) {
    const { docs } = await req.payload.find({
      collection: slug as CollectionSlug,
      where: { id: { in: [...ids] } },
      overrideAccess: false,
      user: req.user,
      depth: 0,
      limit: ids.length,
      pagination: false,
      // A collection that is closed to them altogether shows nothing; what lies in the trash is the desk's to see.
      disableErrors: true,
      trash: isStaff(req.user),
      select: {},
    });
    docs.forEach(({ id }) => visible.add(String(id)));
  }
  return visible;
}

/** For who may not see a document nothing points to it: its id is put out of each condition, like one that never was. */
export async function hidePointers(pointers: readonly Pointer[], req: PayloadRequest): Promise<void> {
  for (const { rule, to } of pointers) {
    const ids = [...new Set(Object.values(rule).flatMap(idsIn).filter(isId))];
    const visible = ids.length > 0 ? await pointersSeen(ids, to, req) : new Set<string>();
    const hide = (value: unknown): unknown => (value === null || visible.has(String(value)) ? value : nothing);
    for (const [operator, value] of Object.entries(rule).filter(([each]) => byId.has(each)))
      rule[operator] = /in$/.test(operator) ? idsIn(value).map(hide) : hide(value);
  }
}
