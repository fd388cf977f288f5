import type { TypedUser } from 'payload';
import { idOf } from '../../domain/body/blocks.ts';
import { mayWriteIn, scopeOf, type Resource, type Staff } from '../../domain/workflow/policy.ts';
import { isRole } from '../../domain/workflow/roles.ts';
import { idsOf } from '../../domain/storyNames.ts';
import { isState } from '../../domain/workflow/workflow.ts';

type Copy = Readonly<Record<string, unknown>>;

function staffOf({ id, ...user }: TypedUser): Staff | undefined {
  const { role, desks } = user as { role?: unknown; desks?: unknown };
  return isRole(role) ? { kind: 'staff', id: String(id), role, desks: idsOf(desks) } : undefined;
}

/** Is this copy only read by them? The newsroom refuses their saves then. */
export function isOnlyRead({ state, people, desk, deletedAt }: Copy, user: TypedUser): boolean {
  const staff = staffOf(user);
  if (deletedAt || !staff || !isState(state)) return true;
  return !mayWriteIn({ state, people: idsOf(people), desk: idOf(desk) }, staff);
}

/** Are saves of such documents refused to them, or of this one, which lies in the trash? */
export function mayNotSave(resource: Resource, { deletedAt }: Copy, user: TypedUser): boolean {
  const staff = staffOf(user);
  return Boolean(deletedAt) || !staff || scopeOf(resource, staff.role, 'update') !== 'any';
}

/** May they begin such a document? */
export function mayBegin(resource: Resource, user: TypedUser): boolean {
  const staff = staffOf(user);
  return staff !== undefined && scopeOf(resource, staff.role, 'create') !== undefined;
}
