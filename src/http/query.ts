import type { z } from 'zod';
import type { Problem } from '../domain/refusal.ts';
import { isRule } from '../domain/rules/rules.ts';

/** What a route takes after `?`: each parameter a schema from text to its value. A default makes it optional. */
export type QueryShape = Readonly<Record<string, z.ZodType<unknown, string | undefined>>>;
export type Values<Q extends QueryShape> = { [K in keyof Q]: z.output<Q[K]> };
export type Read<Q extends QueryShape> = { values: Values<Q>; canonical: string } | { faults: Problem[] };

/** Longer than any honest question. */
const longestQuery = 4_000;

/** As forms and links write it: `+` is a space. Undefined if it is not percent-encoded UTF-8. */
function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

const isSafe = (text: string): boolean => /^[\w.-]{1,40}$/.test(text);

/** Name and value pairs as sent; a fault for each that cannot be one. */
function pairsOf(query: string): { pairs: Map<string, string>; faults: Problem[] } {
  const pairs = new Map<string, string>();
  const faults: Problem[] = [];
  for (const piece of query.split('&').filter(Boolean)) {
    const at = piece.indexOf('=');
    const name = decode(at < 0 ? piece : piece.slice(0, at));
    const value = decode(at < 0 ? '' : piece.slice(at + 1));
    const label = name !== undefined && isSafe(name) ? name : '?';
    if (name === undefined || value === undefined)
      faults.push({ path: label, rule: 'encoding', message: 'This is not percent-encoded UTF-8.' });
    else if (pairs.has(name)) faults.push({ path: label, rule: 'repeated', message: 'Give this once.' });
    else pairs.set(name, value);
  }
  return { pairs, faults };
}

function unknownOf(pairs: ReadonlyMap<string, string>, shape: QueryShape): Problem[] {
  const known = Object.keys(shape).join(', ') || 'none';
  return [...pairs.keys()]
    .filter((name) => !Object.hasOwn(shape, name))
    .map((name) => ({
      path: name.slice(0, 40),
      rule: 'unknown',
      message: `There is no such parameter here; there are: ${known}.`,
    }));
}

function faultOf(name: string, isGiven: boolean, { issues: [issue] }: z.ZodError): Problem {
  if (!isGiven) return { path: name, rule: 'required', message: 'This has to be given.' };
  const own: unknown = (issue as { params?: { rule?: unknown } } | undefined)?.params?.rule;
  return { path: name, rule: isRule(own) ? own : 'value', message: issue?.message ?? 'This does not fit.' };
}

/** One text for one value: what goes into a key. */
const textOf = (value: unknown): string => (Array.isArray(value) ? value.join(',') : String(value));

/**
 * Reads a query by its shape; refuses what is unknown, repeated or does not fit, all at once. `canonical` is the same for all
 * queries that mean the same: sorted, decoded and encoded again, without what is only the default.
 */
export function readQuery<Q extends QueryShape>(query: string, shape: Q): Read<Q> {
  if (query.length > longestQuery)
    return {
      faults: [
        {
          path: '?',
          rule: 'length',
          message: `At most ${longestQuery} characters.`,
          params: { least: 0, most: longestQuery },
        },
      ],
    };
  const { pairs, faults } = pairsOf(query);
  faults.push(...unknownOf(pairs, shape));
  const values: Record<string, unknown> = {};
  const lines: string[] = [];
  for (const [name, schema] of Object.entries(shape)) {
    const result = schema.safeParse(pairs.get(name));
    if (!result.success) {
      if (!faults.some((each) => each.path === name)) faults.push(faultOf(name, pairs.has(name), result.error));
      continue;
    }
    values[name] = result.data;
    if (result.data === undefined || !pairs.has(name)) continue;
    const unsaid = schema.safeParse(undefined);
    const text = textOf(result.data);
    if (unsaid.success && unsaid.data !== undefined && textOf(unsaid.data) === text) continue;
    lines.push(`${encodeURIComponent(name)}=${encodeURIComponent(text)}`);
  }
  if (faults.length > 0) return { faults };
  return { values: values as Values<Q>, canonical: lines.sort().join('&') };
}
