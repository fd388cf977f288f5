import { listTag } from '../published/tags.ts';
import { secondsOf } from '../events/follow.ts';
import { liveEvent, type LiveName, type Standing } from './liveEvents.ts';

/**
 * What happened to a story. `touched` are the tags of the event, with those of the lists it stood in before; `standing` is shared by
 * all news of one story, so that what is told again later is never older than what readers can see. Without it, the story is gone.
 */
export type News = {
  id?: string;
  name: LiveName;
  story: string;
  touched: ReadonlySet<string>;
  standing?: Standing;
  /** What is said to those whose list it has left. */
  gone: string;
};

const listsIn = listTag({}).slice(0, -'all'.length);
const namesNoList = (touched: ReadonlySet<string>): boolean => ![...touched].some((tag) => tag.startsWith(listsIn));

/** What one who follows the list `key` is told of it: nothing, if it neither stands nor stood there. */
export function liveEventFor({ id, name, touched, standing, gone }: News, key: string): string | undefined {
  if (standing?.lists.has(key)) return liveEvent(name, standing.data, id);
  // A withdrawal that does not say where the story stood is told to everybody.
  const stoodThere = touched.has(`${listsIn}${key}`) || (!standing && namesNoList(touched));
  if (!stoodThere) return undefined;
  return liveEvent(standing ? 'unpublish' : name, gone, id);
}

/** `seconds`: no news older than that is kept. */
export type ReplayLimits = { count: number; bytes: number; seconds: number };

const sizeOf = ({ standing, gone, touched }: News): number =>
  200 + (standing?.data.length ?? 0) + gone.length + touched.size * 40;

type KeptNews = News & { id: string };

const total = (entries: readonly KeptNews[]): number => entries.reduce((sum, news) => sum + sizeOf(news), 0);

/** How many of the first ones have to go. */
function tooMany(entries: readonly KeptNews[], limits: ReplayLimits): number {
  const oldest = (secondsOf(entries.at(-1)?.id ?? '') ?? 0) - limits.seconds;
  let bytes = total(entries);
  let first = 0;
  for (const news of entries) {
    const isOld = (secondsOf(news.id) ?? 0) < oldest;
    if (entries.length - first <= limits.count && bytes <= limits.bytes && !isOld) break;
    bytes -= sizeOf(news);
    first += 1;
  }
  return first;
}

/** The latest news, for those who come back. */
export function openReplayBuffer(limits: ReplayLimits) {
  let entries: KeptNews[] = [];
  /** All that came after it is there. */
  let floor: string | undefined;
  let latest: string | undefined;

  /** Takes out all that was said of the story: it is not to be told again. */
  const purge = (story: string): void => void (entries = entries.filter((news) => news.story !== story));
  return {
    add: (news: KeptNews): void => {
      if (!news.standing) purge(news.story);
      for (const each of entries) if (each.story === news.story) each.standing = news.standing;
      entries.push(news);
      latest = news.id;
      const dropped = entries.splice(0, tooMany(entries, limits));
      floor = dropped.at(-1)?.id ?? floor;
    },
    purge,
    /** Begins anew: what comes after `from` will be told. */
    clear: (from: string | undefined): void => {
      entries = [];
      floor = latest = from;
    },
    /** Is all there that came after this id? */
    has: (id: string): boolean => floor !== undefined && secondsOf(id) !== undefined && id >= floor,
    after: (id: string): readonly News[] => entries.filter((news) => news.id > id),
    latest: () => latest,
    size: () => ({ count: entries.length, bytes: total(entries) }),
  };
}

export type ReplayBuffer = ReturnType<typeof openReplayBuffer>;
