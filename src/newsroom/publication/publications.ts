import type { mongo } from 'mongoose';
import type { PayloadRequest } from 'payload';
import { objectId, plainOf, rawCollection, sessionOf } from '../../database/rows.ts';
import { isPublicationState, type Publication } from '../../domain/workflow/publication.ts';
import { Refusal, type Problem } from '../../domain/refusal.ts';
import { entryKinds, type Publishable } from '../../published/kinds.ts';
import { idOf, textOf, type Row } from '../../published/shows.ts';

/** A document as MongoDB keeps it. */
type KeptRow = Record<string, unknown> & { _id: mongo.BSON.ObjectId };
/** A document that goes to readers, as it is kept: itself, and its latest version, which may hold edits that are not out yet. */
export type LoadedPublication = { main: Row; stored: KeptRow; latest: KeptRow };

export const collectionOf = (kind: Publishable): (typeof entryKinds)[Publishable]['collection'] =>
  entryKinds[kind].collection;
export const versionsOf = (kind: Publishable): string => `_${collectionOf(kind)}_versions`;

const noSuchDocument = new Refusal('not-found', 'There is no such document.');

/** Reads it in the request's transaction. Refuses (`not-found`) what is not there, or in the trash. */
export async function loadPublication(kind: Publishable, id: string, req: PayloadRequest): Promise<LoadedPublication> {
  const options = { session: await sessionOf(req) };
  const _id = objectId(id);
  const stored = (await rawCollection(req.payload, collectionOf(kind)).findOne(
    { _id },
    options,
  )) as unknown as KeptRow | null;
  if (!_id || !stored || stored.deletedAt) throw noSuchDocument;
  const version = (await rawCollection(req.payload, versionsOf(kind)).findOne(
    { parent: _id, latest: true },
    {
      ...options,
      sort: { updatedAt: -1 },
    },
  )) as unknown as { version: Record<string, unknown> } | null;
  const latest = stored._status === 'published' && version ? { ...version.version, _id } : stored;
  return { main: plainOf<Row>(stored), stored, latest };
}

/** What it lacks before readers can have it. */
function lacking(kind: Publishable, latest: Row): Problem[] {
  const needed: readonly string[] = entryKinds[kind].needs;
  const missing = needed.filter((field) => !textOf(latest[field]) && !hasText(latest[field]));
  return [
    ...missing.map((path): Problem => ({ path, rule: 'required', message: `Readers need its ${path}.` })),
    ...entryKinds[kind].problems(latest),
  ];
}

/** A rich text with something in it. */
const hasText = (value: unknown): boolean => typeof value === 'object' && value !== null;

/** How it stands to the steps it can make. */
export function publicationOf(kind: Publishable, { main, latest }: LoadedPublication): Publication {
  return {
    state: isPublicationState(main.state) ? main.state : 'draft',
    hasPendingEdits: main._status === 'published' && latest._status !== 'published',
    lacks: lacking(kind, plainOf<Row>(latest)),
  };
}

/** The set of translations a document is in: that of the one it translates, or one of its own, of its id. */
export async function translationSetOf(kind: Publishable, id: string, translationOf: unknown, req: PayloadRequest) {
  const other = objectId(idOf(translationOf) ?? '');
  if (!other) return id;
  const options = { session: await sessionOf(req), projection: { translationSet: 1 } };
  const row = await rawCollection(req.payload, collectionOf(kind)).findOne({ _id: other }, options);
  return textOf((row as { translationSet?: unknown } | null)?.translationSet) ?? String(other);
}
