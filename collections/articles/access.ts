import type { Access, Where } from 'payload';
import { editableStates, scopeOf, trashableStates, worksOnEveryDesk } from '../../src/domain/policy.ts';
import { accessFor, inTrashOr, isTrashMove, reach } from '../shared/access.ts';
import { principalOf } from '../shared/principal.ts';

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
