import { createHmac } from 'node:crypto';
import type { PayloadRequest } from 'payload';
import { objectId, rawCollection, sessionOf } from '../../database/rows.ts';
import { reaches, scopeOf, worksOnEveryDesk, type Principal } from '../../domain/workflow/policy.ts';
import type { Actor } from '../../domain/story.ts';

/** What an entry is about: a story, or another document of the newsroom, by its collection, id and name. */
type Subject = { story: string } | { kind: string; document: string; title?: string };

/** One line of the audit trail. `ipHash` can tell two addresses apart, not give one away. */
export type Entry = Subject & {
  name: string;
  by?: string;
  byName: string;
  from: string;
  to: string;
  reason?: string;
  version?: string;
  people: string[];
  desk?: string;
};

/** The address, hashed with the newsroom's secret: comparable, not reversible. */
function ipHashOf(req: PayloadRequest): string | undefined {
  const address = req.headers?.get('x-dateline-client');
  return address
    ? createHmac('sha256', req.payload.secret).update(`audit:${address}`).digest('hex').slice(0, 32)
    : undefined;
}

/** The collection `history`, as Mongoose names it. */
const histories = 'histories';

/**
 * Appends to the audit trail, in the request's transaction. Nothing in the product changes or removes an entry.
 * The version it names has to be kept first (`keepVersion`), unless it is written in the same transaction as one to keep.
 */
export async function appendHistory(entry: Entry, at: string, req: PayloadRequest): Promise<void> {
  const { by, people, desk, ...words } = entry;
  const row = {
    ...words,
    ...('story' in words && { story: objectId(words.story), kind: 'articles', document: words.story }),
    by: by && objectId(by),
    people: people.map(objectId),
    desk: desk && objectId(desk),
    at: new Date(at),
    ipHash: ipHashOf(req),
    __v: 0,
  };
  const options = { session: await sessionOf(req), ignoreUndefined: true };
  await rawCollection(req.payload, histories).insertOne(row, options);
}

/** Who acts: their account, their name for the record, and how they stand to a story. */
export type Who = { id?: string; name: string; principal: Principal | { kind: 'clock' } };

export const theClock: Who = { name: 'The publish clock', principal: { kind: 'clock' } };

type Placed = { desk?: unknown; people?: unknown };

const relationId = (relation: unknown): string | undefined =>
  relation === null || relation === undefined
    ? undefined
    : String((relation as { id?: unknown }).id ?? (relation as string));

/** How `who` stands to a story: on its desk? one of its own people? Undefined for one who has no business at the desk. */
export function actorOn(story: Placed, who: Who): Actor | undefined {
  if (who.principal.kind === 'clock') return { kind: 'clock' };
  if (who.principal.kind !== 'staff') return undefined;
  const { id, role, desks } = who.principal;
  const desk = relationId(story.desk);
  const people = Array.isArray(story.people) ? story.people.map(relationId) : [];
  const isOnDesk = worksOnEveryDesk(role) || (desk !== undefined && desks.includes(desk));
  return { kind: 'staff', role, isOwn: people.includes(id), isOnDesk };
}

/** May they read the story's latest copy? As a colleague: what is published is for everybody, what is pending is not. */
export function mayReadLatest(story: Placed, principal: Principal): boolean {
  const actor = actorOn(story, { name: '', principal });
  return actor?.kind === 'staff' && reaches(scopeOf('articles', actor.role, 'read'), actor);
}

export const nameOf = (user: PayloadRequest['user']): string => {
  const { name } = (user ?? {}) as { name?: unknown };
  return typeof name === 'string' && name ? name : 'A colleague';
};
