import { listTag } from '../domain/tags.ts';
import { secondsOf } from '../events/token.ts';
import { frameOf, type LiveName, type Standing } from './frames.ts';

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
export function frameFor({ id, name, touched, standing, gone }: News, key: string): string | undefined {
  if (standing?.lists.has(key)) return frameOf(name, standing.data, id);
  // A withdrawal that does not say where the story stood is told to everybody.
  const stoodThere = touched.has(`${listsIn}${key}`) || (!standing && namesNoList(touched));
  if (!stoodThere) return undefined;
  return frameOf(standing ? 'unpublish' : name, gone, id);
}

/** `seconds`: no news older than that is kept. */
export type RingLimits = { count: number; bytes: number; seconds: number };

const sizeOf = ({ standing, gone, touched }: News): number =>
  200 + (standing?.data.length ?? 0) + gone.length + touched.size * 40;

/** The latest news, for those who come back. `has` says whether all that came after an id is there. */
export function openRing(limits: RingLimits) {
  let kept: (News & { id: string })[] = [];
  let bytes = 0;
  let floor: string | undefined;
  let latest: string | undefined;

  const forgetFirst = (): void => {
    const first = kept.shift();
    if (!first) return;
    bytes -= sizeOf(first);
    floor = first.id;
  };
  const trim = (seconds: number): void => {
    while (kept.length > limits.count || bytes > limits.bytes) forgetFirst();
    while (kept[0] && (secondsOf(kept[0].id) ?? 0) < seconds - limits.seconds) forgetFirst();
  };
  /** Takes out all that was said of the story: it is not to be told again. */
  const purge = (story: string): void => {
    kept = kept.filter((news) => news.story !== story);
    bytes = kept.reduce((sum, news) => sum + sizeOf(news), 0);
  };
  return {
    add: (news: News & { id: string }): void => {
      if (!news.standing) purge(news.story);
      for (const each of kept) if (each.story === news.story) each.standing = news.standing;
      kept.push(news);
      bytes = kept.reduce((sum, each) => sum + sizeOf(each), 0);
      latest = news.id;
      trim(secondsOf(news.id) ?? 0);
    },
    purge,
    /** Begins anew: what comes after `from` will be told. */
    clear: (from: string | undefined): void => {
      kept = [];
      bytes = 0;
      floor = latest = from;
    },
    has: (id: string): boolean => floor !== undefined && secondsOf(id) !== undefined && id >= floor,
    after: (id: string): readonly News[] => kept.filter((news) => news.id > id),
    latest: () => latest,
    size: () => ({ count: kept.length, bytes }),
  };
}
