import type { Request, Router } from 'express';
import { mongo } from 'mongoose';
import { z } from 'zod';
import type { Db } from '../published/storage/collections.ts';
import { maySee, type Staff } from '../domain/workflow/policy.ts';
import { Refusal } from '../domain/refusal.ts';
import { routerOf, type Exchange } from '../http/express.ts';
import { describedBy } from '../http/jsonSchema.ts';
import { parsedJson } from '../http/parsed.ts';
import { defineRoute, jsonBody } from '../http/route.ts';
import { deskEvent, openHow, peopleOf, storyId } from './eventSchema.ts';
import { type DeskLive, keepWatch, watchedPages } from './feed.ts';
import {
  type Device,
  devices,
  type OpenStory,
  peopleIn,
  type Present,
  readPresent,
  storiesIn,
  usersIn,
} from './presence.ts';
import { readFollowers, readStories } from './rows.ts';
import type { Heard, SignOfLife } from './signsOfLife.ts';
import type { Rule } from '../domain/rules/rules.ts';

export type LiveParts = {
  db: Db;
  live: Pick<DeskLive, 'hasPlace' | 'join'>;
  /** Who asks, by which session; rejects with a refusal if it is nobody of staff, or a key. */
  whoOf: (req: Request) => Promise<{ staff: Staff; session: string }>;
  /** Who asks as their token says, unless it is none of ours or over: whether the session goes on is not asked. */
  claimedBy: (req: Request) => { user: string; session: string } | undefined;
  hear: (sign: SignOfLife) => Promise<Heard>;
  /** The whole body, refused past so many bytes. */
  bytesOf: (req: Request, limit: number) => Promise<Uint8Array>;
};

/** `no-transform` keeps proxies, and our own compression, from holding back what is to arrive at once. */
const headers = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
};

const mostWatched = 500;
const longestBody = 32 * 1024;

const common = { path: '/api/me/live', tag: 'Stories', access: 'session' } as const;

const follow = defineRoute(
  {
    ...common,
    method: 'get',
    operationId: 'followDesk',
    summary: 'What changes at the desk, as server-sent events',
    description:
      'Within two seconds, on every node, and only of what you may read: `story` (`story`, `revision`, `state`; of a save `by` and `fields`; of another desk’s published story only its moves, with `story` and `state`), `people` (who has a story open now, `people`; empty when the last one left), `threads` (something was said beside a story you are a colleague on, `story`), `gone` (a story you named has left your sight), `reset` (read everything anew), `ended` (your session is over; the stream ends). One connection is enough for a browser. Ask again where it breaks, and read anew what you show.',
    answers: { 200: { description: 'Events.', body: { 'text/event-stream': deskEvent } } },
    refusals: [401, 403, 503],
  },
  async (_given, { req, res, parts: { live, whoOf } }: Exchange<LiveParts>): Promise<void> => {
    const who = await whoOf(req);
    if (req.method === 'HEAD') return void res.set(headers).end();
    // Who left while it was asked who they are would never be seen to leave.
    if (res.closed || res.destroyed) return;
    if (!live.hasPlace(who))
      throw new Refusal('overloaded', 'As many as this server can take follow the desk already. Ask again later.');
    live.join(res.set(headers), who);
    res.flushHeaders();
  },
);

const isWatchable = (each: unknown): boolean =>
  typeof each === 'string' && (watchedPages.some((page) => page === each) || /^[\da-f]{24}$/.test(each));

const watched = z.array(z.string());

/** Refused by the first entry that does not fit. */
const watchList = describedBy<string[]>(
  { type: 'array', items: { type: 'string' }, maxItems: mostWatched },
  z.unknown().superRefine((list, { addIssue }) => {
    const refuse = (rule: Rule, message: string, path: number[] = []): void =>
      addIssue({ code: 'custom', params: { rule }, message, path });
    if (!Array.isArray(list)) return refuse('list', 'Give a list of what the pages of this browser show.');
    if (list.length > mostWatched) return refuse('too-many', `At most ${mostWatched} entries.`);
    const wrong = list.findIndex((each) => !isWatchable(each));
    const pages = watchedPages.map((page) => `"${page}"`).join(', ');
    if (wrong >= 0) refuse('watch', `This has to be ${pages} or the id of a story.`, [wrong]);
  }),
);
const watchBody = z.strictObject({ watch: watchList });

async function jsonOf(req: Request, bytesOf: LiveParts['bytesOf']): Promise<Uint8Array> {
  if (!/^application\/json\b/.test(req.get('content-type') ?? ''))
    throw new Refusal('unsupported', 'Send JSON, as application/json.');
  return await bytesOf(req, longestBody);
}

type PeopleOfStory = { story: string; people: Present[] };

/** Who has which of the watched stories open, of those that may be read. */
async function presentFor(staff: Staff, watch: ReadonlySet<string>, db: Db): Promise<PeopleOfStory[]> {
  if (watch.size === 0) return [];
  const rows = await readPresent(db);
  const isWhole = watchedPages.some((page) => watch.has(page));
  const ids = storiesIn(rows).filter((id) => isWhole || watch.has(id));
  if (ids.length === 0) return [];
  const [stories, followers] = await Promise.all([readStories(db, ids), readFollowers(db, usersIn(rows), new Date())]);
  return [...stories]
    .filter(([, story]) => maySee(story, staff))
    .map(([id, story]) => ({ story: id, people: peopleIn(id, story, rows, followers) }))
    .filter(({ people }) => people.length > 0)
    .slice(0, mostWatched);
}

