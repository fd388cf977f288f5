'use client';

import { LogOutIcon, useAuth, useTranslation } from '@payloadcms/ui';
import { useState } from 'react';
import { Dialog } from '../Dialog.tsx';
import { useSay } from '../useSay.ts';
import { hasText } from '../saving/state.ts';
import { endedSession } from '../saving/newsroom.ts';
import { browserParts, deviceCopies, sealAndSignOut } from './device.ts';
import { sendWhatIsLeft } from './branchApi.ts';
import { abandonOpenPages, goOnWithOpenPages, saveOpenPages, unsavedOnPage, type UnsavedText } from './storyPage.ts';

const signOutPath = '/admin/logout';

/** Milliseconds: on a line that hangs nobody waits longer for text to be sent before they are asked. */
const patience = 5_000;

const allSent = async (user: string): Promise<void> => {
  await saveOpenPages();
  // A browser that keeps nothing has nothing to send besides.
  await sendWhatIsLeft(user).catch(() => undefined);
};

/** What of this person's text is not in the newsroom though all that can be sent in a while was sent. */
async function leftAfterSending(user: string): Promise<UnsavedText[]> {
  await Promise.race([allSent(user), new Promise<void>((resolve) => browserParts.after(patience, resolve))]);
  const onPage = unsavedOnPage();
  try {
    const kept = (await (await deviceCopies()).all(user)).filter(hasText);
    return [...kept, ...onPage.filter(({ story }) => !kept.some((each) => each.story === story))];
  } catch {
    return onPage;
  }
}

/** Signs out and drops it; false if one is still signed in, and nothing is dropped. */
async function discardAndSignOut(user: string, left: readonly UnsavedText[]): Promise<boolean> {
  if (!(await endedSession())) return false;
  await abandonOpenPages();
  try {
    const copies = await deviceCopies();
    for (const { story } of left) await copies.drop(user, story);
  } catch {
    // There is nothing to drop where nothing is kept.
  }
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
        onClick={() => (isSure ? go(discardAndSignOut(user, left)) : setSure(true))}
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

/** Signing out sends first what is not saved yet; if that cannot be, it asks. The page stays until the newsroom has signed one out. */
export function SignOut() {
  const { say } = useSay();
  const { t } = useTranslation();
  const { user } = useAuth();
  const [isBusy, setBusy] = useState(false);
  const [left, setLeft] = useState<UnsavedText[]>();
  const [isStillHere, setStillHere] = useState(false);
  const leave = (): void => window.location.assign(signOutPath);
  const signOut = async (): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    const unsent = user ? await leftAfterSending(String(user.id)) : [];
    const isOut = unsent.length === 0 && (await endedSession());
    setBusy(false);
    if (isOut) return leave();
    setStillHere(unsent.length === 0);
    setLeft(unsent.length === 0 ? undefined : unsent);
  };
  const label = t('authentication:logOut');
  return (
    <>
      <a
        className="nav__log-out"
        href={signOutPath}
        aria-label={label}
        aria-busy={isBusy}
        title={isBusy ? say('working') : label}
        onClick={(event) => {
          event.preventDefault();
          void signOut();
        }}
      >
        <LogOutIcon />
      </a>
      {left && user && (
        <Question user={String(user.id)} left={left} onLeave={leave} onClose={() => setLeft(undefined)} />
      )}
      {isStillHere && (
        <StillSignedIn isBusy={isBusy} onAgain={() => void signOut()} onClose={() => setStillHere(false)} />
      )}
    </>
  );
}
