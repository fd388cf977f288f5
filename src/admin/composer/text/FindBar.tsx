'use client';

import { $createRangeSelection, $setSelection, type LexicalEditor } from '@payloadcms/richtext-lexical/lexical';
import { useCallback, useEffect, useId, useState, type KeyboardEvent } from 'react';
import { focusText } from './commands.ts';
import { findInText, rangeOf, replaceInText, type TextMatch } from './findInText.ts';
import { useOfText, useSayText } from './useText.ts';

/** Colours what was found; nothing of the text is touched for it. */
function useShown(editor: LexicalEditor, found: readonly TextMatch[], at: number): void {
  useEffect(() => {
    if (!('highlights' in CSS)) return;
    const ranges = found.map((each) => rangeOf(editor, each));
    const [current, others] = [ranges[at], ranges.filter((_, index) => index !== at)];
    CSS.highlights.set('story-found', new Highlight(...others.filter((range) => range !== undefined)));
    if (current) CSS.highlights.set('story-found-current', new Highlight(current));
    const box = current?.getBoundingClientRect();
    const isSeen = !box || (box.top > 80 && box.bottom < window.innerHeight - 80);
    if (!isSeen) current?.startContainer.parentElement?.scrollIntoView({ block: 'center' });
    return () => {
      CSS.highlights.delete('story-found');
      CSS.highlights.delete('story-found-current');
    };
  }, [editor, found, at]);
}

/** Goes back to the text, with what was found selected. */
function select(editor: LexicalEditor, found: TextMatch | undefined): void {
  focusText(editor);
  if (!found) return;
  editor.update(() => {
    const selection = $createRangeSelection();
    selection.anchor.set(found.from.key, found.from.offset, 'text');
    selection.focus.set(found.to.key, found.to.offset, 'text');
    $setSelection(selection);
  });
}

function useFinding(editor: LexicalEditor, language: string) {
  const [{ query, at }, setSearch] = useState({ query: '', at: 0 });
  const read = useCallback(() => findInText(editor, query, language), [editor, query, language]);
  const found = useOfText(editor, read);
  const current = found.length === 0 ? 0 : at % found.length;
  useShown(editor, found, current);
  return {
    query,
    found,
    at: current,
    search: (words: string) => setSearch({ query: words, at: 0 }),
    step: (by: 1 | -1) => setSearch({ query, at: (current + by + found.length) % Math.max(found.length, 1) }),
  };
}

type RowProps = {
  id: string;
  replacement: string;
  onType: (words: string) => void;
  onOne: () => void;
  onAll: () => void;
};

function ReplaceRow({ id, replacement, onType, onOne, onAll }: RowProps) {
  const say = useSayText();
  return (
    <>
      <input
        id={id}
        aria-label={say('replaceWith')}
        placeholder={say('replaceWith')}
        value={replacement}
        onChange={({ target }) => onType(target.value)}
      />
      <button type="button" className="newsroom-button" onClick={onOne}>
        {say('replace')}
      </button>
      <button type="button" className="newsroom-button" onClick={onAll}>
        {say('replaceAll')}
      </button>
    </>
  );
}

type SearchProps = { finding: ReturnType<typeof useFinding>; onClose: () => void };

function SearchRow({ finding: { query, found, at, search, step }, onClose }: SearchProps) {
  const say = useSayText();
  const button = (key: 'previousMatch' | 'nextMatch' | 'close', face: string, act: () => void) => (
    <button type="button" className="newsroom-button" aria-label={say(key)} title={say(key)} onClick={act}>
      {face}
    </button>
  );
  return (
    <>
      <input
        autoFocus
        aria-label={say('find')}
        placeholder={say('find')}
        value={query}
        onChange={({ target }) => search(target.value)}
      />
      <output>{query && say('matches', { at: found.length && at + 1, all: found.length })}</output>
      {button('previousMatch', '↑', () => step(-1))}
      {button('nextMatch', '↓', () => step(1))}
      {button('close', '×', onClose)}
    </>
  );
}

type Props = { editor: LexicalEditor; language: string; isReplacing: boolean; onClose: () => void };

/** Finds words in the text, and writes others in their place. */
export function FindBar({ editor, language, isReplacing, onClose }: Props) {
  const id = useId();
  const finding = useFinding(editor, language);
  const { found, at, step } = finding;
  const [replacement, setReplacement] = useState('');
  const close = (): void => {
    select(editor, found[at]);
    onClose();
  };
  const replace = (which: readonly TextMatch[]): void => replaceInText(editor, which, replacement);
  const replaceOne = (): void => replace(found.slice(at, at + 1));
  const onKey = (event: KeyboardEvent<HTMLElement>): void => {
    const field = event.key === 'Enter' && event.target instanceof HTMLInputElement ? event.target : undefined;
    if (event.key === 'Escape') close();
    else if (field?.id === id) replaceOne();
    else if (field) step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="story-text__find" role="search" onKeyDown={onKey}>
      <SearchRow finding={finding} onClose={close} />
      {isReplacing && (
        <ReplaceRow {...{ id, replacement }} onType={setReplacement} onOne={replaceOne} onAll={() => replace(found)} />
      )}
    </div>
  );
}
