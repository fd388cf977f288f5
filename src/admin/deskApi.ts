import type { Language } from '../domain/languages.ts';
import type { Problem } from '../domain/refusal.ts';
import type { TakeOverAnswer } from '../domain/workflow/takeOver.ts';
import { apiOfOne, type Kind } from './kinds/kind.ts';
import { confirmable, type State, type TransitionName } from '../domain/workflow/workflow.ts';
import type { Lock as StoryLock } from '../newsroom/story/storyLock.ts';
import { newUuid } from './uuid.ts';

/** One next step, as the API answers it: may it be made, and if not, why. */
export type Step = { name: TransitionName; allowed: boolean; code?: string; why?: string; problems?: Problem[] };

export type { StoryLock };

/** Where a story stands, as GET /api/articles/:id/transitions tells it. */
export type Standing = {
  state: State;
  baseVersion: number;
  hasPendingEdits: boolean;
  /** The story's own zone, in which its times are typed, and the newsroom's, in which they are read. */
  timeZone: string;
  newsroomTimeZone: string;
  /** The path of the page at which readers have it. */
  livePage: string | null;
  lock: StoryLock | null;
  transitions: Step[];
};

/** What stood in the way of a request, for people: one sentence, and each field that is at fault. */
export type Failure = { message: string; problems: Problem[]; code?: string; story?: string };

export type Answer<T> = { ok: true; body: T } | { ok: false; failure?: Failure };
type ApiError = { message?: string; data?: { code?: string; errors?: Problem[]; story?: string } };

/** Speaks to the newsroom's API with the session's cookie. `failure` is undefined if nobody answered. */
export async function ask<T>(
  path: string,
  body?: unknown,
  more: Record<string, string> = {},
  method = 'POST',
): Promise<Answer<T>> {
  try {
    const response = await fetch(path, {
      credentials: 'include',
      headers: {
        Accept: 'application/json',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...more,
      },
      ...(body === undefined ? {} : { method, body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as T & { errors?: ApiError[] };
    if (response.ok) return { ok: true, body: answer };
    const [error] = answer.errors ?? [];
    return {
      ok: false,
      failure: {
        message: error?.message ?? response.statusText,
        problems: error?.data?.errors ?? [],
        code: error?.data?.code,
        story: error?.data?.story,
      },
    };
  } catch {
    return { ok: false };
  }
}

export const article = (id: string): string => `/api/articles/${encodeURIComponent(id)}`;

export const standingOf = (id: string): Promise<Answer<Standing>> => ask(`${article(id)}/transitions`);

/** Codes of an order of which it is not known, or not yet, whether it was done. */
const undecided: readonly unknown[] = ['outcome-unknown', 'under-way'];
export const isUndecided = ({ code }: Failure): boolean => undecided.includes(code);

/** Is the order refused only until one says that it is meant: to send out what readers have already? */
export const asksToConfirm = ({ problems }: Failure): boolean =>
  problems.some(({ rule }) => confirmable.some((each) => each === rule));

/** Orders without a known outcome, by what they say: pressed again, such a one is sent under the same key, and done once. */
const keys = new Map<string, string>();

/** Sends an order under a key of its own, the same one until its outcome is known. */
export async function order<T>(path: string, body: object): Promise<Answer<T>> {
  const fingerprint = JSON.stringify([path, body]);
  const key = keys.get(fingerprint) ?? newUuid();
  keys.set(fingerprint, key);
  const answer = await ask<T>(path, body, { 'Idempotency-Key': key });
  if (answer.ok || (answer.failure && !isUndecided(answer.failure))) keys.delete(fingerprint);
  return answer;
}

type Moved = { article: Record<string, unknown> | null };

export const performStep = (
  id: string,
  step: { name: TransitionName; baseVersion?: number } & Record<string, unknown>,
): Promise<Answer<Moved & { to: State }>> => order(`${article(id)}/transitions`, step);

export const moveStory = (id: string, move: { desk: string; reason?: string }): Promise<Answer<Moved>> =>
  order(`${article(id)}/desk`, move);

type Begun = { id: string };

/** Begins the story in another language. Where it is there already, the refusal names it. */
export const translateStory = (id: string, to: Language): Promise<Answer<Begun>> =>
  order(`${article(id)}/translate`, { to });

/** Begins a new story with the words of this one. */
export const startFromStory = (id: string): Promise<Answer<Begun>> => order(`${article(id)}/start-from`, {});

/** Says that one writes in the story. Refused where somebody else does. */
export const lockStory = (id: string): Promise<Answer<{ lock: StoryLock }>> => ask(`${article(id)}/lock`, {});

/** Takes the story over, or asks who has it; again, it tells what came of that. */
export const takeStoryOver = (id: string): Promise<Answer<{ answer: TakeOverAnswer; lock: StoryLock }>> =>
  ask(`${article(id)}/take-over`, {});

/** After signing in anew over its page: what the session before had open goes on to this one, and nobody else's does. */
export async function takeBackOwn(id: string): Promise<void> {
  const standing = await standingOf(id);
  if (standing.ok && standing.body.lock?.yours) await takeStoryOver(id);
}

/** Says to who asks for the story whether they get it. */
export const answerTakeOver = (id: string, give: boolean): Promise<Answer<unknown>> =>
  ask(`${article(id)}/take-over/answer`, { give });

/** Says that one has left the story; also while the page closes. */
export function leaveStory(id: string): void {
  const request = fetch(`${article(id)}/unlock`, { method: 'POST', credentials: 'include', keepalive: true });
  // Unheard, the lock ends by its time.
  request.catch(() => undefined);
}

/** Puts a document into the trash, or takes it out again. */
export const putInTrash = (kind: Kind, id: string, isIn: boolean): Promise<Answer<unknown>> =>
  ask(`${apiOfOne(kind, id)}?trash=true&depth=0`, { deletedAt: isIn ? new Date().toISOString() : null }, {}, 'PATCH');

/** Deletes one that is in the trash, with all its versions. */
export const deleteForGood = (kind: Kind, id: string): Promise<Answer<unknown>> =>
  ask(`${apiOfOne(kind, id)}?trash=true&depth=0`, {}, {}, 'DELETE');

/** A document as it is saved now, pending edits included. */
export const savedCopyOf = (kind: Kind, id: string): Promise<Answer<Record<string, unknown>>> =>
  ask(`${apiOfOne(kind, id)}?draft=true&depth=0`);

export const colleagueNamed = (id: string): Promise<Answer<{ name?: string }>> =>
  ask(`/api/users/${encodeURIComponent(id)}?depth=0&select[name]=true`);

export type NamedRow = { id: string; name?: string };

export const allDesks = (): Promise<Answer<{ docs: NamedRow[] }>> =>
  ask('/api/desks?limit=200&depth=0&select[name]=true&sort=name');

export const allSections = (): Promise<Answer<{ docs: (NamedRow & { path?: string })[] }>> =>
  ask('/api/sections?limit=300&depth=0&select[name]=true&select[path]=true&sort=path');
