import type { PayloadRequest } from 'payload';
import { maySee } from '../../domain/workflow/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Carrying } from '../../domain/story.ts';
import { nextSteps, refusalOf } from '../../domain/workflow/transitionRules.ts';
import { reviewsTag } from '../../published/tags.ts';
import {
  endsPreviews,
  transitionOf,
  type Confirmed,
  type State,
  type TransitionName,
} from '../../domain/workflow/workflow.ts';
import { rawCollection, objectId, sessionOf } from '../../database/rows.ts';
import { actorOn, type Who, appendHistory } from '../record/history.ts';
import { recordEvent } from '../record/events.ts';
import { houseStyleOf } from '../story/houseStyle.ts';
import { inTransaction, manyAttempts } from '../transaction/inTransaction.ts';
import { factsOf, loadStory, noSuchStory, type Copy, type StoredCopy, type Loaded } from '../story/loadStory.ts';
import { releasePhotos } from '../photos/photos.ts';
import { endPreviewLinks } from '../preview/previewLinkRows.ts';
import { publishAgain, publishToReaders } from '../publish/published.ts';
import { keepOldAddress, takeAddress } from '../publish/redirects.ts';
import { followStoryWithReviews } from '../reviews/show.ts';
import { saveMove, queuePublication } from './schedule.ts';
import { keepMoved } from '../story/replaced.ts';
import { leavesText } from '../story/versions.ts';
import { freeStory } from '../story/storyLock.ts';
import { AsyncLocalStorage } from 'node:async_hooks';

export type Order = Carrying & {
  id: string;
  name: TransitionName;
  who: Who;
  now: string;
  baseVersion?: number;
  /** A person says which version they mean to send out, and that it may be what readers have; the newsroom's own code need not. */
  isByPerson?: boolean;
  confirm?: Confirmed;
  /** Reads the time a person gave, on the story's clock. Refuses (`invalid`) what is none. */
  instantOf?: (at: string, timeZone: string) => string;
};
export type Moved = { article: Copy; from: State; to: State };

const clean = (text: string | undefined): string | undefined => text?.trim() || undefined;

/** `now`, or just after what was written last: Payload takes the version with the highest time for the latest, and clocks differ. */
function afterAll(now: string, ...earlierTimes: unknown[]): string {
  const times = earlierTimes.map((time) => Date.parse(String(time))).filter((time) => !Number.isNaN(time));
  return new Date(Math.max(Date.parse(now), ...times.map((time) => time + 1))).toISOString();
}

/** What each transition writes on the story besides its state. */
function stamps(order: Order, { main, latest }: Loaded): Partial<Copy> {
  const { name, who, now } = order;
  // Of two versions readers got, the later one says a later time, whatever the clocks of two machines say.
  const lastUpdatedAt = afterAll(now, main.lastUpdatedAt, main.changedForReadersAt);
  const correction = { at: lastUpdatedAt, text: clean(order.correction) ?? '', editor: who.id ?? null };
  const publicVersion = (main.publicVersion ?? (main.firstPublishedAt ? 1 : 0)) + 1;
  const out = {
    publicVersion,
    firstPublishedAt: main.firstPublishedAt ?? now,
    lastUpdatedAt,
    scheduledAt: null,
    scheduleProblem: null,
  };
  const each: Partial<Record<TransitionName, Partial<Copy>>> = {
    file: { sentBack: {} },
    take: { heldBy: who.id ?? null },
    'send-back': { heldBy: null, sentBack: { reason: clean(order.reason), by: who.name, at: now } },
    schedule: { scheduledAt: order.at, scheduleProblem: null },
    unschedule: { scheduledAt: null, scheduleProblem: null },
    publish: out,
    update: out,
    correct: { ...out, corrections: [...(main.corrections ?? []), correction] },
    unpublish: { heldBy: who.id ?? null },
    kill: {
      killNotice: clean(order.notice),
      lastUpdatedAt,
      publicVersion,
      scheduledAt: null,
      scheduleProblem: null,
      heldBy: null,
      spikedFrom: null,
    },
    spike: { spikedFrom: latest.state },
    restore: { spikedFrom: null },
  };
  return each[name] ?? {};
}

