import { type z } from 'zod';
import { checkJson } from '../domain/json.ts';
import { Refusal, type Problem } from '../domain/refusal.ts';
import { storedData } from '../domain/fields/storedText.ts';
import { isRule, type Rule } from '../domain/rules/rules.ts';

/** A check of our own says its rule in `params`. */
const ruleOf = (issue: z.core.$ZodIssue): Rule => {
  const own: unknown = issue.code === 'custom' ? issue.params?.rule : undefined;
  return isRule(own) ? own : issue.code;
};

const problemOf = (issue: z.core.$ZodIssue): Problem[] =>
  issue.code === 'unrecognized_keys'
    ? issue.keys.slice(0, 20).map((key) => ({
        path: key.slice(0, 80),
        rule: 'unknown-field' as const,
        message: `There is no field ${key.slice(0, 80)} here.`,
        params: { name: key.slice(0, 80) },
      }))
    : [{ path: issue.path.join('.'), rule: ruleOf(issue), message: issue.message }];

/** What a client gave, character by character, if it has this shape. Refuses anything else by field (`invalid`). */
export function parsedAsSent<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new Refusal('invalid', 'Some fields do not fit.', result.error.issues.flatMap(problemOf));
}

/** What a client gave, with its texts as they are kept, if it has this shape. Refuses anything else by field (`invalid`). */
export const parseInput = <T>(schema: z.ZodType<T>, input: unknown): T => parsedAsSent(schema, storedData(input));

/** The JSON that was sent in so many bytes, if it has this shape. Refuses what is no JSON (`malformed`), and anything else by field. */
export function parsedJson<T>(schema: z.ZodType<T>, bytes: Uint8Array): T {
  checkJson(bytes);
  return parsedAsSent(schema, JSON.parse(new TextDecoder().decode(bytes)) ?? {});
}

/** Null means "not given", as GraphQL clients send it. */
export const withoutNulls = (input: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null));
