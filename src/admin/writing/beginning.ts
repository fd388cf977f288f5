import type { Payload, TypedUser, Where } from 'payload';

type Row = Record<string, unknown> & { id: string };
type BeginningRequest = { payload: Payload; user: TypedUser };

async function first(
  { payload, user }: BeginningRequest,
  collection: 'authors' | 'correspondents' | 'desks',
  where: Where,
): Promise<Row | undefined> {
  const found = await payload.find({ collection, where, user, overrideAccess: false, depth: 0, limit: 1 });
  return found.docs[0] as unknown as Row | undefined;
}

const current = (author: string, now: Date): Where => ({
  and: [
    { author: { equals: author } },
    { from: { less_than_equal: now.toISOString() } },
    { or: [{ to: { exists: false } }, { to: { greater_than: now.toISOString() } }] },
  ],
});

/** What a new story of this writer begins with: their byline and posting, and their desk's section and language. */
export async function beginningOf(request: BeginningRequest, now: Date): Promise<Record<string, unknown>> {
  const { user } = request;
  const author = await first(request, 'authors', { user: { equals: user.id } });
  const posting = author && (await first(request, 'correspondents', current(author.id, now)));
  const [deskId] = ((user as { desks?: unknown[] }).desks ?? []).map((each) =>
    String((each as { id?: unknown } | null)?.id ?? each),
  );
  const desk = deskId ? await first(request, 'desks', { id: { equals: deskId } }) : undefined;
  const [language] = (desk?.languages as string[] | undefined) ?? [];
  const [section] = (desk?.sections as string[] | undefined) ?? [];
  const place = (posting?.dateline as { place?: string; source?: string } | undefined) ?? {};
  const byline = posting
    ? { relationTo: 'correspondents', value: posting.id }
    : author && { relationTo: 'authors', value: author.id };
  return {
    ...(byline && { byline: [byline] }),
    ...(language && { language }),
    ...(section && { section }),
    ...(posting && { dateline: { place: place.place ?? (posting.city as string), source: place.source } }),
    ...(posting && { timeZone: posting.timeZone }),
  };
}
