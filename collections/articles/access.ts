import type { Access, Where, PayloadRequest } from 'payload';
import { editableStates, scopeOf, trashableStates, worksOnEveryDesk } from '../../src/domain/workflow/policy.ts';
import { accessFor, inTrashOr, isTrashMove, reach } from '../shared/access.ts';
import { principalOf } from '../shared/principal.ts';
import { mayReadLatest } from '../../src/newsroom/record/history.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { storySeen } from '../../src/newsroom/story/loadStory.ts';

const general = accessFor('articles');

/** A story's state says who may edit its copy: the desk in some states, its own people in others, nobody in the rest. */
const editCopy: Access = ({ req }) => {
  const principal = principalOf(req.user);
  if (principal.kind !== 'staff' || !scopeOf('articles', principal.role, 'update')) return false;
  const { onDesk, own } = editableStates(principal.role);
  const desk: Where[] = worksOnEveryDesk(principal.role) ? [] : [{ desk: { in: [...principal.desks] } }];
  return {
    or: [
      { and: [{ state: { in: onDesk } }, ...desk] },
      { and: [{ state: { in: own } }, { people: { in: [principal.id] } }] },
    ],
  };
};

/** Only a story that readers do not see, nor are about to, goes to the trash. */
const moveToTrash: Access = ({ req }) => {
  const principal = principalOf(req.user);
  const scope = principal.kind === 'staff' && scopeOf('articles', principal.role, 'delete');
  if (!scope) return false;
  const hidden: Where[] = [{ state: { in: [...trashableStates] } }, { _status: { not_equals: 'published' } }];
  const reached = reach('articles', scope, principal);
  // One's own story is one's own to throw away only while it is a draft.
  if (scope === 'own') return { and: [{ state: { equals: 'draft' } }, ...(reached === true ? [] : [reached])] };
  return { and: [...hidden, ...(reached === true ? [] : [reached])] };
};

export const articleAccess = {
  ...general,
  update: inTrashOr(moveToTrash, editCopy),
  delete: ((args) => (isTrashMove(args) ? moveToTrash(args) : general.delete(args))) satisfies Access,
};

async function seenStory(id: string | undefined, req: PayloadRequest): Promise<object> {
  const seen = id && (await storySeen(id, req, { trash: true }));
  if (!seen) throw new Refusal('not-found', 'There is no such story.');
  return seen;
}

/** What is said of a story is said only to those who may read it; to others it is not there, in whatever state it is. */
export async function refuseUnseen(id: string | undefined, req: PayloadRequest): Promise<void> {
  await seenStory(id, req);
}

/** What goes on around a story is told to its colleagues; who reads it as readers do is refused. */
export async function refuseAllButColleagues(id: string | undefined, req: PayloadRequest): Promise<void> {
  const seen = await seenStory(id, req);
  if (mayReadLatest(seen, principalOf(req.user))) return;
  throw new Refusal('not-allowed', 'What goes on around a story is told to its own people and its desk.');
}
