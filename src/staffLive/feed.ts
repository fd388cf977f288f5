import type { ServerResponse } from 'node:http';
import type { Db } from '../published/storage/collections.ts';
import { isColleagueOn, maySee, type Staff } from '../domain/workflow/policy.ts';
import type { EventFollower } from '../events/follow.ts';
import { openClients, type ClientLimits, type Clients } from '../newsline/clients.ts';
import { beginning, liveEvent } from '../newsline/liveEvents.ts';
import { openNews, type Cause, type News } from './news.ts';
import { endPresence, openPresence, peopleIn, type PresenceMirror, storiesIn, usersIn } from './presence.ts';
import { readFollowers, readStories, type Follower, type SeenStory } from './rows.ts';

/** What a page can show that follows: the desk's landing page, a list of stories, or a story by its id. */
export const watchedPages = ['my-desk', 'list'] as const;

/** What one browser watches. Kept in MongoDB: it is said to any node, and told by the one that has the connection. */
type Watch = { _id: string; watch: string[]; at: Date };

const watches = (db: Db) => db.collection<Watch>('desk_watches');

/** The browser of this session watches this from now on, and nothing else. */
export async function keepWatch(db: Db, session: string, watch: readonly string[], at: Date): Promise<void> {
  await watches(db).updateOne({ _id: session }, { $set: { watch: [...watch], at } }, { upsert: true });
}

/** What the browsers of these sessions watch, by the session. */
async function watchesOf(db: Db, sessions: readonly string[]): Promise<Map<string, ReadonlySet<string>>> {
  const rows = await watches(db)
    .find({ _id: { $in: [...sessions] } }, { readPreference: 'primary', batchSize: sessions.length })
    .toArray();
  return new Map(rows.map(({ _id, watch }) => [_id, new Set(watch)]));
}

/** Who follows: a colleague, by one session. */
export type Following = { staff: Staff; session: string };

export type DeskLive = {
  hasPlace: (who: Following) => boolean;
  /** Sends what changes to `res` from now on, until it is closed or the session ends. */
  join: (res: ServerResponse, who: Following) => void;
  state: () => { clients: number; dropped: number };
  /** Ends every stream; the browsers go to another node. */
  close: () => void;
};

type Limits = ClientLimits & { ofSession: number };
const usual: Limits = { most: 1_000, bytes: 256 * 1024, ofSession: 6 };

/** Milliseconds. Sessions are looked at also while nothing changes, so that nobody stays who was signed out. */
const every = { step: 250, presence: 1_000, session: 1_500, beat: 15_000 };

/** Between one and three seconds, so that those of a node that ends do not all come to the next one at once. */
const retryAfter = (): number => 1_000 + Math.round(Math.random() * 2_000);

const resetEvent = liveEvent('reset', '{}');
const endedEvent = liveEvent('ended', '{}');

type Changed = { story: string; cause: Cause; now?: SeenStory };
type Watched = ReadonlySet<string> | undefined;
type Parts = { db: Db; clients: Clients; news: News; presence: PresenceMirror; standing: Standing };

/** What one colleague is told of a story: what it is now, that it is gone from their sight, or nothing. */
function staffEventFor({ story, cause, now }: Changed, staff: Staff, watched: Watched): string {
  const isNamed = watched?.has(story) ?? false;
  if (!now || !maySee(now, staff)) return isNamed ? liveEvent('gone', JSON.stringify({ story })) : '';
  if (!isNamed && !watchedPages.some((page) => watched?.has(page))) return '';
  const { revision, state } = now;
  const { by, fields, isMove } = cause;
  if (isColleagueOn(now, staff)) return liveEvent('story', JSON.stringify({ story, revision, state, by, fields }));
  // Of another desk's story its moves are told: no save of it is anything that they read.
  return isMove ? liveEvent('story', JSON.stringify({ story, state })) : '';
}

/** Who has a story open now, as an event. */
type People = { story: string; now?: SeenStory; event: string };

/** Told to all who may read the story and whose screens show it. */
function peopleEventFor({ story, now, event }: People, staff: Staff, watched: Watched): string {
  const isWatched = [story, ...watchedPages].some((each) => watched?.has(each));
  return isWatched && now && maySee(now, staff) ? event : '';
}

/** Told to colleagues on the story whose screens show it, or what they are asked. No word of what was said. */
function threadsEventFor(story: string, now: SeenStory | undefined, staff: Staff, watched: Watched): string {
  const isShown = watched?.has(story) || watched?.has('my-desk');
  return isShown && now && isColleagueOn(now, staff) ? liveEvent('threads', JSON.stringify({ story })) : '';
}

/** What decides how much somebody may see, by session. */
type Standing = Map<string, string>;
const standingOf = ({ role, desks }: Staff): string => [role, ...desks].join(' ');

/** Ends those who are signed out, and has those read anew whose role or desks are others now. */
function followSessions({ db, clients, standing }: Parts, followers: ReadonlyMap<string, Follower>) {
  return (sessions: ReadonlyMap<string, string>): void => {
    for (const [session, user] of sessions) {
      const follower = followers.get(user);
      if (!follower?.sessions.has(session)) {
        clients.of(session).forEach((client) => clients.send(client, endedEvent));
        clients.end(session);
        standing.delete(session);
        // Without it they are seen until their last sign of life is too old.
        endPresence(db, session).catch(() => undefined);
        continue;
      }
      const stands = standingOf(follower.staff);
      if (standing.get(session) !== stands) clients.of(session).forEach((client) => clients.send(client, resetEvent));
      standing.set(session, stands);
    }
    for (const session of standing.keys()) if (clients.of(session).length === 0) standing.delete(session);
  };
}

