import type { PayloadRequest } from 'payload';
import { reaches, scopeOf, worksOnEveryDesk, type Principal } from '../../domain/policy.ts';
import type { Actor } from '../../domain/story.ts';

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
