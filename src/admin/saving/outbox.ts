import type { DeviceCopies, DeviceCopy } from './deviceCopies.ts';
import { openSaver, type Saver, type SaverParts } from './saver.ts';
import { goesByItself, hasText } from './state.ts';

/** What became of the text an earlier page left on this device. */
export type Sent = {
  story: string;
  /** Is `story` its id, or still its draft key? */
  hasId: boolean;
  headline: string;
  at: number;
  became: 'saved' | 'branch' | 'left';
  /** Of text that is still only here. */
  left?: DeviceCopy;
};

type OutboxParts = Omit<SaverParts, 'onChange' | 'copies'> & {
  copies: DeviceCopies;
  /** Runs `act` while no other tab writes this story; false if one does. */
  alone: (story: string, act: () => Promise<void>) => Promise<boolean>;
};

/** A page that was left a moment ago may still have its last save under way: it is asked for again so often, after so many milliseconds. */
const underWay = { tries: 4, pause: 1_000 };

/** True once the newsroom has all of it, false as soon as that does not go by itself. */
async function saved(saver: Saver, { after }: OutboxParts): Promise<boolean> {
  for (let tries = 0; ; tries += 1) {
    if (await saver.saveNow()) return true;
    const light = saver.light();
    if (light.kind !== 'unsaved' || light.why !== 'busy' || tries === underWay.tries) return false;
    await new Promise<void>((resolve) => after(underWay.pause, resolve));
  }
}

/** Nothing to tell of a copy without text: only the newsroom had to hear of branches. */
async function send(user: string, left: DeviceCopy, parts: OutboxParts): Promise<Sent | undefined> {
  const { story, hasId, base, headline, at } = left;
  if (hasText(left) && !goesByItself(left)) return { story, hasId, headline, at, became: 'left', left };
  const ref = hasId ? { id: story } : { draftKey: story };
  const saver = openSaver({ user, story: ref, version: base, headline }, { ...parts, onChange: () => undefined });
  saver.resume(left);
  const isSaved = await saved(saver, parts);
  const isBeside = !isSaved && saver.branch() !== undefined && (await saver.branchKept());
  await saver.branchesClosed();
  await saver.stop();
  if (!hasText(left)) return undefined;
  const { id } = saver.story();
  const now = { story: id ?? story, hasId: id !== undefined, headline, at };
  if (isSaved || isBeside) return { ...now, became: isSaved ? 'saved' : 'branch' };
  return { ...now, became: 'left', left: (await parts.copies.of(user, now.story)) ?? left };
}

/** Sends what earlier pages of this person left on the device, story after story; what another tab is writing is left to it. */
export async function sendLeftovers(user: string, parts: OutboxParts): Promise<Sent[]> {
  const results: Sent[] = [];
  for (const { story } of await parts.copies.all(user))
    await parts.alone(story, async () => {
      // Read again: the tab that wrote it may have sent it meanwhile.
      const left = await parts.copies.of(user, story);
      const sent = left && (await send(user, left, parts));
      if (sent) results.push(sent);
    });
  return results;
}
