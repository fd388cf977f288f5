'use client';

import { useEffect, useState, useId, useRef, type KeyboardEvent } from 'react';
import { roleLabels } from '../../domain/labels.ts';
import { roles } from '../../domain/workflow/roles.ts';
import { useSay } from '../useSay.ts';
import { findMentions, type Candidate, checkMentions, type Unseeing } from './threadApi.ts';
import { useSurroundings } from '../surroundings.ts';
import { inTab, keepInTab } from '../tabStorage.ts';
import { type Typed, askedAt, bodyOf } from './mentions.ts';
import { longestComment } from '../../domain/threads.ts';

/** Milliseconds that typing rests before the newsroom is asked. */
const pause = 150;
const most = 8;

/** Whom these words may name: colleagues, desks and roles. `find` undefined: nobody is looked for. */
function useCandidates(story: string, find: string | undefined): readonly Candidate[] {
  const { language } = useSay();
  const [found, setFound] = useState<{ find: string; candidates: Candidate[] }>();
  useEffect(() => {
    if (find === undefined) return;
    let isOver = false;
    const timer = setTimeout(() => {
      void findMentions(story, find).then(
        (answer) => !isOver && answer.ok && setFound({ find, candidates: answer.body.candidates }),
      );
    }, pause);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [story, find]);
  if (find === undefined || !found) return [];
  const words = find.toLocaleLowerCase(language);
  const named = roles
    .map((id): Candidate => ({ kind: 'role', id, name: roleLabels[id][language], maySee: true }))
    .filter(({ name }) => words !== '' && name.toLocaleLowerCase(language).includes(words));
  return [...found.candidates, ...named].slice(0, most);
}

const keep = (key: string, typed: Typed | undefined): void => keepInTab(key, typed?.text ? typed : undefined);

/** What is typed and not sent yet: this tab has it again after a reload, for the same person and the same place. */
export function useKeptWords(place: string, atFirst: () => Typed) {
  const key = `comment ${useSurroundings().user?.id} ${place}`;
  const [typed, setTyped] = useState(() => inTab<Typed>(key) ?? atFirst());
  return {
    typed,
    setTyped: (next: Typed): void => {
      keep(key, next);
      setTyped(next);
    },
    forget: (): void => keep(key, undefined),
  };
}

type SendProps = { mayNot: boolean; onSend?: () => void; onCancel: () => void };

/** Under what is written: it is sent, by its form where there is no other way, or not. */
export function SendOrCancel({ mayNot, onSend, onCancel }: SendProps) {
  const { say } = useSay();
  return (
    <div className="thread__acts">
      <button
        type={onSend ? 'button' : 'submit'}
        className="newsroom-button newsroom-button--primary"
        aria-disabled={mayNot}
        onClick={onSend}
      >
        {say('sendComment')}
      </button>
      <button type="button" className="newsroom-button" onClick={onCancel}>
        {say('cancel')}
      </button>
    </div>
  );
}

type Props = {
  story: string;
  typed: Typed;
  onTyped: (typed: Typed) => void;
  label: string;
  wantsCaret?: boolean;
  onSend: () => void;
  onCancel?: () => void;
};

/** Milliseconds that typing rests before the newsroom is asked. */
const rest = 300;

/** Who of those who are mentioned may not see the story, while one still writes. */
function Warnings({ story, typed }: Pick<Props, 'story' | 'typed'>) {
  const { say } = useSay();
  const [warnings, setWarnings] = useState<readonly Unseeing[]>([]);
  const body = bodyOf(typed);
  const names = (body.match(/@\{[^}]+\}/g) ?? []).join(' ');
  useEffect(() => {
    const timer = setTimeout(() => {
      if (names === '') return setWarnings([]);
      void checkMentions(story, names).then((answer) => setWarnings(answer.ok ? answer.body.warnings : []));
    }, rest);
    return () => clearTimeout(timer);
  }, [story, names]);
  return (
    <div role="status">
      {warnings.map(({ kind, id, name, people }) => (
        <p key={`${kind}:${id}`} className="thread__warning">
          {say('maySeeNot', { name: kind === 'user' || people.length === 0 ? name : people.join(', ') })}
        </p>
      ))}
    </div>
  );
}

