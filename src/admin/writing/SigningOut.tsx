'use client';

import { useState, type ReactNode } from 'react';
import { Dialog } from '../Dialog.tsx';
import { useSay } from '../useSay.ts';
import { hasText, waitsToBeFiled } from '../saving/onDevice.ts';
import type { DeviceCopy } from '../saving/deviceCopies.ts';
import { dropPhotosOf } from '../saving/devicePhotos.ts';
import { endedSession } from '../saving/newsroom.ts';
import { deviceCopies, sealAndSignOut, whenOnlyOneSends } from './device.ts';
import { sendWhatIsLeft } from './branchApi.ts';
import { abandonOpenPages, goOnWithOpenPages, saveOpenPages, unsavedOnPage, type UnsavedText } from './storyPage.ts';
import { within } from '../within.ts';

/** Milliseconds: on a line that hangs nobody waits longer for text to be sent before they are asked. */
const patience = 5_000;

const allSent = async (user: string): Promise<void> => {
  await saveOpenPages();
  // A browser that keeps nothing has nothing to send besides.
  await sendWhatIsLeft(user).catch(() => undefined);
};

/** What of this person's text is not in the newsroom though all that can be sent in a while was sent. */
async function leftAfterSending(user: string): Promise<UnsavedText[]> {
  await within(patience, allSent(user));
  const onPage = unsavedOnPage();
  try {
    const copies = (await (await deviceCopies()).all(user)).filter((each) => hasText(each) || waitsToBeFiled(each));
    return [...copies, ...onPage.filter(({ story }) => !copies.some((each) => each.story === story))];
  } catch {
    return onPage;
  }
}

/** Nothing of these is kept here for who comes next. */
async function dropCopies(user: string, isMeant: (copy: DeviceCopy) => boolean): Promise<void> {
  try {
    const copies = await deviceCopies();
    await whenOnlyOneSends(user, async () => {
      for (const copy of await copies.all(user)) if (isMeant(copy)) await copies.drop(user, copy.story);
    });
  } catch {
    // There is nothing to drop where nothing is kept.
  }
}

/** Signs out and drops it; false if one is still signed in, and nothing is dropped. */
async function discardAndSignOut(user: string): Promise<boolean> {
  if (!(await endedSession())) return false;
  await abandonOpenPages();
  await dropCopies(user, () => true);
  await dropPhotosOf(user).catch(() => undefined);
  return true;
}

type QuestionProps = { user: string; left: readonly UnsavedText[]; onLeave: () => void; onClose: () => void };

/** What becomes of text that is only here. */
function Question({ user, left, onLeave, onClose }: QuestionProps) {
  const { say } = useSay();
  const [isSure, setSure] = useState(false);
  const [going, setGoing] = useState<'not-yet' | 'under-way' | 'cannot-seal' | 'still-here'>('not-yet');
  const go = (signOut: Promise<boolean>): void => {
    setGoing('under-way');
    signOut.then(
      (isOut) => (isOut ? onLeave() : setGoing('still-here')),
      () => setGoing('cannot-seal'),
    );
  };
  return (
    <Dialog
      title={say('unsentTitle')}
      submit={say('keepHere')}
      cancel={say('cancel')}
      isBusy={going === 'under-way'}
      onSubmit={() => go(sealAndSignOut(user, { stop: abandonOpenPages, goOn: goOnWithOpenPages }))}
      onClose={onClose}
    >
      <p>{say('unsentHint')}</p>
      {going === 'cannot-seal' && <p role="alert">{say('cannotSeal')}</p>}
      {going === 'still-here' && <p role="alert">{say('stillSignedInHint')}</p>}
      <ul>
        {left.map(({ story, headline }) => (
          <li key={story}>{headline || say('untitled')}</li>
        ))}
      </ul>
      <button
        type="button"
        className={`newsroom-button${isSure ? ' newsroom-button--danger' : ''}`}
        disabled={going === 'under-way'}
        onClick={() => (isSure ? go(discardAndSignOut(user)) : setSure(true))}
      >
        {say(isSure ? 'discardSure' : 'discard')}
      </button>
    </Dialog>
  );
}

type StillHereProps = { isBusy: boolean; onAgain: () => void; onClose: () => void };

/** All is saved, but nobody was signed out. */
function StillSignedIn({ isBusy, onAgain, onClose }: StillHereProps) {
  const { say } = useSay();
  return (
    <Dialog
      title={say('stillSignedIn')}
      submit={say(isBusy ? 'working' : 'tryNow')}
      cancel={say('cancel')}
      isBusy={isBusy}
      onSubmit={onAgain}
      onClose={onClose}
    >
      <p>{say('stillSignedInHint')}</p>
    </Dialog>
  );
}

/**
 * Signing out sends first what is not saved yet; if that cannot be, it asks. The page stays until the newsroom has signed one out; then
 * `leave` is called. `questions` stand on the page.
 */
export function useSigningOut(user: string | undefined, leave: () => void) {
  const [isBusy, setBusy] = useState(false);
  const [left, setLeft] = useState<UnsavedText[]>();
  const [isStillHere, setStillHere] = useState(false);
  const signOut = async (): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    const unsent = user ? await leftAfterSending(user) : [];
    const isOut = unsent.length === 0 && (await endedSession());
    setBusy(false);
    // That something was not filed has no text in it; whoever signs out has been told.
    if (isOut && user) await dropCopies(user, ({ filing }) => filing !== undefined);
    if (isOut) return leave();
    setStillHere(unsent.length === 0);
    setLeft(unsent.length === 0 ? undefined : unsent);
  };
  const questions: ReactNode = (
    <>
      {left && user && <Question user={user} left={left} onLeave={leave} onClose={() => setLeft(undefined)} />}
      {isStillHere && (
        <StillSignedIn isBusy={isBusy} onAgain={() => void signOut()} onClose={() => setStillHere(false)} />
      )}
    </>
  );
  return { isBusy, signOut, questions };
}
