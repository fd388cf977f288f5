'use client';

import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useFieldLabel, useSay } from '../useSay.ts';
import { longestOf } from '../kinds/kind.ts';
import { useOpenedStory } from '../surroundings.ts';
import { useStory, useStoryField, useStoryLanguage } from './story.tsx';

/** Goes on to the next part of the page that is written in. */
function goOn(from: HTMLElement): void {
  const parts = [...document.querySelectorAll<HTMLElement>('[data-story-part]')];
  const at = parts.findIndex((part) => part.contains(from));
  const next = parts.slice(at + 1).find((part) => part.querySelector('textarea, [contenteditable=true]'));
  next?.querySelector<HTMLElement>('textarea, [contenteditable=true]')?.focus();
}

type CountProps = { id: string; length: number; fits: number; longest: number };

function Count({ id, length, fits, longest }: CountProps) {
  const { say } = useSay();
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

type LineProps = {
  name: string;
  /** The line whose type it is set in. */
  as?: 'kicker' | 'headline' | 'standfirst';
  wantsCaret?: boolean;
  /** How many characters fit where readers see it in a list: more are allowed. */
  fits?: number;
  children?: ReactNode;
};

/** A line of the page in the readers' own type, that grows with its words. Enter goes on to what comes next. */
export function TextLine({ name, as, wantsCaret = false, fits, children }: LineProps) {
  const { kind } = useOpenedStory();
  const labelOf = useFieldLabel();
  const id = useId();
  const { readOnly } = useStory();
  const language = useStoryLanguage();
  const [value = '', edit] = useStoryField<string>(name);
  const area = useRef<HTMLTextAreaElement>(null);
  const longest = longestOf(kind, name);
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
    <div
      className={`story-line story-line--${as ?? name}`}
      data-story-part={name}
      data-story-field={name}
      data-value={value}
    >
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
        aria-describedby={fits === undefined ? undefined : id}
        enterKeyHint="next"
        onKeyDown={onKeyDown}
        onChange={(event) => edit(event.target.value.replace(/\s*\n\s*/g, ' '))}
      />
      {fits !== undefined && <Count id={id} length={[...value].length} {...{ fits, longest }} />}
      {children}
    </div>
  );
}