/** What there is to tell: of which stories something happened, beside which something was said, and in which somebody came or left. */
type DueNews = { stories: ReadonlyMap<string, Cause>; talked: ReadonlySet<string>; people: ReadonlySet<string> };

/**
 * Reads the stories and, where there is something to tell or the sessions are due, those who follow and what they watch, each in one read; and
 * tells it. Gives whether the sessions were looked at.
 */
function openTelling(parts: Parts) {
  const { db, clients, news, presence } = parts;
  return async ({ stories, talked, people }: DueNews, areSessionsDue: boolean): Promise<boolean> => {
    const present = presence.rows();
    const rows = await readStories(db, [...new Set([...stories.keys(), ...talked, ...people])]);
    const changed = [...stories]
      .map(([story, cause]): Changed => ({ story, cause, now: rows.get(story) }))
      .filter(({ story, cause, now }) => news.isNew(story, now?.revision ?? 0, cause));
    const isNews = changed.length + talked.size + people.size > 0;
    if (!isNews && !areSessionsDue) return false;
    const sessions = new Map(clients.everyone().map(({ key, address }) => [key, address]));
    const users = [...new Set([...sessions.values(), ...(people.size > 0 ? usersIn(present) : [])])];
    const [followers, watches] = await Promise.all([
      readFollowers(db, users, new Date()),
      isNews ? watchesOf(db, [...sessions.keys()]) : new Map<string, ReadonlySet<string>>(),
    ]);
    followSessions(parts, followers)(sessions);
    if (!isNews) return true;
    const opened = [...people].map((story): People => {
      const now = rows.get(story);
      const news = { story, people: peopleIn(story, now, present, followers) };
      return { story, now, event: liveEvent('people', JSON.stringify(news)) };
    });
    const eventsFor = (session: string): string | undefined => {
      const follower = followers.get(sessions.get(session) ?? '');
      if (!follower?.sessions.has(session)) return undefined;
      const { staff } = follower;
      const watched = watches.get(session);
      const storyEvents = changed.map((each) => staffEventFor(each, staff, watched));
      const threadEvents = [...talked].map((story) => threadsEventFor(story, rows.get(story), staff, watched));
      return (
        [...storyEvents, ...threadEvents, ...opened.map((each) => peopleEventFor(each, staff, watched))].join('') ||
        undefined
      );
    };
    clients.tell(eventsFor, () => true);
    return true;
  };
}

/** The stories in which somebody came or left since they were told last, read once a second. */
function openArrivals({ presence }: Parts) {
  const due = new Set<string>();
  let readAt = -Infinity;
  return {
    take: async (stories: ReadonlyMap<string, Cause>): Promise<Set<string>> => {
      const now = performance.now();
      if (now - readAt >= every.presence) {
        readAt = now;
        for (const story of await presence.read(now)) due.add(story);
      }
      // Who had it open may see it no longer.
      const open = storiesIn(presence.rows());
      for (const [story, { isMove }] of stories) if (isMove && open.includes(story)) due.add(story);
      const taken = new Set(due);
      due.clear();
      return taken;
    },
    putBack: (people: ReadonlySet<string>): void => people.forEach((story) => due.add(story)),
  };
}

/** One look at what there is to tell. */
function openStep(parts: Parts) {
  const { clients, news } = parts;
  const arrivals = openArrivals(parts);
  const tell = openTelling(parts);
  let lookedAt = 0;
  return async (): Promise<void> => {
    const { stories, talked, isLost } = news.take(performance.now());
    if (clients.counts().clients === 0) return;
    if (isLost)
      clients.tell(
        () => resetEvent,
        () => true,
      );
    let people: ReadonlySet<string> = new Set();
    // MongoDB not answering loses nothing: what could not be told is told later.
    try {
      people = await arrivals.take(stories);
      const now = performance.now();
      const areSessionsDue = now - lookedAt >= every.session;
      if (stories.size + talked.size + people.size === 0 && !areSessionsDue) return;
      if (await tell({ stories, talked, people }, areSessionsDue)) lookedAt = now;
    } catch {
      news.putBack(stories, talked);
      arrivals.putBack(people);
    }
  };
}

/** A step that takes longer than its time is not begun a second time beside itself. */
function oneAtATime(step: () => Promise<void>, ms: number): NodeJS.Timeout {
  let isStepping = false;
  return setInterval(() => {
    if (isStepping) return;
    isStepping = true;
    void step().finally(() => (isStepping = false));
  }, ms).unref();
}

/** Tells the desk's screens on this node what changes. Open it before `events` starts. Each session is one browser. */
export function openDeskLive({
  db,
  events,
  limits,
}: {
  db: Db;
  events: Pick<EventFollower, 'listen'>;
  limits?: Partial<Limits>;
}): DeskLive {
  const { ofSession, ...places } = { ...usual, ...limits };
  const clients = openClients(places);
  const news = openNews();
  const parts: Parts = { db, clients, news, presence: openPresence(db), standing: new Map() };
  const step = openStep(parts);
  const stopListening = events.listen({
    event: ({ event, isPast }) => void (isPast || news.hear(event, performance.now())),
    lost: news.lose,
  });
  let isClosed = false;
  const steps = oneAtATime(step, every.step);
  const beats = setInterval(clients.beat, every.beat).unref();
  return {
    hasPlace: ({ staff, session }) => !isClosed && clients.hasPlace(staff.id) && clients.of(session).length < ofSession,
    join: (res, { staff, session }) => {
      parts.standing.set(session, parts.standing.get(session) ?? standingOf(staff));
      clients.send(clients.join(res, session, staff.id), beginning(undefined, retryAfter()));
    },
    state: clients.counts,
    close: () => {
      isClosed = true;
      clearInterval(steps);
      clearInterval(beats);
      stopListening();
      clients.endAll();
    },
  };
}
