import type { MergedWith } from '../../domain/merge/saves.ts';
import type { Problem } from '../../domain/refusal.ts';
import { apiOf, apiOfOne, type Kind } from '../kinds/kind.ts';
import { withoutBlockIds } from '../../domain/body/blockIds.ts';
import { storedData } from '../../domain/fields/storedText.ts';
import { passes, type Branch, type Edits, type FilingOrder, type FilingOutcome, type Order } from './order.ts';
import type { Outcome, TakenBranch, Trouble } from './order.ts';

type Answer = {
  user?: { id: string } | null;
  doc?: Record<string, unknown> & { id: string; baseVersion?: number };
  notTaken?: Problem[];
  merged?: MergedWith;
  key?: string;
  exp?: number;
  article?: (Record<string, unknown> & { baseVersion?: number }) | null;
  errors?: {
    message?: string;
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

type Refused = NonNullable<NonNullable<Answer['errors']>[number]['data']>;

/** The version that a save was too old for: told with both sides, or by the problem alone. */
function currentOf({ currentVersion, errors = [] }: Refused = {}): number | undefined {
  const version = errors.find(({ rule }) => rule === 'stale')?.params?.version;
  return currentVersion ?? (typeof version === 'number' ? version : undefined);
}

function troubleOf(response: Response, body: Answer): Trouble {
  const data = body.errors?.[0]?.data;
  const retryAfter = Number(response.headers.get('retry-after')) || undefined;
  // An order under way on another connection is as good as one without an answer.
  if (passing.includes(response.status) || data?.code === 'under-way') return { why: 'busy', retryAfter };
  const current = response.status === 409 ? currentOf(data) : undefined;
  if (current !== undefined) {
    const isLost = data?.errors?.some(({ rule }) => rule === 'locked');
    if (data?.onlyMoved) return { why: 'moved', version: current };
    return { why: 'conflict', version: current, ...(isLost && { isLost }) };
  }
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
export async function isSignedOut(): Promise<boolean> {
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

const orderAsRequest = (kind: Kind, { story: ref, base, edits, key, merge, own }: Order): Sending =>
  ref.id === undefined
    ? {
        method: 'POST',
        path: `${apiOf(kind)}?draft=true&depth=0`,
        body: { ...edits, ...(kind.hasDraftKeys && { draftKey: ref.draftKey }) },
        key,
      }
    : {
        method: 'PATCH',
        path: `${apiOfOne(kind, ref.id)}?draft=true${kind.merges || own ? '&autosave=true' : ''}&depth=0${merge ? '&merge=blocks' : ''}`,
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

let signingOut = false;

/** Does this page sign out, or has it? Nobody is asked for then, and nothing more is kept of them. */
export const isSigningOut = (): boolean => signingOut;

/** Signs out; false if the newsroom does not say so, and whoever is signed in here still is. */
export async function endedSession(): Promise<boolean> {
  signingOut = true;
  const answer = await exchange({ method: 'POST', path: '/api/users/logout', body: {}, wait: patience.signOut });
  signingOut = answer !== undefined && !passing.includes(answer.response.status);
  return signingOut;
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

type Saved = Answer & { doc: NonNullable<Answer['doc']> };

/** A save in between was merged with it; an answer given again may have left out what came of it, and then the story is read. */
async function arrivedAs(kind: Kind, order: Order, { doc, notTaken, merged }: Saved): Promise<Outcome> {
  const arrived = { ok: true, id: doc.id, version: doc.baseVersion ?? order.base, doc, notTaken } as const;
  const isMerged = order.merge && order.story.id !== undefined && arrived.version > order.base + 1;
  if (!isMerged) return arrived;
  const others = merged ?? { fields: [], blocks: [], by: [] };
  if ('updatedAt' in doc) return { ...arrived, merged: others };
  const answer = await exchange({ method: 'GET', path: `${apiOfOne(kind, doc.id)}?draft=true&depth=0` });
  if (!answer?.response.ok) return { ok: false, trouble: { why: 'offline' } };
  const currentDoc = answer.body as unknown as Saved['doc'];
  return { ...arrived, version: currentDoc.baseVersion ?? arrived.version, doc: currentDoc, merged: others };
}

/** Sends one save of this user to the newsroom's API. */
export const sendOrder =
  (writer: string, kind: Kind) =>
  async (order: Order): Promise<Outcome> => {
    const answer = await exchange({ ...orderAsRequest(kind, order), writer });
    if (!answer) return { ok: false, trouble: { why: 'offline' } };
    const { response, body } = answer;
    const { doc } = body;
    if (response.ok && doc && kind.hasDraftKeys && wasBegunOtherwise(answer, order, doc))
      return { ok: false, trouble: { why: 'conflict', version: doc.baseVersion ?? 1, id: doc.id } };
    if (response.ok && doc) return arrivedAs(kind, order, { ...body, doc });
    const trouble = await troubleWith(answer);
    if (trouble.why === 'conflict' && order.story.id !== undefined && isSame(body, order))
      return { ok: true, id: order.story.id, version: trouble.version };
    return { ok: false, trouble };
  };

/** Keeps a person's text beside the story. */
export const sendBranch =
  (writer: string, kind: Kind) =>
  async ({ id, story: { id: of }, base, edits, isLost }: Branch): Promise<Outcome> => {
    const path = `${apiOfOne(kind, of)}/branches/${encodeURIComponent(id)}`;
    const body = { baseVersion: base, why: isLost ? 'lock' : 'conflict', edits };
    const answer = await exchange({ method: 'PUT', path, body, writer });
    if (!answer) return { ok: false, trouble: { why: 'offline' } };
    if (answer.response.ok) return { ok: true, id: of, version: base };
    return { ok: false, trouble: await troubleWith(answer) };
  };

/**
 * Says that the story has the text of a branch; gives what is in the way, if that passes. A branch that is not there, was closed otherwise, or is
 * nobody's business of this person any more, needs no saying.
 */
export const sendTaken =
  (writer: string, kind: Kind) =>
  async ({ story: of, uuid }: TakenBranch): Promise<Trouble | undefined> => {
    const path = `${apiOfOne(kind, of)}/branches/${encodeURIComponent(uuid)}/take`;
    const answer = await exchange({ method: 'POST', path, body: {}, writer });
    if (!answer) return { why: 'offline' };
    if (answer.response.ok) return undefined;
    const trouble = await troubleWith(answer);
    return passes(trouble) || trouble.why === 'signed-out' ? trouble : undefined;
  };

/** Of an order under way, and of one whose outcome is not known, the same is asked again. */
const isOpen = (trouble: Trouble): boolean => passes(trouble) || trouble.why === 'signed-out';

/** Files a story as the version that was meant; refused where it is another by now. */
export const sendFiling =
  (writer: string, kind: Kind) =>
  async ({ story: of, key, base, note }: FilingOrder): Promise<FilingOutcome> => {
    const body = { name: 'file', baseVersion: base, ...(note && { note }) };
    const answer = await exchange({ method: 'POST', path: `${apiOfOne(kind, of)}/transitions`, body, key, writer });
    if (!answer) return { ok: false, trouble: { why: 'offline' } };
    const { article, errors } = answer.body;
    if (answer.response.ok) return { ok: true, version: article?.baseVersion ?? base + 1, doc: article ?? undefined };
    const trouble = await troubleWith(answer);
    if (isOpen(trouble)) return { ok: false, trouble };
    const { message = '', data } = errors?.[0] ?? {};
    return { ok: false, unfiled: { code: data?.code, message, problems: data?.errors ?? [] } };
  };
