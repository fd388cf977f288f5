import type { DeviceCopies, DeviceCopy } from './deviceCopies.ts';
import type { Kind } from '../kinds/kind.ts';
import { openSaver, type Saver, type SaverParts } from './saver.ts';
import { goesByItself, hasText, waitsToBeFiled } from './onDevice.ts';
import { isEmpty, mergeEdits, type Edits, type Unfiled } from './order.ts';

/** What became of the text an earlier page left on this device. */
export type LeftoverResult = {
  collection: string;
  story: string;
  /** Is `story` its id, or still its draft key? */
  hasId: boolean;
  headline: string;
  at: number;
  became: 'saved' | 'branch' | 'left' | 'filed' | 'unfiled';
  /** Of text that is still only here. */
  left?: DeviceCopy;
  /** Why it was not filed; told again until it is read. */
  unfiled?: Unfiled;
};

/** What a story says of photos that arrived; `forget`: the device need not keep them. `refused`: why the newsroom does not take one. */
export type SentPhotos = { edits: Edits; forget: () => Promise<void>; refused?: string };

/** How a document of one kind comes into the newsroom. */
type ToNewsroom = Pick<SaverParts, 'send' | 'keepBranch' | 'closeBranch' | 'merges'>;

type OutboxParts = Omit<SaverParts, 'onChange' | 'onFiled' | 'copies' | keyof ToNewsroom> & {
  copies: DeviceCopies;
  /** The kind that this collection holds, and how it is sent. */
  kindIn: (collection: string | undefined) => Kind;
  sendingOf: (kind: Kind) => ToNewsroom;
  /** Sends the photos of this story that wait on the device. */
  sendPhotos?: (left: DeviceCopy) => Promise<SentPhotos>;
  /** Runs `act` while no other tab writes this story; false if one does. */
  alone: (story: string, act: () => Promise<void>) => Promise<boolean>;
};

/** A page that was left a moment ago may still have its last save under way: it is asked for again so often, after so many milliseconds. */
const underWay = { tries: 4, pause: 1_000 };

/** True once the newsroom has all of it, false as soon as that does not go by itself. */
async function saveAll(saver: Saver, { after }: OutboxParts): Promise<boolean> {
  for (let tries = 0; ; tries += 1) {
    if (await saver.saveNow()) return true;
    const light = saver.light();
    if (light.kind !== 'unsaved' || light.why !== 'busy' || tries === underWay.tries) return false;
    await new Promise<void>((resolve) => after(underWay.pause, resolve));
  }
}

/** Files it if that was asked for here; what became of that, if anything did. */
async function fileStory(saver: Saver, { filing }: DeviceCopy): Promise<'filed' | 'unfiled' | undefined> {
  if (!filing) return undefined;
  await saver.whenFiled();
  if (!saver.filing()) return 'filed';
  return saver.filing()?.unfiled ? 'unfiled' : undefined;
}

function openFor(user: string, { collection, story, hasId, base, headline }: DeviceCopy, parts: OutboxParts): Saver {
  const kind = parts.kindIn(collection);
  const ref = hasId ? { id: story } : { draftKey: story };
  const opened = { user, kind, story: ref, version: base, headline };
  return openSaver(opened, { ...parts, ...parts.sendingOf(kind), onChange: () => undefined });
}

/** The copy with the photos that it waits for to be filed. */
async function withPhotos(left: DeviceCopy, { copies, sendPhotos }: OutboxParts): Promise<DeviceCopy> {
  if (!left.filing || !waitsToBeFiled(left) || !sendPhotos) return left;
  const { edits, forget, refused } = await sendPhotos(left);
  const unfiled = refused === undefined ? undefined : { code: 'photo', message: refused, problems: [] };
  if (isEmpty(edits) && !unfiled) return left;
  const filing = { ...left.filing, ...(unfiled && { unfiled }) };
  const next = { ...left, unsent: mergeEdits(left.unsent, edits), filing };
  await copies.keep(next);
  await forget();
  return next;
}

/** What becomes of what is left; none of a copy of which only the newsroom had to hear of branches. */
async function sendOne(
  saver: Saver,
  left: DeviceCopy,
  parts: OutboxParts,
): Promise<LeftoverResult['became'] | undefined> {
  saver.resume(left);
  const isSaved = await saveAll(saver, parts);
  const isBeside = !isSaved && saver.branch() !== undefined && (await saver.branchKept());
  await saver.branchesClosed();
  const became = await fileStory(saver, left);
  if (became || !hasText(left)) return became;
  return isSaved ? 'saved' : isBeside ? 'branch' : 'left';
}

async function send(user: string, found: DeviceCopy, parts: OutboxParts): Promise<LeftoverResult | undefined> {
  const left = await withPhotos(found, parts);
  const { story, hasId, headline, at } = left;
  const { collection } = parts.kindIn(left.collection);
  if (hasText(left) && !goesByItself(left)) return { collection, story, hasId, headline, at, became: 'left', left };
  const saver = openFor(user, left, parts);
  const became = await sendOne(saver, left, parts);
  await saver.stop();
  if (!became) return undefined;
  const { id } = saver.story();
  const now = { collection, story: id ?? story, hasId: id !== undefined, headline, at, became };
  if (became !== 'left') return { ...now, unfiled: saver.filing()?.unfiled };
  return { ...now, left: (await parts.copies.of(user, now.story)) ?? left };
}

/** Sends what earlier pages of this person left on the device, story after story; what another tab is writing is left to it. */
export async function sendLeftovers(user: string, parts: OutboxParts): Promise<LeftoverResult[]> {
  const results: LeftoverResult[] = [];
  for (const { story } of await parts.copies.all(user))
    await parts.alone(story, async () => {
      // Read again: the tab that wrote it may have sent it meanwhile.
      const left = await parts.copies.of(user, story);
      const result = left && (await send(user, left, parts));
      if (result) results.push(result);
    });
  return results;
}
