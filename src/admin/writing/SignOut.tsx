'use client';

import { LogOutIcon, useAuth, useTranslation } from '@payloadcms/ui';
import { useState, type MouseEvent } from 'react';
import { Dialog } from '../Dialog.tsx';
import { useSay } from '../useSay.ts';
import { deviceCopies, sealCopies } from './device.ts';
import { sendWhatIsLeft } from './branchApi.ts';
import { abandonOpenPages, goOnWithOpenPages, saveOpenPages, unsavedOnPage, type UnsavedText } from './storyPage.ts';

const signOutPath = '/admin/logout';

/** What of this person's text is not in the newsroom though all that can be sent was sent. */
async function leftAfterSending(user: string): Promise<UnsavedText[]> {
  await saveOpenPages();
  try {
    await sendWhatIsLeft(user);
    return await (await deviceCopies()).all(user);
  } catch {
    // A browser that keeps nothing has what stands on this page, and no more.
    return unsavedOnPage();
  }
}

async function discard(user: string, left: readonly UnsavedText[]): Promise<void> {
  await abandonOpenPages();
  try {
    const copies = await deviceCopies();
    for (const { story } of left) await copies.drop(user, story);
  } catch {
    // There is nothing to drop where nothing is kept.
  }
}

type QuestionProps = { user: string; left: readonly UnsavedText[]; onLeave: () => void; onClose: () => void };

function Question({ user, left, onLeave, onClose }: QuestionProps) {
  const { say } = useSay();
  const [isSure, setSure] = useState(false);
  const [keeping, setKeeping] = useState<'not-yet' | 'under-way' | 'impossible'>('not-yet');
  const keep = (): void => {
    setKeeping('under-way');
    sealCopies(user, { stop: abandonOpenPages, goOn: goOnWithOpenPages }).then(onLeave, () => setKeeping('impossible'));
  };
  return (
    <Dialog
      title={say('unsentTitle')}
      submit={say('keepHere')}
      cancel={say('cancel')}
      isBusy={keeping === 'under-way'}
      onSubmit={keep}
      onClose={onClose}
    >
      <p>{say('unsentHint')}</p>
      {keeping === 'impossible' && <p role="alert">{say('cannotSeal')}</p>}
      <ul>
        {left.map(({ story, headline }) => (
          <li key={story}>{headline || say('untitled')}</li>
        ))}
      </ul>
      <button
        type="button"
        className={`newsroom-button${isSure ? ' newsroom-button--danger' : ''}`}
        onClick={() => (isSure ? void discard(user, left).then(onLeave) : setSure(true))}
      >
        {say(isSure ? 'discardSure' : 'discard')}
      </button>
    </Dialog>
  );
}

/** Signing out sends first what is not saved yet; if that cannot be, it asks. */
export function SignOut() {
  const { say } = useSay();
  const { t } = useTranslation();
  const { user } = useAuth();
  const [isBusy, setBusy] = useState(false);
  const [left, setLeft] = useState<UnsavedText[]>();
  const leave = (): void => window.location.assign(signOutPath);
  const signOut = async (event: MouseEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const unsent = user ? await leftAfterSending(String(user.id)) : [];
    setBusy(false);
    if (unsent.length === 0) leave();
    else setLeft(unsent);
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
        onClick={(event) => void signOut(event)}
      >
        <LogOutIcon />
      </a>
      {left && user && (
        <Question user={String(user.id)} left={left} onLeave={leave} onClose={() => setLeft(undefined)} />
      )}
    </>
  );
}
