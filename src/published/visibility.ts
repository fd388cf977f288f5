import { readableStates } from '../domain/workflow/workflow.ts';

/** May readers see the story of this article? The three forms below say the same: in code, to MongoDB, and to Payload. */
export const isVisible = ({ state, _status, deletedAt }: Readonly<Record<string, unknown>>): boolean =>
  _status === 'published' && readableStates.some((readable) => readable === state) && !deletedAt;

/** The same as a MongoDB filter over `articles`. An article brought back from the trash has null there. */
export const visibleFilter = {
  _status: 'published',
  state: { $in: [...readableStates] },
  deletedAt: null,
};

type Condition = { equals?: string; in?: string[]; exists?: boolean };
/** The same as a `where` of Payload's. */
export const visibleWhere: { and: Record<string, Condition>[] } = {
  and: [{ _status: { equals: 'published' } }, { state: { in: [...readableStates] } }, { deletedAt: { exists: false } }],
};
