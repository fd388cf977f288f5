'use client';

import { useEffect, useId, useState } from 'react';
import { ask, takeBackOwn } from '../deskApi.ts';
import { Dialog, DialogField } from '../Dialog.tsx';
import { useOpenedStory, useSurroundings, type SignedIn } from '../surroundings.ts';
import { useSay } from '../useSay.ts';
import { useStorySaver } from './StorySaver.tsx';

type Props = { id?: string; email: string; onSignedIn: (answer: SignedIn) => void; onLater: () => void };

function SignInDialog({ id: story, email, onSignedIn, onLater }: Props) {
  const { say } = useSay();
  const id = useId();
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const signIn = async (): Promise<void> => {
    setBusy(true);
    const answer = await ask<SignedIn>('/api/users/login', { email, password });
    // Before the page asks who has the story: it would be read only for a moment.
    if (answer.ok && story !== undefined) await takeBackOwn(story);
    setBusy(false);
    if (answer.ok) onSignedIn(answer.body);
    else setFailure(answer.failure?.message ?? say('networkDown'));
  };
  return (
    <Dialog
      title={say('sessionEnded')}
      submit={say(isBusy ? 'working' : 'signInAgain')}
      cancel={say('later')}
      isBusy={isBusy}
      onSubmit={() => void signIn()}
      onClose={onLater}
    >
      <p>{say('sessionEndedHint', { email })}</p>
      <DialogField id={id} label={say('password')} error={failure}>
        <input
          id={id}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          autoFocus
        />
      </DialogField>
    </Dialog>
  );
}

/** Milliseconds: a question that comes up under somebody's hands takes what they type. */
const rest = 2_000;

/** True once no key was pressed for a moment since `isAsked`. */
function useHandsRest(isAsked: boolean): boolean {
  const [rested, setRested] = useState(false);
  useEffect(() => {
    if (!isAsked) return;
    let timer = setTimeout(() => setRested(true), rest);
    const onKey = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => setRested(true), rest);
    };
    for (const kind of ['keydown', 'input'] as const) window.addEventListener(kind, onKey, true);
    return () => {
      clearTimeout(timer);
      for (const kind of ['keydown', 'input'] as const) window.removeEventListener(kind, onKey, true);
      setRested(false);
    };
  }, [isAsked]);
  return rested;
}

/** The session ended while one writes: signs in over the page, so that nothing on it is lost. */
export function EndedSession() {
  const { say } = useSay();
  const { user, signedIn } = useSurroundings();
  const { kind, id } = useOpenedStory();
  const [writer] = useState(user);
  const story = useStorySaver();
  const [later, setLater] = useState<number>();
  const isEnded = story?.light.kind === 'unsaved' && story.light.why === 'signed-out';
  const mayAsk = useHandsRest(isEnded);
  if (story?.light.kind !== 'unsaved' || !isEnded) return null;
  const { since } = story.light;
  if (!mayAsk) return null;
  if (later === since)
    return (
      <div className="newsroom-notice newsroom-notice--device">
        <button type="button" className="newsroom-button newsroom-button--primary" onClick={() => setLater(undefined)}>
          {say('signInAgain')}
        </button>
      </div>
    );
  return (
    <SignInDialog
      id={kind.isHeld ? id : undefined}
      email={writer?.email ?? ''}
      onSignedIn={(answer) => {
        signedIn(answer);
        story.wake();
      }}
      onLater={() => setLater(since)}
    />
  );
}
