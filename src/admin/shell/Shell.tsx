import { useCallback, useEffect, useMemo, useState, type MouseEvent } from 'react';
import type { LeftoverResult } from '../saving/outbox.ts';
import { SurroundingsContext, useSurroundings, type Surroundings } from '../surroundings.ts';
import { useSay } from '../useSay.ts';
import { goTo, usePlace } from './address.ts';
import { Foot, Head, Home } from './Home.tsx';
import type { Writer } from './known.ts';
import { shellPath } from './path.ts';
import { SignIn } from './SignIn.tsx';
import { StoryBegun, StoryHere } from './StoryHere.tsx';
import { useSending } from './useSending.ts';
import { useWriter, type Session } from './useWriter.ts';

/** Milliseconds. */
const noticeMs = 6_000;

/** A line that says what was done, for a few seconds. */
function useTold() {
  const [words, setWords] = useState('');
  const tell = useCallback((message: string) => setWords(message), []);
  useEffect(() => {
    if (!words) return;
    const timer = setTimeout(() => setWords(''), noticeMs);
    return () => clearTimeout(timer);
  }, [words]);
  const line = (
    <div className="shell-told" role="status">
      {words && <p>{words}</p>}
    </div>
  );
  return { tell, line };
}

function Nobody({ session, onSignedIn }: { session: Session; onSignedIn: () => void }) {
  const { say } = useSay();
  return (
    <main className="shell">
      <Head />
      <h1>{say('shellSignIn')}</h1>
      {session === 'away' && (
        <p className="newsroom-notice" role="status">
          {say('shellFirstTime')}
        </p>
      )}
      <SignIn onSignedIn={onSignedIn} />
      <Foot />
    </main>
  );
}

type Around = { writer: Writer; here: ReturnType<typeof useWriter> };

function Pages({ writer, here: { session, look, lookAgain } }: Around) {
  const place = usePlace();
  const { say } = useSay();
  const { tell } = useSurroundings();
  const onSent = useCallback(
    async (results: readonly LeftoverResult[]) => {
      const filed = results.filter(({ became }) => became === 'filed');
      if (filed.length > 0)
        tell(filed.map(({ headline }) => say('filedOf', { headline: headline || say('untitled') })).join(' '));
      // What was only here is the newsroom's now: without its word it would be in no list.
      await lookAgain();
    },
    [tell, say, lookAgain],
  );
  const timesSent = useSending(writer.id, session, onSent);
  if (place.at === 'story') return <StoryHere key={place.id} writer={writer} id={place.id} />;
  if (place.at === 'draft') return <StoryBegun key={place.draftKey} writer={writer} draftKey={place.draftKey} />;
  const news = `${writer.at} ${timesSent}`;
  return <Home {...{ writer, session, news }} onSignedIn={() => void look()} />;
}

/** Links to the shell's own pages, and the composer's way back to the desk, do not leave it. */
function stayInside(event: MouseEvent): void {
  const link = (event.target as Element).closest('a');
  if (!link || link.target || event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const { origin, pathname, search } = new URL(link.href);
  const isBack = link.classList.contains('composer-bar__back');
  if (origin !== window.location.origin || !(isBack || pathname === shellPath)) return;
  event.preventDefault();
  goTo(isBack ? shellPath : `${pathname}${search}`);
}

/** The page on which one writes, with or without a connection. */
export function Shell() {
  const here = useWriter();
  const { writer, session, isKnown, look } = here;
  const { tell, line } = useTold();
  const surroundings = useMemo<Surroundings>(
    () => ({
      language: document.documentElement.lang,
      user: writer?.person,
      signedIn: () => void look(),
      tell,
      goTo: (address) => goTo(address === '/admin' ? shellPath : address),
      readAgain: () => undefined,
      leave: () => {
        goTo(shellPath);
        void look();
      },
    }),
    [writer?.person, look, tell],
  );
  const isAsking = session === 'asking' || !isKnown;
  return (
    <SurroundingsContext value={surroundings}>
      <div className="shell-page" onClick={stayInside}>
        {writer && <Pages key={writer.id} {...{ writer, here }} />}
        {!writer && !isAsking && <Nobody session={session} onSignedIn={() => void look()} />}
      </div>
      {line}
    </SurroundingsContext>
  );
}
