'use client';

import { useState, type KeyboardEvent } from 'react';
import { useStorySaver } from '../writing/StorySaver.tsx';
import { useSay } from '../useSay.ts';
import { clockText } from '../times/moments.ts';
import { Comments, When, WordsForm } from './Comments.tsx';
import { kindTexts } from './kindTexts.ts';
import { useWhyNot } from './NewThread.tsx';
import { acceptSuggestion, closeThread, type Thread } from './threadApi.ts';
import { useThreads } from './threads.tsx';

/** To the next or the one before, among those that are shown. */
export function stepFrom(thread: HTMLElement | null, by: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>('[data-thread]')].filter((each) => each.offsetParent !== null);
  const at = thread ? all.indexOf(thread) : -1;
  all[(at + by + all.length) % all.length]?.focus();
}

/** What one does with a thread, and what stood in its way. */
function useActs({ id, state }: Thread) {
  const { say } = useSay();
  const { ask } = useThreads()!;
  const saver = useStorySaver();
  const whyNot = useWhyNot();
  const [failure, setFailure] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const act = async (does: () => Promise<string | undefined>): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setFailure(await does());
    setBusy(false);
    ask();
  };
  const close = () =>
    act(async () => {
      const answer = await closeThread(id, state === 'open' ? 'resolve' : 'reopen');
      return answer.ok ? undefined : whyNot(answer.failure);
    });
  const accept = () =>
    act(async () => {
      if (!saver) return undefined;
      if (!(await saver.save())) return say('wordsNotSaved');
      const answer = await acceptSuggestion(id, saver.version());
      return answer.ok ? undefined : whyNot(answer.failure);
    });
  return { close, accept, failure, isBusy };
}

function Suggested({ anchor, to }: Thread) {
  return (
    <p className="thread__change">
      <del>{anchor?.quote}</del> {to && <ins>{to}</ins>}
    </p>
  );
}

function Closed({ closedBy, closedAt, accepted }: Thread) {
  const { say, language } = useSay();
  if (!closedAt) return null;
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const time = clockText(closedAt, { language, timeZone, now: new Date() });
  const name = closedBy?.name ?? say('formerColleague');
  return <p className="thread__closed">{say(accepted ? 'acceptedBy' : 'resolvedBy', { name, time })}</p>;
}

function Head({ thread }: { thread: Thread }) {
  const { say } = useSay();
  const { kind, anchor, author, at, comments } = thread;
  return (
    <header>
      <p className="thread__who">
        <span className={`thread__kind thread__kind--${kind}`}>{say(kindTexts[kind])}</span>
        {comments.length === 0 && (
          <>
            {' '}
            <b>{author.name ?? say('formerColleague')}</b> <When at={at} />
          </>
        )}
      </p>
      {kind === 'suggestion' ? (
        <Suggested {...thread} />
      ) : (
        <p className="thread__quote">{anchor ? `“${anchor.quote}”` : say('wholeStory')}</p>
      )}
    </header>
  );
}

type ActsProps = {
  thread: Thread;
  isBusy: boolean;
  isReplying: boolean;
  mayClose: boolean;
  onAccept?: () => Promise<void>;
  onReply: () => void;
  onClose: () => Promise<void>;
};

function Acts({ thread: { state }, isBusy, isReplying, mayClose, onAccept, onReply, onClose }: ActsProps) {
  const { say } = useSay();
  return (
    <div className="thread__acts">
      {onAccept && (
        <button
          type="button"
          className="newsroom-button newsroom-button--primary"
          aria-disabled={isBusy}
          onClick={() => void onAccept()}
        >
          {say('acceptSuggestion')}
        </button>
      )}
      {state === 'open' && !isReplying && (
        <button type="button" className="newsroom-button" onClick={onReply}>
          {say('replyTo')}
        </button>
      )}
      {mayClose && (
        <button type="button" className="newsroom-button" aria-disabled={isBusy} onClick={() => void onClose()}>
          {say(state === 'open' ? 'resolveThread' : 'reopenThread')}
        </button>
      )}
    </div>
  );
}

type Keys = Readonly<Record<string, (thread: HTMLElement) => void>>;

/** Hears keys of a thread that has the focus itself, and not those of a field in it. */
const onKeysOf =
  (keys: Keys) =>
  (event: KeyboardEvent<HTMLElement>): void => {
    const { key, target, currentTarget, ctrlKey, metaKey, altKey } = event;
    const act = target === currentTarget && !ctrlKey && !metaKey && !altKey ? keys[key.toLowerCase()] : undefined;
    if (!act) return;
    event.preventDefault();
    act(currentTarget);
  };

/** What is said of one place of the story, and what one does about it: by keys, too, while it has the focus. */
export function OneThread({ thread, mayWrite }: { thread: Thread; mayWrite: boolean }) {
  const { say } = useSay();
  const { active, setActive } = useThreads()!;
  const [isReplying, setReplying] = useState(false);
  const { close, accept, failure, isBusy } = useActs(thread);
  const { id, kind, state, may, accepted } = thread;
  const mayClose = may.resolve && !accepted;
  const reply = (): void => setReplying(true);
  const onKeyDown = onKeysOf({
    arrowdown: (at) => stepFrom(at, 1),
    arrowup: (at) => stepFrom(at, -1),
    ...(state === 'open' && { r: reply }),
    ...(mayClose && { e: () => void close() }),
  });
  return (
    <article
      className={active === id ? 'thread is-active' : 'thread'}
      data-thread={id}
      data-kind={kind}
      data-state={state}
      tabIndex={0}
      aria-label={say(kindTexts[kind])}
      aria-keyshortcuts="R E ArrowDown ArrowUp"
      onFocus={() => setActive(id)}
      onKeyDown={onKeyDown}
    >
      <Head thread={thread} />
      <Comments thread={thread} />
      <Closed {...thread} />
      {failure && <p role="alert">{failure}</p>}
      {isReplying && <WordsForm thread={id} onDone={() => setReplying(false)} />}
      <Acts
        {...{ thread, isBusy, mayClose, isReplying }}
        onAccept={may.accept && mayWrite ? accept : undefined}
        onReply={reply}
        onClose={close}
      />
    </article>
  );
}
