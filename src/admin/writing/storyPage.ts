import { savedCopyOf } from '../deskApi.ts';
import type { Kind } from '../kinds/kind.ts';
import { inTab, keepInTab } from '../tabStorage.ts';
import { browserParts, copiesOf, deviceCopies, writeToDevice } from './device.ts';
import type { DeviceCopy } from '../saving/deviceCopies.ts';
import type { Light } from '../saving/light.ts';
import {
  isEmpty,
  type Edits,
  type Filing,
  type FilingOutcome,
  type Order,
  type Outcome,
  type StoryRef,
  type Taken,
} from '../saving/order.ts';
import { openSaver, type Saver } from '../saving/saver.ts';
import { fileFromHere } from './filings.ts';
import { sendingOf } from './sending.ts';
import type { ConflictOf } from './StorySaver.tsx';
import { within } from '../within.ts';

type Doc = Readonly<Record<string, unknown>>;
type Opened = { kind: Kind; story: { id?: string }; version: number };

const place = 'dateline:arrived';
/** Milliseconds: without a connection one writes over what the page opened with. */
const longestRead = 3_000;

/** Remembers in this tab that its own save has made the story this version: a page that is opened in the same moment was read before. */
const noteArrival = (story: string, version: number): void => keepInTab(place, [story, version]);

function arrivedHere(story: string): number {
  const [of, version = 0] = inTab<[string, number]>(place) ?? [];
  return of === story ? version : 0;
}

/** The story as it is now, where this tab has saved a later version than its page opened with. */
export async function newerThan({ kind, story, version }: Opened): Promise<Doc | undefined> {
  if (story.id === undefined || arrivedHere(story.id) <= version) return undefined;
  const answer = await within(longestRead, savedCopyOf(kind, story.id));
  return answer?.ok ? answer.body : undefined;
}

/** What a page of a story opens with. */
export type Opening = { user: string; kind: Kind; story: StoryRef; version: number; headline: string };

/** `id`: the story's, once it has one. */
export type Heard = { light: Light; id?: string; conflict?: ConflictOf; taken: Taken; filing?: Filing };

/** What a page wants to hear of its saver: what to tell the person, and each save that the newsroom took. */
type Listener = {
  onLight: (progress: Heard) => void;
  onArrived: (order: Order, outcome: Outcome & { ok: true }) => void;
  onFiled?: (outcome: FilingOutcome & { ok: true }) => void;
  /** Takes a story that others have changed meanwhile. False where what was typed since changes the same. */
  takeMerged?: (order: Order, outcome: Outcome & { ok: true }) => Promise<boolean>;
};

export type StoryPage = { saver: Saver; listen: (listener: Listener) => () => void };

const conflictOf = ({ id, base, version, isKept, isLost }: ConflictOf): ConflictOf => ({
  id,
  base,
  version,
  isKept,
  ...(isLost && { isLost }),
});

/** Savers of the stories that stand on this page: one, or more in drawers over it. */
const open = new Set<Saver>();

export const saveOpenPages = async (): Promise<void> =>
  void (await Promise.all([...open].map((each) => each.saveNow())));

/** Text of a story that is not in the newsroom, for a line that tells of it. */
export type UnsavedText = { story: string; headline: string };

/** What stands on this page and is not in the newsroom. */
export const unsavedOnPage = (): UnsavedText[] =>
  [...open]
    .filter((each) => !isEmpty(each.unsavedEdits()))
    .map((each) => {
      const ref = each.story();
      return { story: ref.id ?? ref.draftKey, headline: each.headline() };
    });

/** Nothing of them is sent or kept any more. */
export const abandonOpenPages = async (): Promise<void> =>
  void (await Promise.all([...open].map((each) => each.stop())));

export const goOnWithOpenPages = (): void => [...open].forEach((each) => each.goOn());

/** The saver of one page. */
export function openStoryPage(opening: Opening): StoryPage {
  let listener: Listener | undefined;
  const { send: sendToNewsroom, ...sending } = sendingOf(opening.user)(opening.kind);
  const send = async (order: Order): Promise<Outcome> => {
    const outcome = await sendToNewsroom(order);
    if (!outcome.ok) return outcome;
    const isTaken = !outcome.merged || ((await listener?.takeMerged?.(order, outcome)) ?? true);
    listener?.onArrived(order, outcome);
    noteArrival(outcome.id, outcome.version);
    return isTaken ? outcome : { ...outcome, isApart: true };
  };
  const saver: Saver = openSaver(opening, {
    ...browserParts,
    ...sending,
    send,
    file: fileFromHere(opening.user),
    onFiled: (outcome) => listener?.onFiled?.(outcome),
    copies: writeToDevice,
    onChange: (light) => {
      const branch = saver.branch();
      const conflict = branch && conflictOf(branch);
      const id = saver.story().id;
      listener?.onLight({ light, id, conflict, taken: saver.takenBranches(), filing: saver.filing() });
    },
  });
  return {
    saver,
    listen: (next) => {
      listener = next;
      open.add(saver);
      return () => {
        if (listener !== next) return;
        listener = undefined;
        open.delete(saver);
      };
    },
  };
}

/** What an earlier page left: later text over earlier. */
export const textOf = ({ refused, sending, unsent, branch }: DeviceCopy): Edits => ({
  ...refused,
  ...sending?.edits,
  ...unsent,
  ...branch?.edits,
});

const nameOf = ({ story }: Pick<Opening, 'story'>): string => story.id ?? story.draftKey;

type Left = Promise<DeviceCopy | undefined>;

/** What an earlier page of this person left here for this story, as it lies here; nothing where the browser keeps nothing. */
async function leftOpen(opening: Pick<Opening, 'user' | 'story'>): Left {
  try {
    return await (await deviceCopies()).of(opening.user, nameOf(opening));
  } catch {
    return undefined;
  }
}

/** The same of what they left sealed. `mayOpen`: has nobody typed here yet? */
async function leftSealed(opening: Pick<Opening, 'user' | 'story'>, mayOpen: () => boolean = () => true): Left {
  const name = nameOf(opening);
  try {
    return await (await copiesOf(opening.user, (each) => each === name && mayOpen())).of(opening.user, name);
  } catch {
    return undefined;
  }
}

/** All that an earlier page of this person left here for this story. */
export const leftFor = async (opening: Pick<Opening, 'user' | 'story'>): Left =>
  (await leftOpen(opening)) ?? leftSealed(opening);

/** Milliseconds. */
const longestLook = { open: 30_000, sealed: 3_000 };

/**
 * The same for a page that is about to be written in. What lies here open is waited for, for the first key typed would be written over it: a
 * device that does not answer in all that time keeps nothing either. What is sealed may come late: it stays sealed then.
 */
export async function leftBeforeTyping(opening: Opening): Left {
  const open = await within(longestLook.open, leftOpen(opening));
  if (open) return open;
  let isLate = false;
  const sealed = await within(
    longestLook.sealed,
    leftSealed(opening, () => !isLate),
  );
  isLate = true;
  return sealed;
}
