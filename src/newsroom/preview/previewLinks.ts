import { randomBytes } from 'node:crypto';
import type { Payload, PayloadRequest } from 'payload';
import { objectId, plainOf, rawCollection, sessionOf } from '../../database/rows.ts';
import type { Staff } from '../../domain/workflow/policy.ts';
import { isLanguage, type Language } from '../../domain/languages.ts';
import { Refusal } from '../../domain/refusal.ts';
import { isAtLeast } from '../../domain/workflow/roles.ts';
import { endsPreviews } from '../../domain/workflow/workflow.ts';
import { mayReadLatest, appendHistory } from '../record/history.ts';
import { inTransaction } from '../transaction/inTransaction.ts';
import {
  endOf,
  findLinks,
  marksOf,
  previewLinks,
  secretHashOf,
  type FoundLink,
  type LinkEnd,
  type LinkRow,
} from './previewLinkRows.ts';

/** A member of staff at the desk, and the login they ask by. */
export type Asking = { name: string; principal: Staff; session: string };
type Story = { state: string; deletedAt?: string | null; desk?: string; people?: string[]; language?: unknown };

/** A link as colleagues see it; the secret is told once, to who makes it. */
type ListedLink = {
  id: string;
  by: string;
  at: string;
  until: string;
  openings: { count: number; lastAt: string | null };
  /** When somebody ended it by hand. */
  revokedAt: string | null;
  ended: LinkEnd | null;
  mayEnd: boolean;
};

const notFound = (): Refusal => new Refusal('not-found', 'There is no such story.');

/** Who sees a story as readers do has no business with links to what readers do not see. */
async function storyFor(id: string, { principal }: Asking, req: PayloadRequest): Promise<Story> {
  const projection = { state: 1, deletedAt: 1, desk: 1, people: 1, language: 1 };
  const options = { projection, session: await sessionOf(req) };
  const row = await rawCollection(req.payload, 'articles').findOne({ _id: objectId(id) }, options);
  if (!row) throw notFound();
  const story = plainOf<Story>(row);
  if (mayReadLatest(story, principal)) return story;
  throw new Refusal('not-allowed', 'Links to a story’s latest version are for its own people and its desk.');
}

/** A session that was ended this moment makes no link that would outlive it. */
async function refuseEnded({ principal, session: id }: Asking, req: PayloadRequest): Promise<void> {
  const living = { _id: objectId(principal.id), deletedAt: null, 'sessions.id': id };
  const options = { projection: { _id: 1 }, session: await sessionOf(req) };
  if (await rawCollection(req.payload, 'users').findOne(living, options)) return;
  throw new Refusal('unauthenticated', 'This session has ended. Sign in again.');
}

/** Links to one story that may be open at once. */
const mostOpen = 50;

async function refuseTooMany({ story, marks, at }: LinkRow, req: PayloadRequest): Promise<void> {
  const open = { kind: 'preview', story, 'marks.story': marks.story, revokedAt: null, until: { $gt: at } };
  const count = await rawCollection(req.payload, previewLinks).countDocuments(open, {
    session: await sessionOf(req),
  });
  if (count < mostOpen) return;
  const message = `The story has ${mostOpen} open links. End those that are not needed first.`;
  throw new Refusal('conflict', message, [{ path: 'id', rule: 'too-many-links', message }]);
}

async function audit(
  name: string,
  { id, story, asking, reason }: { id: string; story: Story; asking: Asking; reason: string },
  req: PayloadRequest,
): Promise<void> {
  const { principal, name: byName } = asking;
  const { state, people = [], desk } = story;
  const entry = { name, story: id, by: principal.id, byName, from: state, to: state, reason, people, desk };
  await appendHistory(entry, new Date().toISOString(), req);
}

type MakeOrder = { story: string; hours: number; asking: Asking; now: Date };

