'use client';

import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import { useSay } from '../useSay.ts';
import type { Searched } from '../kinds/kind.ts';
import { search, type SearchHit } from './search.ts';

/** Milliseconds that typing rests before the newsroom is asked. */
const rest = 200;

function useFound(collections: readonly Searched[], words: string, isOpen: boolean): SearchHit[] | undefined {
  const [found, setFound] = useState<SearchHit[]>();
  const collectionsKey = collections.join(' ');
  useEffect(() => {
    if (!isOpen) return;
    let isOver = false;
    const timer = setTimeout(() => {
      void Promise.all(collectionsKey.split(' ').map((each) => search(each as Searched, words))).then(
        (lists) => isOver || setFound(lists.flat()),
      );
    }, rest);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [collectionsKey, words, isOpen]);
  return found;
}

type Props = {
  label: string;
  id?: string;
  collections: readonly Searched[];
  /** Ids that are chosen already. */
  without?: readonly string[];
  disabled?: boolean;
  autoFocus?: boolean;
  onPick: (found: SearchHit) => void;
};

/** Finds a document by its name. The arrows go through what was found, Enter takes it. */
export function Picker({ label, id, collections, without = [], disabled, autoFocus, onPick }: Props) {
  const { say } = useSay();
  const own = useId();
  const [words, setWords] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const found = useFound(collections, words, isOpen)?.filter(({ id: each }) => !without.includes(each));
  const pick = (chosen: SearchHit | undefined): void => {
    if (!chosen) return;
    onPick(chosen);
    setWords('');
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const count = found?.length ?? 0;
    const acts: Record<string, () => void> = {
      ArrowDown: () => (setOpen(true), setAt(Math.min(at + 1, count - 1))),
      ArrowUp: () => setAt(Math.max(at - 1, 0)),
      Enter: () => pick(found?.[at]),
      Escape: () => setOpen(false),
    };
    const act = acts[event.key];
    if (!act || event.nativeEvent.isComposing || (event.key === 'Escape' && !isOpen)) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return (
    <div className="story-picker">
      <input
        id={id ?? `${own}-input`}
        role="combobox"
        aria-label={label}
        aria-expanded={isOpen && Boolean(found)}
        aria-controls={`${own}-list`}
        aria-activedescendant={isOpen && found?.[at] ? `${own}-${at}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        placeholder={label}
        value={words}
        disabled={disabled}
        autoFocus={autoFocus}
        onChange={(event) => {
          setWords(event.target.value);
          setOpen(true);
          setAt(0);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {isOpen && found && (
        <ul id={`${own}-list`} role="listbox" aria-label={label}>
          {found.length === 0 && <li className="is-nothing">{say('nothingFound')}</li>}
          {found.map((each, index) => (
            <li
              key={`${each.collection} ${each.id}`}
              id={`${own}-${index}`}
              role="option"
              aria-selected={index === at}
              // The caret stays in the field.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => pick(each)}
            >
              {each.picture && <img src={each.picture} alt="" loading="lazy" />}
              <span>{each.name || each.id}</span>
              {each.aside && <small>{each.aside}</small>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

type ChosenProps = {
  label: string;
  chosen: readonly { id: string; name: string; href?: string }[];
  disabled?: boolean;
  onRemove: (id: string) => void;
};

/** What was chosen, each with the way to take it out again. */
export function Chosen({ label, chosen, disabled, onRemove }: ChosenProps) {
  const { say } = useSay();
  if (chosen.length === 0) return null;
  return (
    <ul className="story-chosen" aria-label={label}>
      {chosen.map(({ id, name, href }) => (
        <li key={id}>
          {href ? (
            <a href={href} target="_blank" rel="noopener">
              {name}
            </a>
          ) : (
            <span>{name}</span>
          )}
          {!disabled && (
            <button type="button" aria-label={say('takeOut', { name })} onClick={() => onRemove(id)}>
              ×
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
