import type { Problem } from '../../domain/refusal.ts';
import { withoutBlockIds } from '../../domain/body/blockIds.ts';
import { storedData } from '../../domain/storedText.ts';
import { passes, type Branch, type Edits, type Order, type Outcome, type TakenBranch, type Trouble } from './order.ts';

type Answer = {
  user?: { id: string } | null;
  doc?: Record<string, unknown> & { id: string; baseVersion?: number };
  notTaken?: Problem[];
  key?: string;
  exp?: number;
  errors?: {
    data?: {
      code?: string;
      errors?: Problem[];
      currentVersion?: number;
      theirs?: Record<string, unknown>;
      onlyMoved?: boolean;
    };
  }[];
};

/** What the browser lets a page send while it is left, in bytes: the Fetch standard's limit is 64 KiB for all such requests of a page. */
const keepaliveLimit = 60_000;

/** A save that nobody answers for so long is sent again; a long story takes its time on a bad line (2 kB a second). In milliseconds. */
const patience = { answer: 30_000, perByte: 0.5, signOut: 8_000 };

/** Answers that say nothing of the save itself: the same order is sent again. */
const passing: readonly number[] = [408, 425, 429, 500, 502, 503, 504];

const byStatus: Readonly<Record<number, Trouble['why'] & ('signed-out' | 'not-allowed' | 'gone' | 'too-large')>> = {
  401: 'signed-out',
  403: 'not-allowed',
  404: 'gone',
  410: 'gone',
  413: 'too-large',
};

function troubleOf(response: Response, body: Answer): Trouble {
  const data = body.errors?.[0]?.data;
  const retryAfter = Number(response.headers.get('retry-after')) || undefined;
  // An order under way on another connection is as good as one without an answer.
  if (passing.includes(response.status) || data?.code === 'under-way') return { why: 'busy', retryAfter };
  if (response.status === 409 && data?.currentVersion !== undefined)
    return { why: data.onlyMoved ? 'moved' : 'conflict', version: data.currentVersion };
  const why = byStatus[response.status];
  return why ? { why } : { why: 'refused', problems: data?.errors ?? [] };
}

/** Somebody saved meanwhile, but the story holds what this save says: it is a save that had arrived, or one nobody needs. */
const isSame = (body: Answer, { edits }: Order): boolean => {
  const theirs = body.errors?.[0]?.data?.theirs;
  return theirs !== undefined && !Object.keys(edits).some((name) => name in theirs);
};

async function bodyOf(response: Response): Promise<Answer> {
  try {
    return (await response.json()) as Answer;
  } catch {
    return {};
  }
}

type Sending = {
  method: string;
  path: string;
  body?: object;
  key?: string;
  writer?: string;
  save?: 'rest';
  /** Milliseconds until nobody answered, at least. */
  wait?: number;
};

/** Sends JSON with the session's cookie; undefined if nobody answered. */
async function exchange({
  method,
  path,
  body,
  key,
  writer,
  save,
  wait = patience.answer,
}: Sending): Promise<{ response: Response; body: Answer } | undefined> {
  const text = body && JSON.stringify(body);
  const bytes = text === undefined ? 0 : new TextEncoder().encode(text).length;
  try {
    const response = await fetch(path, {
      method,
      body: text,
      credentials: 'include',
      signal: AbortSignal.timeout(wait + Math.ceil(bytes * patience.perByte)),
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/json',
        ...(key && { 'Idempotency-Key': key }),
        ...(save && { Save: save }),
        // Refused if somebody else is signed in here meanwhile.
        ...(writer && { 'X-Writer': writer }),
      },
      // It goes on when the page is left.
      keepalive: text !== undefined && bytes < keepaliveLimit,
    });
    return { response, body: await bodyOf(response) };
  } catch {
    return undefined;
  }
}

/** Nobody is signed in here any more. The newsroom may answer a save as one that is not allowed then. */
async function isSignedOut(): Promise<boolean> {
  const answer = await exchange({ method: 'GET', path: '/api/users/me?depth=0&select[name]=true' });
  return answer !== undefined && answer.response.ok && answer.body.user === null;
}

/** This user's key for what they leave on this device, in Base64; undefined if the newsroom does not answer, or somebody else is signed in. */
export async function deviceKey(user: string): Promise<string | undefined> {
  const answer = await exchange({ method: 'GET', path: '/api/users/device-key', writer: user });
  return answer?.response.ok ? answer.body.key : undefined;
}

