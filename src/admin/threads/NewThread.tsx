'use client';

import { useState, type FormEvent } from 'react';
import { longestSuggestion, threadKinds, type ThreadKind } from '../../domain/threads.ts';
import type { Failure } from '../deskApi.ts';
import { problemText } from '../texts/problemText.ts';
import { useSay } from '../useSay.ts';
import { useStorySaver } from '../writing/StorySaver.tsx';
import { kindTexts } from './kindTexts.ts';
import { bodyOf, nothingTyped } from './mentions.ts';
import { openThread } from './threadApi.ts';
import { useThreads, type Begun } from './threads.tsx';
import { SendOrCancel, useKeptWords, WordsField } from './WordsField.tsx';

/** What stood in the way of saying something, in a person's words. */
export function useWhyNot() {
  const { say, language } = useSay();
  return (failure: Failure | undefined): string => {
    const problems = failure?.problems ?? [];
    if (problems.length > 0) return problems.map((each) => problemText(each, language)).join(' ');
    return failure?.message ?? say('commentNotSent');
  };
}

/** Sends what was written; the story has to have its words saved first. */
function useSending({ anchor }: Begun, forget: () => void) {
  const { say } = useSay();
  const { story, ask, begin, show } = useThreads()!;
  const saver = useStorySaver();
  const whyNot = useWhyNot();
  const [failure, setFailure] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const send = async (thread: { kind: ThreadKind; body?: string; to?: string }): Promise<void> => {
    setBusy(true);
    const isSaved = !anchor || !saver || (await saver.save());
    const answer = isSaved ? await openThread(story, { ...thread, ...(anchor && { anchor }) }) : undefined;
    setBusy(false);
    if (!answer) return setFailure(say('wordsNotSaved'));
    if (!answer.ok) return setFailure(whyNot(answer.failure));
    forget();
    begin(undefined);
    ask();
    show(answer.body.thread.id);
  };
  return { send, failure, isBusy };
}

function Kinds({
  kind,
  onKind,
  hasWords,
}: {
  kind: ThreadKind;
  onKind: (kind: ThreadKind) => void;
  hasWords: boolean;
}) {
  const { say } = useSay();
  return (
    <select
      className="thread__kind-choice"
      aria-label={say('kindOfThread')}
      value={kind}
      onChange={({ target }) => onKind(target.value as ThreadKind)}
    >
      {threadKinds
        .filter((each) => each !== 'suggestion' || hasWords)
        .map((each) => (
          <option key={each} value={each}>
            {say(kindTexts[each])}
          </option>
        ))}
    </select>
  );
}

function Instead({ to, onTo }: { to: string; onTo: (to: string) => void }) {
  const { say } = useSay();
  return (
    <label className="thread__instead">
      {say('whatInstead')}
      <input
        value={to}
        maxLength={longestSuggestion}
        placeholder={say('whatInsteadHint')}
        onChange={({ target }) => onTo(target.value)}
      />
    </label>
  );
}

/** In place of what the browser does with a form. */
const inPlaceOf =
  (act: () => void) =>
  (event: FormEvent): void => {
    event.preventDefault();
    act();
  };

/** What is to stand in the place of these words, kept as what is said is. */
function useInstead(place: string, quote = '') {
  const { typed, setTyped, forget } = useKeptWords(`${place} instead`, () => ({ ...nothingTyped, text: quote }));
  return { to: typed.text, setTo: (text: string) => setTyped({ ...nothingTyped, text }), forgetTo: forget };
}

/** Something is said of words of the story, or of all of it. */
export function NewThread({ begun }: { begun: Begun }) {
  const { say } = useSay();
  const { story, begin } = useThreads()!;
  const { anchor } = begun;
  const [kind, setKind] = useState<ThreadKind>('note');
  const place = anchor ? `${anchor.field} ${anchor.blockId} ${anchor.quote}` : 'all';
  const { typed, setTyped, forget } = useKeptWords(`${story} ${place}`, () => nothingTyped);
  const { to, setTo, forgetTo } = useInstead(`${story} ${place}`, anchor?.quote);
  const forgetAll = (): void => {
    forget();
    forgetTo();
  };
  const { send, failure, isBusy } = useSending(begun, forgetAll);
  const isSuggestion = kind === 'suggestion';
  const body = bodyOf(typed);
  const mayNot = isBusy || (isSuggestion ? to === anchor?.quote : body === '');
  const cancel = (): void => {
    forgetAll();
    begin(undefined);
  };
  const onSend = (): void => {
    if (!mayNot) void send({ kind, ...(body && { body }), ...(isSuggestion && { to }) });
  };
  return (
    <form className="thread thread--new" onSubmit={inPlaceOf(onSend)}>
      <p className="thread__quote">{anchor ? `“${anchor.quote}”` : say('wholeStory')}</p>
      <Kinds kind={kind} onKind={setKind} hasWords={anchor !== undefined} />
      {isSuggestion && <Instead to={to} onTo={setTo} />}
      <WordsField
        {...{ story, typed, onSend }}
        onTyped={setTyped}
        label={say('whatYouSay')}
        wantsCaret
        onCancel={cancel}
      />
      {failure && <p role="alert">{failure}</p>}
      <SendOrCancel mayNot={mayNot} onCancel={cancel} />
    </form>
  );
}
