import type { CollectionBeforeOperationHook, PayloadRequest, Where } from 'payload';
import { Refusal } from '../../../src/domain/refusal.ts';

/** As many people as one search by name finds; more share no name that anybody searches for. */
const mostFound = 200;

type Rule = Readonly<Record<string, unknown>>;
const operators = ['like', 'contains', 'equals', 'exists'] as const;

async function idsIn(collection: 'authors' | 'correspondents', where: Where, req: PayloadRequest): Promise<string[]> {
  const shared = { collection, where, req, user: req.user, overrideAccess: false, depth: 0 } as const;
  const { docs } = await req.payload.find({ ...shared, limit: mostFound, pagination: false, select: {} });
  return docs.map(({ id }) => String(id));
}

/** Stories that are signed by a person of this name, as one of the desk or in words. */
async function signed(rule: Rule, req: PayloadRequest): Promise<Where> {
  const known = operators.filter((operator) => operator in rule);
  if (known.length !== Object.keys(rule).length) {
    const message = `By who signs a story one searches with ${operators.join(', ')}.`;
    throw new Refusal('malformed', message, [{ path: 'signedBy', rule: 'operator', message }]);
  }
  const inWords = { bylineText: rule } as Where;
  if ('exists' in rule) return { or: [inWords, { byline: { exists: rule.exists } }] };
  const authors = await idsIn('authors', { name: rule } as Where, req);
  const postings = authors.length > 0 ? await idsIn('correspondents', { author: { in: authors } }, req) : [];
  const people = [...authors, ...postings];
  return people.length > 0 ? { or: [inWords, { 'byline.value': { in: people } }] } : inWords;
}

async function answered(where: unknown, req: PayloadRequest): Promise<unknown> {
  if (Array.isArray(where)) return Promise.all(where.map((each) => answered(each, req)));
  if (typeof where !== 'object' || where === null) return where;
  const { signedBy, ...rest } = where as Rule;
  const entries = Object.entries(rest).map(async ([key, inner]) => {
    return [key, key.toLowerCase() === 'and' || key.toLowerCase() === 'or' ? await answered(inner, req) : inner];
  });
  const others = Object.fromEntries(await Promise.all(entries)) as Where;
  if (signedBy === undefined) return others;
  const found = await signed(signedBy as Rule, req);
  return Object.keys(others).length === 0 ? found : { and: [others, found] };
}

const asksSigned = (where: unknown): boolean => JSON.stringify(where ?? null).includes('"signedBy":');

/** Lists are searched by the names of those who sign, which stand in other documents: the filter names these. */
export const findBySigners: CollectionBeforeOperationHook = async ({ args, req }) => {
  const { where } = args as { where?: unknown };
  return asksSigned(where) ? ({ ...args, where: await answered(where, req) } as never) : args;
};
