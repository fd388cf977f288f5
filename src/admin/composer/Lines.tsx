'use client';

import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import { longestOf } from '../../domain/articleFields.ts';
import { useFieldLabel } from '../fieldLabels.ts';
import { LineThreads } from '../threads/LineThreads.tsx';
import { useSay } from '../useSay.ts';
import { useStoryLanguage } from './Signature.tsx';
import { useStory, useStoryField } from './story.tsx';

type LineName = 'kicker' | 'headline' | 'standfirst';

/** Goes on to the next part of the page that is written in. */
function goOn(from: HTMLElement): void {
  const parts = [...document.querySelectorAll<HTMLElement>('[data-story-part]')];
  const at = parts.findIndex((part) => part.contains(from));
  const next = parts.slice(at + 1).find((part) => part.querySelector('textarea, [contenteditable=true]'));
  next?.querySelector<HTMLElement>('textarea, [contenteditable=true]')?.focus();
}

function Count({ id, length, longest }: { id: string; length: number; longest: number }) {
  const { say } = useSay();
  const { headlineFits: fits } = useStory().settings;
  const isOver = length > fits;
  return (
    <span id={id} className={isOver ? 'story-line__count is-over' : 'story-line__count'}>
      <span aria-hidden="true">
        {length} / {fits}
      </span>
      <span className="visually-hidden">{say('headlineCount', { n: length, fits, most: longest })}</span>
    </span>
  );
}

/** A line of the story in the readers' own type, that grows with its words. Enter goes on to what comes next. */
export function Line({ name, wantsCaret = false }: { name: LineName; wantsCaret?: boolean }) {
  const labelOf = useFieldLabel();
  const id = useId();
  const { readOnly } = useStory();
  const language = useStoryLanguage();
  const [value = '', edit] = useStoryField<string>(name);
  const area = useRef<HTMLTextAreaElement>(null);
  const longest = longestOf(name);
  useEffect(() => {
    // As soon as the page takes text, unless the person is somewhere already.
    if (wantsCaret && !readOnly && document.activeElement === document.body) area.current?.focus();
  }, [wantsCaret, readOnly]);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    // While letters are composed, Enter takes the word.
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    goOn(event.currentTarget);
  };
  return (
    <div className={`story-line story-line--${name}`} data-story-part={name} data-story-field={name} data-value={value}>
      {name === 'headline' && <Count id={id} length={[...value].length} longest={longest} />}
      <textarea
        ref={area}
        id={`field-${name}`}
        rows={1}
        value={value}
        maxLength={longest}
        disabled={readOnly}
        lang={language}
        spellCheck
        placeholder={labelOf(name)}
        aria-label={labelOf(name)}
        aria-describedby={name === 'headline' ? id : undefined}
        enterKeyHint="next"
        onKeyDown={onKeyDown}
        onChange={(event) => edit(event.target.value.replace(/\s*\n\s*/g, ' '))}
      />
      {name !== 'kicker' && <LineThreads name={name} />}
    </div>
  );
}