/** The story after the transition. What goes out are the pending edits; a kill or an archive leaves the copy as readers had it. */
function applyMove(order: Order, loaded: Loaded): { next: Copy; stored: StoredCopy; changes: Partial<Copy> } {
  const { to, readersSee } = transitionOf(order.name);
  const { main, latest } = loaded;
  const wasPublic = main._status === 'published';
  const copy = wasPublic && readersSee !== 'the pending edits' && order.name !== 'unpublish' ? 'main' : 'latest';
  const isPublic = readersSee === 'the pending edits' || (readersSee === 'the same' && wasPublic);
  const changes: Partial<Copy> = {
    // What readers got meanwhile is counted on the story alone.
    publicVersion: main.publicVersion,
    changedForReadersAt: main.changedForReadersAt,
    ...stamps(order, loaded),
    state: to,
    _status: isPublic ? 'published' : 'draft',
    revision: (main.revision ?? 1) + 1,
    lastMove: { name: order.name, by: order.who.name, at: order.now },
    lastChange: { act: order.name, user: order.who.id ?? null, userName: order.who.name, at: order.now },
    updatedAt: afterAll(order.now, main.updatedAt, latest.updatedAt),
  };
  return { next: { ...loaded[copy], ...changes }, stored: loaded.stored[copy], changes };
}

/** What comes and goes with a story: whether its old addresses and its reviews may be told of, and the reviews readers see. */
async function showAround(story: string, isPublic: boolean, req: PayloadRequest): Promise<string[]> {
  const set = [{ story: objectId(story) }, { $set: { storyIsPublic: isPublic } }] as const;
  const options = { session: await sessionOf(req) };
  await rawCollection(req.payload, 'redirects').updateMany(...set, options);
  const { matchedCount } = await rawCollection(req.payload, 'reviews').updateMany(...set, options);
  // Taken away, it has to be told in any case: somebody may be writing the first one this moment.
  if (matchedCount === 0 && isPublic) return [];
  await followStoryWithReviews(story, isPublic, req);
  return [reviewsTag(story)];
}

/**
 * What follows for readers: photos released or withdrawn, reviews and old addresses shown or hidden, a new old address kept, and the
 * story itself in the published read model. Answers the tags of what they see differently now.
 */
async function followReaders(
  before: Copy,
  next: Copy,
  { isByPerson, confirm }: Order,
  req: PayloadRequest,
): Promise<string[]> {
  const [wasPublic, isPublic] = [before, next].map(({ _status }) => _status === 'published') as [boolean, boolean];
  const used = next.photosUsed ?? [];
  await releasePhotos([...(before.photosUsed ?? []), ...used], req, isPublic ? used : []);
  const around = wasPublic === isPublic ? [] : await showAround(next.id, isPublic, req);
  for (const story of isPublic ? await takeAddress(next, req) : []) await publishAgain(story, req);
  if (before.firstPublishedAt) await keepOldAddress(before, next, isPublic, req);
  const hasToDiffer = wasPublic && isPublic && isByPerson === true && confirm !== 'nothing-changed';
  return [...(await publishToReaders(next, req, { hasToDiffer })), ...around];
}

const sayWhich = 'Send back the baseVersion you read with the story.';

/** Nobody sends out what they have not seen: a colleague may have saved half a sentence since. */
function refuseUnsaid({ name, isByPerson, baseVersion }: Order): void {
  if (!isByPerson || baseVersion !== undefined || transitionOf(name).readersSee !== 'the pending edits') return;
  throw new Refusal('precondition-required', 'Say which version is to go out: send its baseVersion, or If-Match.', [
    { path: 'baseVersion', rule: 'required', message: sayWhich },
  ]);
}

/** A kill is of the story, whatever was typed into it meanwhile. */
function refuseOtherVersion(order: Order, { main }: Loaded): void {
  refuseUnsaid(order);
  const { name, baseVersion } = order;
  if (name === 'kill' || baseVersion === undefined || baseVersion === (main.revision ?? 1)) return;
  throw new Refusal(
    'conflict',
    `The story has moved on: you saw version ${baseVersion}, it is at ${main.revision}. ${main.lastMove?.by ?? ''}`.trim(),
    [
      {
        path: 'baseVersion',
        rule: 'stale',
        message: `The story is at version ${main.revision}.`,
        params: { version: main.revision ?? 1 },
      },
    ],
    { state: main.state, currentVersion: main.revision, ...main.lastMove },
  );
}

/** Ends what was open on the story: its lock, and links to it once it is withdrawn or dropped. */
async function closeOpen({ id, state }: Copy, req: PayloadRequest): Promise<void> {
  await freeStory(id, req);
  if (endsPreviews(state)) await endPreviewLinks(id, req);
}

const idsOf = (list: readonly unknown[] | null | undefined): string[] =>
  (list ?? []).map((each) => String(each as string));

/** Who may not see a story does not learn of it by what a move of it is refused for. */
function refuseUnseen({ desk, people, _status }: Copy, { principal }: Who): void {
  if (principal.kind !== 'staff') return;
  const inSight = { people: idsOf(people), desk: desk ? String(desk as string) : undefined };
  if (!maySee({ ...inSight, isVisible: _status === 'published' }, principal)) throw noSuchStory;
}

