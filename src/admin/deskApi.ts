import type { Problem } from '../domain/refusal.ts';
import type { State, TransitionName } from '../domain/workflow.ts';

/** One next step, as the API answers it: may it be made, and if not, why. */
export type Step = { name: TransitionName; allowed: boolean; code?: string; why?: string; problems?: Problem[] };

/** Who has a story open: this session (`mine`), the same person in another browser (`yours`), or a colleague. */
type StoryLock = { name: string; at: string; until: string; mine: boolean; yours: boolean };

/** Where a story stands, as GET /api/articles/:id/transitions tells it. */
export type Standing = {
  state: State;
  baseVersion: number;
  hasPendingEdits: boolean;
  timeZone: string;
  lock: StoryLock | null;
  transitions: Step[];
};

/** What stood in the way of a request, for people: one sentence, and each field that is at fault. */
export type Failure = { message: string; problems: Problem[] };

export type Answer<T> = { ok: true; body: T } | { ok: false; failure?: Failure };
type ApiError = { message?: string; data?: { errors?: Problem[] } };

/** Speaks to the newsroom's API with the session's cookie. `failure` is undefined if nobody answered. */
export async function ask<T>(path: string, body?: unknown): Promise<Answer<T>> {
  try {
    const response = await fetch(path, {
      credentials: 'include',
      headers: { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as T & { errors?: ApiError[] };
    if (response.ok) return { ok: true, body: answer };
    const [error] = answer.errors ?? [];
    return {
      ok: false,
      failure: { message: error?.message ?? response.statusText, problems: error?.data?.errors ?? [] },
    };
  } catch {
    return { ok: false };
  }
}

export const article = (id: string): string => `/api/articles/${encodeURIComponent(id)}`;

export const standingOf = (id: string): Promise<Answer<Standing>> => ask(`${article(id)}/transitions`);

export const performStep = (
  id: string,
  order: { name: TransitionName; baseVersion?: number } & Record<string, unknown>,
): Promise<Answer<{ article: Record<string, unknown> | null; to: State }>> => ask(`${article(id)}/transitions`, order);

export const moveStory = (
  id: string,
  order: { desk: string; reason?: string },
): Promise<Answer<{ article: Record<string, unknown> | null }>> => ask(`${article(id)}/desk`, order);

/** Asks for the story, or takes it over `anyway`. */
export const lockStory = (id: string, anyway: boolean): Promise<Answer<{ lock: StoryLock }>> =>
  ask(`${article(id)}/lock`, { anyway });

/** Says that one has left the story; also while the page closes. */
export function leaveStory(id: string): void {
  const told = fetch(`${article(id)}/unlock`, { method: 'POST', credentials: 'include', keepalive: true });
  // Unheard, the lock ends by its time.
  told.catch(() => undefined);
}

/** The story as it is saved now, pending edits included. */
export const savedCopyOf = (id: string): Promise<Answer<Record<string, unknown>>> =>
  ask(`${article(id)}?draft=true&depth=0`);

export const colleagueNamed = (id: string): Promise<Answer<{ name?: string }>> =>
  ask(`/api/users/${encodeURIComponent(id)}?depth=0&select[name]=true`);

export type NamedRow = { id: string; name?: string };

export const allDesks = (): Promise<Answer<{ docs: NamedRow[] }>> =>
  ask('/api/desks?limit=200&depth=0&select[name]=true&sort=name');

export const allSections = (): Promise<Answer<{ docs: (NamedRow & { path?: string })[] }>> =>
  ask('/api/sections?limit=300&depth=0&select[name]=true&select[path]=true&sort=path');
