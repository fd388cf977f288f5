import { problemKinds, problemOf, problemType } from '../../http/problems.ts';
import type { Answer } from '../cache/answer.ts';
import { freshness } from './freshness.ts';

/** A problem as an answer of the byte cache. */
export const problemAnswer = (
  kind: 'parameters' | 'not-found' | 'killed',
  tags: readonly string[],
  more?: Record<string, unknown>,
): Answer => ({
  status: problemKinds[kind].status,
  contentType: problemType,
  body: JSON.stringify(problemOf(kind, more)),
  tags,
  freshness: freshness[kind],
});
