import type { CollectionBeforeOperationHook, PayloadRequest, Where } from 'payload';
import { withArgs } from '../../shared/hooks.ts';
import { isStaff } from '../../shared/principal.ts';
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
async function whereSigned(rule: Rule, req: PayloadRequest): Promise<Where> {
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

/** A filter with what it says of signers in the words of what stands in stories. */
async function withSignersFound({ signedBy, and, or, ...rest }: Where, req: PayloadRequest): Promise<Where> {
  const each = (wheres: Where[]): Promise<Where[]> => Promise.all(wheres.map((where) => withSignersFound(where, req)));
  const others: Where = { ...rest, ...(and && { and: await each(and) }), ...(or && { or: await each(or) }) };
  if (signedBy === undefined) return others;
  const found = await whereSigned(signedBy as Rule, req);
  return Object.keys(others).length === 0 ? found : { and: [others, found] };
}

const asksSigned = (where: unknown): boolean => JSON.stringify(where ?? null).includes('"signedBy":');

/** Lists are searched by the names of those who sign, which stand in other documents: the filter names these. */
export const findBySigners: CollectionBeforeOperationHook = async ({ args, req }) => {
  const { where } = args as { where?: Where };
  // Who is not of the staff is refused the field, as any that they do not read.
  return where && isStaff(req.user) && asksSigned(where)
    ? withArgs(args, { where: await withSignersFound(where, req) })
    : args;
};
