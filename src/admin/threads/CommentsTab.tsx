'use client';

import { useSay } from '../useSay.ts';
import { NewThread } from './NewThread.tsx';
import { OneThread } from './OneThread.tsx';
import type { Thread } from './threadApi.ts';
import { useThreads } from './threads.tsx';

const List = ({ threads, mayWrite }: { threads: readonly Thread[]; mayWrite: boolean }) =>
  threads.map((thread) => <OneThread key={thread.id} thread={thread} mayWrite={mayWrite} />);

/** What is said beside the story: what is open, what has lost its words, what is closed. `mayWrite`: in the story. */
export function CommentsTab({ mayWrite }: { mayWrite: boolean }) {
  const { say } = useSay();
  const beside = useThreads();
  if (!beside) return <p className="is-nothing">{say('nothingHere')}</p>;
  const { threads, begun, begin, hasWords } = beside;
  const open = threads.filter(({ state, detached }) => state === 'open' && !detached);
  const detached = threads.filter((each) => each.state === 'open' && each.detached);
  const resolved = threads.filter(({ state }) => state === 'resolved');
  return (
    <div className="threads">
      {begun ? (
        <NewThread key={JSON.stringify(begun)} begun={begun} />
      ) : (
        <button type="button" className="story-panel__act" onClick={() => begin({})}>
          {say('commentOnStory')}
        </button>
      )}
      {hasWords && <p className="threads__hint">{say('commentsHint')}</p>}
      {threads.length === 0 && <p className="is-nothing">{say('noComments')}</p>}
      <List threads={open} mayWrite={mayWrite} />
      {detached.length > 0 && (
        <section aria-label={say('detachedThreads')} className="threads__detached">
          <h3>{say('detachedThreads')}</h3>
          <List threads={detached} mayWrite={mayWrite} />
        </section>
      )}
      {resolved.length > 0 && (
        <details className="threads__resolved">
          <summary>{say('resolvedThreads', { n: resolved.length })}</summary>
          <List threads={resolved} mayWrite={mayWrite} />
        </details>
      )}
      {hasWords && threads.length > 0 && <p className="threads__hint threads__keys">{say('threadKeys')}</p>}
    </div>
  );
}

/** How much is open beside the story, in its bar: the way there. */
export function OpenComments() {
  const { say } = useSay();
  const beside = useThreads();
  if (!beside) return null;
  const { open, show } = beside;
  return (
    <button
      type="button"
      className="composer-bar__comments"
      data-open={open}
      aria-label={`${say('comments')}: ${say('openComments', { n: open })}`}
      onClick={() => show()}
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d="M2 3h12v8H8l-3 3v-3H2z" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
      </svg>
      {open > 0 && <span>{open}</span>}
    </button>
  );
}
