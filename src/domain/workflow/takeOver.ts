import { takesOverAtOnce } from './policy.ts';
import type { Actor } from '../story.ts';

/** Milliseconds: so long a holder has not written, and so long one who is asked has to answer. */
export const takeOverTimes = { idle: 120_000, answer: 30_000 } as const;

/** A colleague's question whether the story may be taken over, by the login that asks. `refused`: the holder goes on writing. */
export type TakeOverQuestion = { session: string; until: number; refused: boolean };

/** The story as it is held. `wroteAt`: when the holder was last heard to write. */
export type Held = { session: string; user: string; wroteAt: number; until: number; question?: TakeOverQuestion };

export type TakeOverAnswer = 'granted' | 'asked' | 'waiting' | 'refused' | 'asked-by-another';

type Asking = { lock: Held | undefined; session: string; user: string; actor: Actor; now: number };

/**
 * What one who wants to take a story over is told. It is theirs at once if nobody writes in it, if they hold it themselves, or if it is theirs to
 * decide; else the holder is asked, and it is theirs after half a minute without an answer. A refusal stands as long as the time for an answer.
 */
export function takeOverAnswer({ lock, session, user, actor, now }: Asking): TakeOverAnswer {
  if (!lock || lock.until <= now || lock.session === session || lock.user === user) return 'granted';
  if (now - lock.wroteAt >= takeOverTimes.idle || (actor.kind === 'staff' && takesOverAtOnce(actor))) return 'granted';
  const { question } = lock;
  const isOver = !question || now >= question.until + takeOverTimes.answer;
  if (isOver || (question.refused && now >= question.until)) return 'asked';
  if (question.session !== session) return question.refused ? 'asked' : 'asked-by-another';
  if (question.refused) return 'refused';
  return now >= question.until ? 'granted' : 'waiting';
}
