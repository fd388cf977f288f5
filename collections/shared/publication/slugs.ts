import type { CollectionBeforeOperationHook, PayloadRequest } from 'payload';
import { objectId, rawCollection, sessionOf } from '../../../src/database/rows.ts';
import { isMadeFrom, slugOf } from '../../../src/domain/fields/slug.ts';
import { withArgs } from '../hooks.ts';
import { randomBytes } from 'node:crypto';

/** A slug that nobody has. */
export const slugByChance = (base: string): string => `${base}-${randomBytes(4).toString('hex')}`;

/** What is tried for this slug, in this order. `isMadeFrom` knows what comes of it. */
const slugsToTry = (base: string): readonly string[] => [base, `${base}-2`, `${base}-3`, `${base}-4`];

/** The slug, or the first with a number behind it that nobody has; a random tail after a few tries ends the race. */
export async function freeSlug(base: string, isTaken: (slug: string) => Promise<boolean> | boolean): Promise<string> {
  for (const each of slugsToTry(base)) if (!(await isTaken(each))) return each;
  return slugByChance(base);
}

type Titled = { title?: string | null; slug?: string | null; firstPublishedAt?: unknown };

const textIn = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

async function slugFrom(collection: string, title: string, id: unknown, req: PayloadRequest): Promise<string> {
  const base = slugOf(title);
  const others = { slug: { $in: slugsToTry(base) }, ...(id !== undefined && { _id: { $ne: objectId(String(id)) } }) };
  const options = { projection: { slug: 1 }, session: await sessionOf(req) };
  const rows = await rawCollection(req.payload, collection).find(others, options).toArray();
  const taken = rows.map((row) => (row as Titled).slug);
  return freeSlug(base, (each) => taken.includes(each));
}

async function titledRow(collection: string, id: unknown, req: PayloadRequest): Promise<Titled | undefined> {
  const options = { projection: { title: 1, slug: 1, firstPublishedAt: 1 }, session: await sessionOf(req) };
  const row = await rawCollection(req.payload, collection).findOne({ _id: objectId(String(id)) }, options);
  return (row as Titled | null) ?? undefined;
}

/** The slug of what readers have not seen yet follows its title, unless a person has typed another: a title is saved while it is typed. */
export const followTitle =
  (collection: string): CollectionBeforeOperationHook =>
  async ({ args, operation, req }) => {
    if (operation !== 'create' && operation !== 'update') return args;
    const { id, data = {} } = args as { id?: unknown; data?: Record<string, unknown> };
    const title = textIn(data.title);
    if (title === '' || textIn(data.slug) !== '') return args;
    const row = operation === 'update' ? await titledRow(collection, id, req) : {};
    const before = textIn(row?.slug);
    const follows = row && !row.firstPublishedAt && (before === '' || isMadeFrom(before, textIn(row.title)));
    if (!follows || (before !== '' && isMadeFrom(before, title))) return args;
    return withArgs(args, { data: { ...data, slug: await slugFrom(collection, title, id, req) } });
  };