/** What may not be read is not watched, and told as gone: whether it is not there or not theirs to see. */
const watch = defineRoute(
  {
    ...common,
    method: 'post',
    operationId: 'watchDesk',
    summary: 'Say what your screens show',
    description:
      'In place of what was said before, for this session: `my-desk` and `list` are told of every story you may read, an id of that story. Up to 500 entries. What you may not read is not watched and comes back in `gone`; `people` says who has which of these stories open.',
    body: jsonBody(watchBody),
    examples: { 'application/json': { watch: ['my-desk'] } },
    answers: {
      200: {
        description: 'What is watched now.',
        body: z.strictObject({ watch: watched, gone: watched, people: z.array(peopleOf) }),
      },
    },
    refusals: [400, 401, 403, 413, 415, 422],
  },
  async (_given, { req, res, parts: { db, whoOf, bytesOf } }: Exchange<LiveParts>): Promise<void> => {
    const { staff, session } = await whoOf(req);
    const watchedEntries = [...new Set(parsedJson(watchBody, await jsonOf(req, bytesOf)).watch)];
    const ids = watchedEntries.filter((each) => mongo.ObjectId.isValid(each));
    const stories = await readStories(db, ids);
    const gone = ids.filter((id) => {
      const story = stories.get(id);
      return !story || !maySee(story, staff);
    });
    const remaining = watchedEntries.filter((each) => !gone.includes(each));
    await keepWatch(db, session, remaining, new Date());
    const people = await presentFor(staff, new Set(remaining), db);
    res.set('Cache-Control', 'no-store').json({ watch: remaining, gone, people });
  },
);

const mostOpen = 50;
const presenceBody = z.strictObject({
  device: z.enum(devices),
  open: z.array(z.strictObject({ story: storyId, ...openHow })).max(mostOpen, `At most ${mostOpen} stories.`),
});
const leftBody = z.strictObject({ left: z.array(storyId).max(mostOpen, `At most ${mostOpen} stories.`) });

type Saying = { device: Device; open: OpenStory[] } | { left: string[] };

/** Hears what a browser says of itself. Of a session that does not go on, and of a key, the refusal. */
async function hearFrom(
  req: Request,
  { whoOf, claimedBy, bytesOf, hear }: LiveParts,
  body: z.ZodType<Saying>,
): Promise<Heard> {
  const claimed = claimedBy(req) ?? (await whoIs(whoOf, req));
  const message = parsedJson(body, await jsonOf(req, bytesOf));
  // Who signed in this moment may not be seen yet where sessions are read together.
  return (await hear({ ...claimed, ...message })) ?? (await hear({ ...(await whoIs(whoOf, req)), ...message }));
}

async function whoIs(whoOf: LiveParts['whoOf'], req: Request): Promise<{ user: string; session: string }> {
  const { staff, session } = await whoOf(req);
  return { user: staff.id, session };
}

/** Said every 15 s, also while a page is hidden, and at once when one opens or closes. */
const bePresent = defineRoute(
  {
    ...common,
    path: '/api/me/live/presence',
    method: 'post',
    operationId: 'sayPresence',
    summary: 'Say which stories you have open',
    description:
      'In place of what was said before, for this session: what its browser has open, and whether you read or write. Colleagues who may read a story see it within two seconds (`people`), for 45 s after you said so last. An empty list: you left. What you may not read comes back in `gone`, and nobody is told.',
    body: jsonBody(presenceBody),
    examples: { 'application/json': { device: 'desk', open: [] } },
    answers: {
      200: { description: 'What is known of you now.', body: z.strictObject({ open: watched, gone: watched }) },
    },
    refusals: [400, 401, 403, 413, 415, 422],
  },
  async (_given, { req, res, parts }: Exchange<LiveParts>): Promise<void> => {
    const answer = await hearFrom(req, parts, presenceBody);
    res.set('Cache-Control', 'no-store').json(answer ?? { open: [], gone: [] });
  },
);

/** Said by a page that closes, which knows its own story and not what else its browser has open. */
const leave = defineRoute(
  {
    ...common,
    path: '/api/me/live/left',
    method: 'post',
    operationId: 'leaveStories',
    summary: 'Say that you closed a story',
    description: 'Colleagues see at once that you left. What else your browser has open stays as you said it.',
    body: jsonBody(leftBody),
    examples: { 'application/json': { left: [] } },
    answers: { 204: { description: 'You are not in them any more.' } },
    refusals: [400, 401, 403, 413, 415, 422],
  },
  async (_given, { req, res, parts }: Exchange<LiveParts>): Promise<void> => {
    await hearFrom(req, parts, leftBody);
    res.set('Cache-Control', 'no-store').status(204).end();
  },
);

export const liveRoutes = [follow, watch, bePresent, leave];

/** What changes at the desk, as server-sent events, and what of it a browser shows; mounted at `/api`. */
export const deskLiveRouter = (parts: LiveParts): Router =>
  routerOf(liveRoutes, parts, { mountedAt: '/api', readsQuery: false });
