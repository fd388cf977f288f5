import type { DataFromCollectionSlug, Payload, TypedUser, Where } from 'payload';
import { writtenNames } from '../../domain/fields/articleFields.ts';

type BeginningRequest = { payload: Payload; user: TypedUser };

async function first<Slug extends 'authors' | 'correspondents' | 'desks'>(
  { payload, user }: BeginningRequest,
  collection: Slug,
  where: Where,
): Promise<DataFromCollectionSlug<Slug> | undefined> {
  const found = await payload.find({ collection, where, user, overrideAccess: false, depth: 0, limit: 1 });
  return found.docs[0] as DataFromCollectionSlug<Slug> | undefined;
}

const current = (author: string, now: Date): Where => ({
  and: [
    { author: { equals: author } },
    { from: { less_than_equal: now.toISOString() } },
    { or: [{ to: { exists: false } }, { to: { greater_than: now.toISOString() } }] },
  ],
});

/** What the newsroom itself gives each new story, of what people write. */
function defaultsOf({ collections }: Payload): Record<string, unknown> {
  const names: readonly string[] = writtenNames;
  const entries = collections.articles.config.flattenedFields.map(
    (field) => [field.name, 'defaultValue' in field ? (field.defaultValue as unknown) : undefined] as const,
  );
  return Object.fromEntries(entries.filter(([name, value]) => value !== undefined && names.includes(name)));
}

/** What a new story of this writer begins with: the newsroom's defaults, their byline and posting, and their desk's section and language. */
export async function beginningOf(request: BeginningRequest, now: Date): Promise<Record<string, unknown>> {
  return { ...defaultsOf(request.payload), ...(await ofWriter(request, now)) };
}

async function ofWriter(request: BeginningRequest, now: Date): Promise<Record<string, unknown>> {
  const { user } = request;
  const author = await first(request, 'authors', { user: { equals: user.id } });
  const posting = author && (await first(request, 'correspondents', current(author.id, now)));
  const [deskId] = ((user as { desks?: unknown[] }).desks ?? []).map((each) =>
    String((each as { id?: unknown } | null)?.id ?? each),
  );
  const desk = deskId ? await first(request, 'desks', { id: { equals: deskId } }) : undefined;
  const [language] = desk?.languages ?? [];
  const [section] = desk?.sections ?? [];
  const place = posting?.dateline ?? {};
  const byline = posting
    ? { relationTo: 'correspondents', value: posting.id }
    : author && { relationTo: 'authors', value: author.id };
  return {
    ...(byline && { byline: [byline] }),
    ...(language && { language }),
    ...(section && { section }),
    ...(posting && { dateline: { place: place.place ?? posting.city, source: place.source } }),
    ...(posting && { timeZone: posting.timeZone }),
  };
}
