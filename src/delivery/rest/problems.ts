import { z } from 'zod';
import type { Answer } from '../cache/answer.ts';
import { freshness } from './freshness.ts';

/** One thing wrong with a request: the parameter or field, a stable word for the rule, words for people. */
const fault = z.strictObject({ path: z.string(), rule: z.string(), message: z.string() });

const base = { type: z.string(), title: z.string(), status: z.int(), detail: z.string().optional() };

/** RFC 9457. `type` is an address that explains it. */
export const problemSchema = z.strictObject({ ...base, errors: z.array(fault).optional() });
export const killedSchema = z.strictObject({
  ...base,
  notice: z.string().describe('What the newsroom says of it.'),
  killedAt: z.iso.datetime(),
  id: z.string(),
});

/** The kinds of problem; `/docs/problems` explains each. */
export const problemKinds = {
  parameters: { status: 400, title: 'Some parameters do not fit.', says: 'Which, and why, is in `errors`.' },
  'not-found': {
    status: 404,
    title: 'There is nothing here.',
    says: 'It never was, or it is not published: readers cannot tell, and shall not.',
  },
  method: { status: 405, title: 'This address takes another method.', says: 'Which ones, is in `Allow`.' },
  killed: {
    status: 410,
    title: 'The newsroom has withdrawn this story.',
    says: '`notice` is what it says of it; please show that, and delete your copy.',
  },
} as const;
export type ProblemKind = keyof typeof problemKinds;

/** The document of a problem. */
export const problemOf = (kind: ProblemKind, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  type: `/docs/problems#${kind}`,
  title: problemKinds[kind].title,
  status: problemKinds[kind].status,
  ...more,
});

export const problemType = 'application/problem+json';

export function problemAnswer(
  kind: 'parameters' | 'not-found' | 'killed',
  tags: readonly string[],
  more?: Record<string, unknown>,
): Answer {
  return {
    status: problemKinds[kind].status,
    contentType: problemType,
    body: JSON.stringify(problemOf(kind, more)),
    tags,
    freshness: freshness[kind],
  };
}
