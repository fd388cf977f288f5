import DataLoader from 'dataloader';
import { LRUCache } from 'lru-cache';
import type { Db } from '../published/storage/collections.ts';
import type { Staff } from '../domain/workflow/policy.ts';
import { type Device, openInSight, type OpenStory, type PresenceChange, writePresence } from './presence.ts';
import { readFollowers, readStories, type SeenStory } from './rows.ts';

/** What a browser says of itself: all that it has open, or what it has left. */
export type SignOfLife = { user: string; session: string } & (
  { device: Device; open: readonly OpenStory[] } | { left: readonly string[] }
);

/** What is known of the browser now: what it has open, and what of it is not its person's to see. Undefined: no such session goes on. */
export type Heard = { open: string[]; gone: string[] } | undefined;

/**
 * Milliseconds from one batch to the next, of what colleagues are to see and of what was said before as well; and how long after it the same
 * is nothing new: shorter than anybody is seen without a sign of life.
 */
const times = { news: 250, again: 1_000, same: 40_000 };
const most = { inBatch: 500, sessions: 2_000 };

const unique = (all: readonly string[]): string[] => [...new Set(all)];
const storiesOf = (sign: SignOfLife): string[] => ('open' in sign ? sign.open.map(({ story }) => story) : []);
const textOf = ({ user: _user, session: _session, ...content }: SignOfLife): string => JSON.stringify(content);

/** What is written of a sign, and what is answered. Of what was said before no more than that it was said again: it may have been left since. */
function takeSign(sign: SignOfLife, staff: Staff, stories: ReadonlyMap<string, SeenStory>, isAgain: boolean) {
  const { user, session } = sign;
  if ('left' in sign) return { change: { session, left: sign.left }, heard: { open: [], gone: [] } };
  const { open, gone } = openInSight(sign.open, stories, staff);
  const heard = { open: open.map(({ story }) => story), gone };
  return { change: isAgain ? { session } : { session, user, device: sign.device, open }, heard };
}

/** Takes all signs at once: two reads and one write, in the order in which they came. */
async function takeSigns(db: Db, signs: readonly SignOfLife[], areAgain: boolean): Promise<Heard[]> {
  const [followers, stories] = await Promise.all([
    readFollowers(db, unique(signs.map(({ user }) => user)), new Date()),
    readStories(db, unique(signs.flatMap(storiesOf))),
  ]);
  const all = signs.map((sign) => {
    const follower = followers.get(sign.user);
    return follower?.sessions.has(sign.session) ? takeSign(sign, follower.staff, stories, areAgain) : undefined;
  });
  const changes = all.flatMap((each): PresenceChange[] => (each ? [each.change] : []));
  await writePresence(db, changes);
  return all.map((each) => each?.heard);
}

/** Signs that are taken together: the first at once, and what comes within so many milliseconds after it with the next ones. */
function openBatches(take: (signs: readonly SignOfLife[]) => Promise<Heard[]>, between: number) {
  let takenAt = -Infinity;
  return new DataLoader(take, {
    cache: false,
    maxBatchSize: most.inBatch,
    batchScheduleFn: (run) => {
      const begin = (): void => {
        takenAt = performance.now();
        run();
      };
      setTimeout(begin, Math.max(0, takenAt + between - performance.now()));
    },
  });
}

/** Hears signs of life: of three hundred browsers twenty in a second, of which nearly all say the same as before. */
export function openSignsOfLife(db: Db): (sign: SignOfLife) => Promise<Heard> {
  const lastSigns = new LRUCache<string, string>({ max: most.sessions, ttl: times.same });
  const isAgain = (sign: SignOfLife): boolean => 'open' in sign && lastSigns.get(sign.session) === textOf(sign);
  const news = openBatches((signs) => takeSigns(db, signs, false), times.news);
  const again = openBatches((signs) => takeSigns(db, signs, true), times.again);
  return async (sign) => {
    const batches = isAgain(sign) ? again : news;
    // Noted in the order in which they come, and only while all of it was seen and written.
    if (batches === news) lastSigns.set(sign.session, textOf(sign));
    const forget = (): void => void lastSigns.delete(sign.session);
    const answer = await batches.load(sign).catch((error: unknown) => {
      forget();
      throw error;
    });
    if (!answer || answer.gone.length > 0) forget();
    return answer;
  };
}