/** Whom an @ may mean: chosen by keys while the caret stays in the text. */
function useCompletion({ story, typed, onTyped }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const [at, setAt] = useState(0);
  const [closedFor, setClosedFor] = useState<string>();
  const query = askedAt(typed.text, caret);
  const isOpen = query !== undefined && closedFor !== query.find;
  const found = useCandidates(story, isOpen ? query.find : undefined);
  const activeCandidate = found[Math.min(at, found.length - 1)];
  const choose = (chosen: Candidate): void => {
    if (!query) return;
    const { name, maySee: _told, ...mention } = chosen;
    const before = `${typed.text.slice(0, query.from)}@${name} `;
    setClosedFor(name);
    onTyped({ text: before + typed.text.slice(caret), chosen: [...typed.chosen, { mention, name }] });
    setCaret(before.length);
    requestAnimationFrame(() => field.current?.setSelectionRange(before.length, before.length));
  };
  const onKey = (event: KeyboardEvent): boolean => {
    if (!activeCandidate || event.nativeEvent.isComposing) return false;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      setAt((found.indexOf(activeCandidate) + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length);
    else if (event.key === 'Enter' || event.key === 'Tab') choose(activeCandidate);
    else if (event.key === 'Escape') setClosedFor(query?.find);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return { field, found: activeCandidate ? found : [], activeCandidate, choose, onKey, setCaret };
}

const optionOf = (list: string, { kind, id }: Candidate): string => `${list}-${kind}-${id}`;

type CandidatesProps = {
  id: string;
  found: readonly Candidate[];
  activeCandidate?: Candidate;
  choose: (chosen: Candidate) => void;
};

function Candidates({ id, found, activeCandidate, choose }: CandidatesProps) {
  const { say } = useSay();
  return (
    <ul
      id={id}
      role="listbox"
      aria-label={say('whoToMention')}
      className="thread__candidates"
      hidden={found.length === 0}
    >
      {found.map((each) => (
        <li
          key={optionOf(id, each)}
          id={optionOf(id, each)}
          role="option"
          aria-selected={each === activeCandidate}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(each)}
        >
          {each.name}
          {!each.maySee && <small> {say('maySeeNotShort')}</small>}
        </li>
      ))}
    </ul>
  );
}

/** Its keys, where they choose nobody: sent, or not written after all. */
const onKeysOf =
  ({ onSend, onCancel }: Props, isTaken: (event: KeyboardEvent) => boolean) =>
  (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (isTaken(event)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSend();
    else if (event.key === 'Escape' && onCancel) onCancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

/** Where a comment is written: @ names a colleague, a desk or a role. */
export function WordsField(props: Props) {
  const { typed, onTyped, label, wantsCaret = false } = props;
  const { say } = useSay();
  const id = useId();
  const { field, found, activeCandidate, choose, onKey, setCaret } = useCompletion(props);
  useEffect(() => {
    if (wantsCaret) field.current?.focus();
  }, [wantsCaret, field]);
  return (
    <div className="thread__field">
      <textarea
        ref={field}
        rows={3}
        value={typed.text}
        maxLength={longestComment}
        aria-label={label}
        placeholder={say('mentionHint')}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={found.length > 0}
        aria-controls={id}
        aria-activedescendant={activeCandidate && optionOf(id, activeCandidate)}
        onKeyDown={onKeysOf(props, onKey)}
        onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
        onChange={({ target }) => {
          setCaret(target.selectionStart);
          onTyped({ ...typed, text: target.value });
        }}
      />
      <Candidates {...{ id, found, activeCandidate, choose }} />
      <Warnings {...props} />
    </div>
  );
}