async function troubleWith({ response, body }: { response: Response; body: Answer }): Promise<Trouble> {
  const trouble = troubleOf(response, body);
  return trouble.why === 'not-allowed' && (await isSignedOut()) ? { why: 'signed-out' } : trouble;
}

const story = (id: string): string => `/api/articles/${encodeURIComponent(id)}`;

const orderAsRequest = ({ story: ref, base, edits, key }: Order): Sending =>
  ref.id === undefined
    ? { method: 'POST', path: '/api/articles?draft=true&depth=0', body: { ...edits, draftKey: ref.draftKey }, key }
    : {
        method: 'PATCH',
        path: `${story(ref.id)}?draft=true&autosave=true&depth=0`,
        body: { ...edits, baseVersion: base },
        key,
        save: 'rest',
      };

/** The session of who is signed in, for some hours more. */
export async function refreshedSession(): Promise<{ user: unknown; exp: number } | undefined> {
  const answer = await exchange({ method: 'POST', path: '/api/users/refresh-token?refresh' });
  const { user, exp } = answer?.body ?? {};
  return answer?.response.ok && user && exp ? { user, exp } : undefined;
}

/** Signs out; false if the newsroom does not say so, and whoever is signed in here still is. */
export async function endedSession(): Promise<boolean> {
  const answer = await exchange({ method: 'POST', path: '/api/users/logout', body: {}, wait: patience.signOut });
  return answer !== undefined && !passing.includes(answer.response.status);
}

/** Has the story all of these edits? What the newsroom keeps for itself inside a value (ids of rows) does not count. */
function holds(doc: Readonly<Record<string, unknown>>, edits: Edits): boolean {
  const plain = (value: unknown): string =>
    JSON.stringify(withoutBlockIds(storedData(value)), (key, each: unknown) =>
      key === 'id' || each === null || each === '' ? undefined : each,
    ) ?? '';
  return Object.entries(edits).every(([name, value]) => plain(doc[name]) === plain(value));
}

/** Answered with 200, a beginning is one that was sent before: with these edits, or with others, which the newsroom did not take then. */
const wasBegunOtherwise = (
  { response }: { response: Response },
  { story: { id }, edits }: Order,
  doc: object,
): boolean => id === undefined && response.status === 200 && !holds(doc as Readonly<Record<string, unknown>>, edits);

/** Sends one save of this user to the newsroom's API. */
export const sendOrder =
  (writer: string) =>
  async (order: Order): Promise<Outcome> => {
    const answer = await exchange({ ...orderAsRequest(order), writer });
    if (!answer) return { ok: false, trouble: { why: 'offline' } };
    const { response, body } = answer;
    const { doc, notTaken } = body;
    if (response.ok && doc && wasBegunOtherwise(answer, order, doc))
      return { ok: false, trouble: { why: 'conflict', version: doc.baseVersion ?? 1, id: doc.id } };
    if (response.ok && doc) return { ok: true, id: doc.id, version: doc.baseVersion ?? order.base, doc, notTaken };
    const trouble = await troubleWith(answer);
    if (trouble.why === 'conflict' && order.story.id !== undefined && isSame(body, order))
      return { ok: true, id: order.story.id, version: trouble.version };
    return { ok: false, trouble };
  };

/** Keeps a person's text beside the story. */
export const sendBranch =
  (writer: string) =>
  async ({ id, story: { id: of }, base, edits }: Branch): Promise<Outcome> => {
    const path = `${story(of)}/branches/${encodeURIComponent(id)}`;
    const answer = await exchange({ method: 'PUT', path, body: { baseVersion: base, why: 'conflict', edits }, writer });
    if (!answer) return { ok: false, trouble: { why: 'offline' } };
    if (answer.response.ok) return { ok: true, id: of, version: base };
    return { ok: false, trouble: await troubleWith(answer) };
  };

/**
 * Says that the story has the text of a branch; gives what is in the way, if that passes. A branch that is not there, was closed otherwise, or is
 * nobody's business of this person any more, needs no saying.
 */
export const sendTaken =
  (writer: string) =>
  async ({ story: of, uuid }: TakenBranch): Promise<Trouble | undefined> => {
    const path = `${story(of)}/branches/${encodeURIComponent(uuid)}/take`;
    const answer = await exchange({ method: 'POST', path, body: {}, writer });
    if (!answer) return { why: 'offline' };
    if (answer.response.ok) return undefined;
    const trouble = await troubleWith(answer);
    return passes(trouble) || trouble.why === 'signed-out' ? trouble : undefined;
  };
