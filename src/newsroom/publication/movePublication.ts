import type { PayloadRequest } from 'payload';
import { isDuplicateKey } from '../../database/errorCodes.ts';
import { plainOf, rawCollection, sessionOf } from '../../database/rows.ts';
import {
  publicationStepNames,
  publicationSteps,
  refusalOfStep,
  type PublicationState,
  type PublicationStep,
} from '../../domain/workflow/publication.ts';
import type { Resource } from '../../domain/workflow/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Publishable } from '../../published/kinds.ts';
import { numberOf, type Row } from '../../published/shows.ts';
import { putEntry } from '../publish/directory.ts';
import { keepDirectoryAddress } from '../publish/redirects.ts';
import { holdAllOfReadModel } from '../publish/readModel.ts';
import { type Who, appendHistory } from '../record/history.ts';
import { inTransaction } from '../transaction/inTransaction.ts';
import { collectionOf, loadPublication, publicationOf, versionsOf, type LoadedPublication } from './publications.ts';

export type PublicationOrder = {
  kind: Publishable;
  id: string;
  name: PublicationStep;
  /** The version that is to go out: nobody sends out what they have not seen. */
  baseVersion?: number;
  who: Who;
  /** ISO 8601. */
  now: string;
};

const revisionOf = ({ revision }: Row): number => numberOf(revision) ?? 1;

function refuseOtherVersion({ name, baseVersion }: PublicationOrder, main: Row): void {
  const revision = revisionOf(main);
  if (baseVersion === revision || (name === 'withdraw' && baseVersion === undefined)) return;
  if (baseVersion === undefined)
    throw new Refusal('precondition-required', 'Say which version is to go out: send its baseVersion, or If-Match.', [
      { path: 'baseVersion', rule: 'required', message: 'Send back the baseVersion you read.' },
    ]);
  throw new Refusal('conflict', `It has moved on: you saw version ${baseVersion}, it is at ${revision}.`, [
    { path: 'baseVersion', rule: 'stale', message: `It is at version ${revision}.`, params: { version: revision } },
  ]);
}

const askerOf = (order: PublicationOrder) => {
  const { principal } = order.who;
  if (principal.kind !== 'staff') throw new Refusal('not-allowed', 'Only the newsroom moves it.');
  return { resource: collectionOf(order.kind) as Resource, role: principal.role };
};

/** After everything written before, whatever the clocks of two machines say. */
const afterAll = (now: string, ...earlierTimes: unknown[]): Date => {
  const times = earlierTimes.flatMap((time) => (time instanceof Date ? [time.getTime() + 1] : []));
  return new Date(Math.max(Date.parse(now), ...times));
};

/** It as it is kept after the step. Withdrawn, the pending edits are its copy: nobody's work is lost. */
function applyMove({ name, now }: PublicationOrder, { stored: storedRow, latest, main }: LoadedPublication) {
  const { to, goesOut }: { to: PublicationState; goesOut: boolean } = publicationSteps[name];
  const { _id, ...copy } = latest;
  const at = afterAll(now, storedRow.updatedAt, latest.updatedAt);
  return {
    ...copy,
    state: to,
    _status: goesOut ? 'published' : 'draft',
    revision: revisionOf(main) + 1,
    updatedAt: at,
    firstPublishedAt: storedRow.firstPublishedAt ?? (goesOut ? at : null),
    lastUpdatedAt: goesOut ? at : (storedRow.lastUpdatedAt ?? null),
    // Where readers found it last: what it has by the time it goes out again may be another address.
    publicSlug: goesOut ? copy.slug : storedRow.publicSlug,
  };
}

const slugTaken = new Refusal('conflict', 'Another one has this address.', [
  { path: 'slug', rule: 'unique', message: 'Another one has this slug.' },
]);

/** Writes it and a version of it, in the request's transaction; answers the version's id. */
async function save(
  kind: Publishable,
  { stored: storedRow }: LoadedPublication,
  next: object,
  req: PayloadRequest,
): Promise<string> {
  const options = { session: await sessionOf(req) };
  const { updatedAt } = next as { updatedAt: Date };
  await rawCollection(req.payload, collectionOf(kind))
    .updateOne({ _id: storedRow._id }, { $set: next }, options)
    .catch((error: unknown) => {
      throw isDuplicateKey(error) ? slugTaken : error;
    });
  const versions = rawCollection(req.payload, versionsOf(kind));
  await versions.updateMany({ parent: storedRow._id, latest: true }, { $unset: { latest: 1 } }, options);
  const row = { parent: storedRow._id, version: next, latest: true, createdAt: updatedAt, updatedAt, __v: 0 };
  return String((await versions.insertOne(row, options)).insertedId);
}

async function perform(
  order: PublicationOrder,
  req: PayloadRequest,
): Promise<{ from: PublicationState; to: PublicationState }> {
  const { kind, id, name, who, now } = order;
  const asker = askerOf(order);
  const loaded = await loadPublication(kind, id, req);
  const standing = publicationOf(kind, loaded);
  const refusal = refusalOfStep(name, standing, asker);
  if (refusal) throw refusal;
  refuseOtherVersion(order, loaded.main);
  // Two that go out at once show each other's links: one of them starts again.
  await holdAllOfReadModel(req);
  const next = applyMove(order, loaded);
  const version = await save(kind, loaded, next, req);
  const after = plainOf<Row>({ ...next, _id: loaded.stored._id });
  const { publicSlug } = loaded.main;
  if (next._status === 'published')
    await keepDirectoryAddress(kind, { id, after, ...(publicSlug ? { before: { id, slug: publicSlug } } : {}) }, req);
  await putEntry(kind, id, req, new Date(now));
  const { title } = after as { title?: string };
  const subject = { kind: collectionOf(kind), document: id, ...(title && { title }) };
  const entry = { name, by: who.id, byName: who.name, from: standing.state, to: next.state, version, people: [] };
  await appendHistory({ ...subject, ...entry }, now, req);
  return { from: standing.state, to: next.state };
}

/**
 * Publishes, updates or withdraws a document that readers get: itself, its version, its entry for readers, its old address, the audit
 * entry and the event in one transaction, or none of it. Throws a Refusal.
 */
export const movePublication = (order: PublicationOrder, req: PayloadRequest) =>
  inTransaction(req, () => perform(order, req));

/** Every step out of where it stands, with what is in the way for this person. */
export async function possibleSteps(kind: Publishable, id: string, who: Who, req: PayloadRequest) {
  const asker = askerOf({ kind, id, who, name: 'publish', now: '' });
  const loaded = await loadPublication(kind, id, req);
  const standing = publicationOf(kind, loaded);
  const steps = publicationStepNames
    .filter((name) => publicationSteps[name].from.some((state) => state === standing.state))
    .map((name) => ({ name, refusal: refusalOfStep(name, standing, asker) }));
  return { ...standing, baseVersion: revisionOf(loaded.main), steps };
}

/** Takes what is left of one that was deleted for good from readers: its old addresses are free. */
export async function forgetPublication(kind: Publishable, id: string, req: PayloadRequest): Promise<void> {
  await holdAllOfReadModel(req);
  await keepDirectoryAddress(kind, { id }, req);
  await putEntry(kind, id, req);
}
