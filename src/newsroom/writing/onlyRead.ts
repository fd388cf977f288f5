import type { TypedUser } from 'payload';
import { idOf } from '../../domain/body/blocks.ts';
import { mayWriteIn, type Staff } from '../../domain/policy.ts';
import { isRole } from '../../domain/roles.ts';
import { idsOf } from '../../domain/storyNames.ts';
import { isState } from '../../domain/workflow.ts';

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