type Done = { main: Copy; next: Copy; version: string; tags: string[] };

/** The audit entry and the event of a move, in its transaction. */
async function record(order: Order, { main, next, version, tags }: Done, req: PayloadRequest): Promise<void> {
  const { readersSee, event } = transitionOf(order.name);
  const reason = clean(order.reason ?? order.note ?? order.correction ?? order.notice);
  const desk = main.desk ? String(main.desk as string) : undefined;
  await appendHistory(
    {
      name: order.name,
      story: main.id,
      by: order.who.id,
      byName: order.who.name,
      from: main.state,
      to: next.state,
      reason,
      version,
      people: idsOf(main.people),
      desk,
    },
    order.now,
    req,
  );
  await recordEvent(
    { name: event, story: main.id, slug: next.slug ?? undefined, at: order.now, readersSee, tags },
    req,
  );
}

async function perform(request: Order, req: PayloadRequest): Promise<Moved> {
  const loaded = await loadStory(request.id, req);
  const { main } = loaded;
  refuseUnseen(main, request.who);
  const actor = actorOn(main, request.who);
  if (!actor) throw new Refusal('not-allowed', 'Only the desk moves stories.');
  const rules = await houseStyleOf(req);
  const { at, instantOf } = request;
  const order = at && instantOf ? { ...request, at: instantOf(at, main.timeZone || rules.timeZone) } : request;
  const story = factsOf(loaded, order.who.id, order.now);
  const refusal = refusalOf({ name: order.name, story, actor, rules, now: order.now }, order);
  if (refusal) throw refusal;
  refuseOtherVersion(order, loaded);
  const { next, stored, changes } = applyMove(order, loaded);
  const version = await saveMove(stored, changes, req);
  const { who, now } = order;
  if (leavesText(order.name)) await keepMoved({ story: main.id, revision: next.revision!, who, now }, req);
  await closeOpen(next, req);
  const tags = transitionOf(order.name).readersSee === 'the same' ? [] : await followReaders(main, next, order, req);
  if (order.name === 'schedule') await queuePublication(next.id, String(next.scheduledAt), req);
  await record(order, { main, next, version, tags }, req);
  return { article: next, from: main.state, to: next.state };
}

/**
 * Moves a story: the one way its state changes, for REST, GraphQL, the jobs, the admin and the command line alike.
 * Article, version, audit entry and event are written in one transaction, or none is.
 * Throws a Refusal: `not-found`, `not-allowed` (who), `conflict` (state, with who and when), `invalid` (all that is missing).
 */
export const transition = (order: Order, req: PayloadRequest): Promise<Moved> =>
  inTransaction(req, () => perform(order, req), order.name === 'kill' ? manyAttempts : undefined);

/** Every transition out of the story's state, and what stands in its way for this person. The admin's buttons are these. */
export async function possibleTransitions(id: string, who: Who, now: string, req: PayloadRequest) {
  const loaded = await loadStory(id, req);
  const actor = actorOn(loaded.main, who);
  if (!actor) throw new Refusal('not-allowed', 'Only the desk moves stories.');
  const story = factsOf(loaded, who.id, now);
  const rules = await houseStyleOf(req);
  return { ...loaded, steps: nextSteps({ story, actor, rules, now }) };
}

/** Something that was taken, and may have been meant otherwise: `twice`, a time the clock shows twice, `other` its second instant. */
export type Warning = { path: string; rule: 'twice'; other: string };

const requests = new AsyncLocalStorage<Warning[]>();

/** Tells the client of the request at hand, besides its answer. Outside of requests nobody is told. */
export function warn(warning: Warning): void {
  const soFar = requests.getStore();
  if (soFar && !soFar.some(({ path }) => path === warning.path)) soFar.push(warning);
}

type Body = Record<string, unknown>;
type Place = (body: Body, warnings: readonly Warning[]) => Body;

/** Beside what else an answer warns of. */
export const inWarnings: Place = (body, warnings) => ({
  ...body,
  warnings: [...(Array.isArray(body.warnings) ? (body.warnings as unknown[]) : []), ...warnings],
});

/** Where GraphQL has room for what its schema does not know. */
export const inExtensions: Place = (body, warnings) => ({
  ...body,
  extensions: { ...(body.extensions as Body | undefined), warnings },
});

/** An answer with what there is to tell put into it by `place`. */
export async function withWarnings(answer: () => Promise<Response>, place: Place): Promise<Response> {
  const warnings: Warning[] = [];
  const response = await requests.run(warnings, answer);
  if (warnings.length === 0 || !response.ok) return response;
  const body = (await response.json()) as Body;
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  return Response.json(place(body, warnings), { status: response.status, headers });
}
