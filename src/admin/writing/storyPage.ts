import type { DeviceCopy } from '../saving/deviceCopies.ts';
import type { Light } from '../saving/light.ts';
import { sendBranch, sendOrder } from '../saving/newsroom.ts';
import { isEmpty, type Edits, type Order, type Outcome, type StoryRef } from '../saving/order.ts';
import { openSaver, type Saver } from '../saving/saver.ts';
import { browserParts, copiesOf, writeToDevice } from './device.ts';
import type { ConflictOf } from './StorySaver.tsx';

/** What a page of a story opens with. */
export type Opening = { user: string; story: StoryRef; version: number; headline: string };

/** `id`: the story's, once it has one. */
export type Heard = { light: Light; id?: string; conflict?: ConflictOf };

/** What a page wants to hear of its saver: what to tell the person, and each save that the newsroom took. */
type Listener = {
  onLight: (heard: Heard) => void;
  onArrived: (order: Order, outcome: Outcome & { ok: true }) => void;
};

export type StoryPage = { saver: Saver; listen: (listener: Listener) => () => void };

const conflictOf = ({ id, version, isKept }: ConflictOf): ConflictOf => ({ id, version, isKept });

/** Savers of the stories that stand on this page: one, or more in drawers over it. */
const open = new Set<Saver>();

export const saveOpenPages = async (): Promise<void> =>
  void (await Promise.all([...open].map((each) => each.saveNow())));

/** Text of a story that is not in the newsroom, for a line that tells of it. */
export type UnsavedText = { story: string; headline: string };

/** What stands on this page and is not in the newsroom. */
export const unsavedOnPage = (): UnsavedText[] =>
  [...open]
    .filter((each) => !isEmpty(each.unsaved()))
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
  const sendToNewsroom = sendOrder(opening.user);
  const send = async (order: Order): Promise<Outcome> => {
    const outcome = await sendToNewsroom(order);
    if (outcome.ok) listener?.onArrived(order, outcome);
    return outcome;
  };
  const saver: Saver = openSaver(opening, {
    ...browserParts,
    send,
    keepBranch: sendBranch(opening.user),
    copies: writeToDevice,
    onChange: (light) => {
      const branch = saver.branch();
      listener?.onLight({ light, id: saver.story().id, conflict: branch && conflictOf(branch) });
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

/** What an earlier page of this person left here for this story; nothing where the browser keeps nothing. `mayOpen`: has nobody typed here yet? */
export async function leftFor(
  { user, story }: Pick<Opening, 'user' | 'story'>,
  mayOpen: () => boolean = () => true,
): Promise<DeviceCopy | undefined> {
  const name = story.id ?? story.draftKey;
  try {
    return await (await copiesOf(user, (each) => each === name && mayOpen())).of(user, name);
  } catch {
    return undefined;
  }
}