async function make({ story: id, hours, asking, now }: MakeOrder, req: PayloadRequest) {
  const story = await storyFor(id, asking, req);
  if (story.deletedAt || endsPreviews(story.state))
    throw new Refusal('conflict', `There is no preview of a ${story.deletedAt ? 'deleted' : story.state} story.`);
  await refuseEnded(asking, req);
  const secret = randomBytes(32).toString('base64url');
  const [storyId, maker] = [objectId(id)!, objectId(asking.principal.id)!];
  const until = new Date(Math.floor(now.getTime() / 1000) * 1000 + hours * 3_600_000);
  const row: LinkRow = {
    kind: 'preview',
    story: storyId,
    maker,
    makerName: asking.name,
    secretHash: secretHashOf(secret),
    marks: await marksOf(storyId, maker, req),
    at: now,
    until,
    revokedAt: null,
    openings: { count: 0, lastAt: null },
  };
  await refuseTooMany(row, req);
  const options = { session: await sessionOf(req) };
  const { insertedId } = await rawCollection(req.payload, previewLinks).insertOne(row, options);
  await audit('preview-link', { id, story, asking, reason: `Until ${until.toISOString()}` }, req);
  const language: Language = isLanguage(story.language) ? story.language : 'en';
  return { id: String(insertedId), secret, until: until.toISOString(), language };
}

/**
 * Makes a link that shows the story's latest copy to whoever has it. It ends by its time, by hand, with what its maker may read, and for
 * good with a kill, spike or archive, the trash, or the end of the maker's sessions. Its audit entry is written in the same transaction.
 */
export const makePreviewLink = (order: MakeOrder, req: PayloadRequest) => inTransaction(req, () => make(order, req));

const mayEnd = ({ maker }: FoundLink, { principal }: Asking): boolean =>
  maker === principal.id || isAtLeast(principal.role, 'section-editor');

function listedLink(link: FoundLink, asking: Asking, now: Date): ListedLink {
  const { id, makerName: by, at, until, openings, revokedAt } = link;
  const ended = endOf(link, now);
  return { id, by, at, until, openings, revokedAt, ended, mayEnd: ended === null && mayEnd(link, asking) };
}

/** A story's links, the newest hundred, those that have ended lately too. */
export async function listPreviewLinks(story: string, asking: Asking, req: PayloadRequest): Promise<ListedLink[]> {
  await storyFor(story, asking, req);
  const links = await findLinks({ story: objectId(story) }, req.payload);
  return links.map((link) => listedLink(link, asking, new Date()));
}

type EndOrder = { story: string; link: string; asking: Asking; now: Date };

/** Ends one link, for its maker and for section editors and above; one that has ended already stays as it was. */
export async function endPreviewLink({ story, link, asking, now }: EndOrder, req: PayloadRequest): Promise<ListedLink> {
  const loaded = await storyFor(story, asking, req);
  const one = { _id: objectId(link), story: objectId(story) };
  const [found] = /^[0-9a-f]{24}$/i.test(link) ? await findLinks(one, req.payload) : [];
  if (!found) throw new Refusal('not-found', 'The story has no such link.');
  if (!mayEnd(found, asking))
    throw new Refusal('not-allowed', 'A link is ended by who made it, and by section editors and above.');
  const open = { ...one, revokedAt: null, until: { $gt: now } };
  await inTransaction(req, async () => {
    const options = { session: await sessionOf(req) };
    const revoked = { $set: { revokedAt: now } };
    const { modifiedCount } = await rawCollection(req.payload, previewLinks).updateOne(open, revoked, options);
    const reason = `The link of ${found.makerName}`;
    if (modifiedCount > 0) await audit('end-preview-link', { id: story, story: loaded, asking, reason }, req);
  });
  const [after = found] = await findLinks(one, req.payload);
  return listedLink(after, asking, new Date());
}

/** 32 bytes in base64url. Addresses of an earlier release are longer: they name no link any more. */
const secretShape = /^[\w-]{43}$/;

/** The link that this secret opens now, or undefined for whatever has ended or never was. */
export async function linkOf(secret: string, now: Date, payload: Payload): Promise<FoundLink | undefined> {
  if (!secretShape.test(secret)) return undefined;
  const [link] = await findLinks({ secretHash: secretHashOf(secret) }, payload);
  return link && endOf(link, now) === null ? link : undefined;
}

/** Nobody looks at a million openings one by one. */
const mostCounted = 1_000_000;

/** Counts an opening; false if the link was ended meanwhile. */
export async function countOpening({ id }: FoundLink, now: Date, payload: Payload): Promise<boolean> {
  const open = { _id: objectId(id), revokedAt: null, until: { $gt: now } };
  const count = { $min: [{ $add: ['$openings.count', 1] }, mostCounted] };
  const counted = [{ $set: { openings: { count, lastAt: { $max: ['$openings.lastAt', now] } } } }];
  const { matchedCount } = await rawCollection(payload, previewLinks).updateOne(open, counted);
  return matchedCount > 0;
}
