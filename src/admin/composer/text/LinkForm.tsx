'use client';

import {
  $getSelection,
  $isRangeSelection,
  $setSelection,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
} from '@payloadcms/richtext-lexical/lexical';
import { use, useEffect, useId, useState, type KeyboardEvent } from 'react';
import { idOf } from '../../../domain/body/blocks.ts';
import { linkProblem } from '../../../domain/body/links.ts';
import { DrawingContext } from './BlockPlace.tsx';
import { pause, useFound, type StoryHit } from './storySource.ts';
import { focusText } from './commands.ts';
import { $linkAt, $removeLink, $setLink, linkTo, linkToStory } from './links.ts';
import type { LinkFields } from './nodes.tsx';
import { boxIn, rangeIn, useSayText, type FrameRef } from './useText.ts';

/** `example.org/path` is an address too, only shorter. */
const whole = (typed: string): string => {
  const address = typed.trim();
  if (/^[\w.+-]+@[\w-]+\.[\w.]+$/.test(address)) return `mailto:${address}`;
  return /^[\w-]+(\.[\w-]+)+([/?#:]|$)/.test(address) ? `https://${address}` : address;
};

/** Longer ones are no words of a headline. */
const longestWords = 80;

/** The selection as the form found it, its words, and the link in it. */
function opening(editor: LexicalEditor) {
  return editor.getEditorState().read(() => {
    const selection = $getSelection();
    const range = $isRangeSelection(selection) ? selection : undefined;
    const words = range?.getTextContent().trim() ?? '';
    const link = range && $linkAt(range)?.getFields();
    return { selection: range?.clone(), words: words.length > longestWords ? '' : words, link };
  });
}

const storyIn = (link: LinkFields | undefined): string | undefined =>
  link?.linkType === 'internal' ? idOf(link.doc?.value) : undefined;

/** Shows which words the link will be of, while the caret is in the form. */
function useShown(editor: LexicalEditor): void {
  useEffect(() => {
    const range = rangeIn(editor)?.cloneRange();
    if (!range || !('highlights' in CSS)) return;
    CSS.highlights.set('story-link', new Highlight(range));
    return () => void CSS.highlights.delete('story-link');
  }, [editor]);
}

/** What the form does with what was typed, and how it goes back to the words it was opened over. */
function useLink(editor: LexicalEditor, onClose: () => void) {
  const { stories = {} } = use(DrawingContext);
  const [{ selection, link, words }] = useState(() => opening(editor));
  const finish = (write?: () => void): void => {
    focusText(editor);
    editor.update(
      () => {
        if (selection) $setSelection(selection.clone());
        write?.();
      },
      { tag: HISTORY_PUSH_TAG },
    );
    onClose();
  };
  /** True if the address can be taken. */
  const set = (typed: string): boolean => {
    const url = whole(typed);
    if (url === '') return (finish($removeLink), true);
    if (linkProblem(url) !== undefined) return false;
    finish(() => $setLink(linkTo(url, stories, link?.newTab)));
    return true;
  };
  const choose = ({ id, headline }: StoryHit): void =>
    finish(() => $setLink(linkToStory(stories.collection ?? '', id, link?.newTab), headline));
  return { link, words, set, choose, remove: () => finish($removeLink), close: () => finish() };
}

/** Our own stories by what was typed; before that, by the words that are to be the link. */
function useStories(typed: string, words: string) {
  const { stories } = use(DrawingContext);
  const address = whole(typed);
  const isWords = address !== '' && !/^[a-z][\w+.-]*:\S/i.test(address) && linkProblem(address) !== undefined;
  const question = isWords ? address : address === '' ? words : '';
  const found = useFound(stories?.findStories && (() => stories.findStories!(question)), question, pause);
  const isAsking = isWords && stories?.findStories !== undefined && found === undefined;
  return { found: found ?? [], isWords, isAsking };
}

type ListProps = { id: string; found: readonly StoryHit[]; at: number; onChoose: (story: StoryHit) => void };

function Stories({ id, found, at, onChoose }: ListProps) {
  const say = useSayText();
  return (
    <ul id={id} className="story-text__stories" role="listbox" aria-label={say('storiesFound')}>
      {found.map((story, index) => (
        <li
          key={story.id}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          ref={(line) => (index === at ? line?.scrollIntoView({ block: 'nearest' }) : undefined)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(story)}
        >
          <span>{story.headline}</span> {story.language && <small>{story.language}</small>}
        </li>
      ))}
    </ul>
  );
}

/** To which of our stories the link leads now. */
function Ours({ id }: { id: string }) {
  const say = useSayText();
  const { stories } = use(DrawingContext);
  const [story] = useFound(stories?.storiesOf && (() => stories.storiesOf!([id])), id) ?? [];
  return (
    <p>
      {say('ourStory')}:{' '}
      <a href={`/admin/collections/${stories?.collection}/${id}`} target="_blank" rel="noopener">
        {story?.headline ?? say('openLink')}
      </a>
    </p>
  );
}

type Typed = { text: string; at: number; isBad: boolean };

/** Where the link at the caret leads, or the selected words shall: to an address, or to one of our stories. */
function useForm(editor: LexicalEditor, onClose: () => void) {
  const acts = useLink(editor, onClose);
  const [{ text, at, isBad }, setTyped] = useState<Typed>({ text: acts.link?.url ?? '', at: -1, isBad: false });
  const stories = useStories(text, acts.link ? '' : acts.words);
  // With words typed, Enter takes the first; of what is only offered, none before the arrows chose it.
  const chosen = stories.found[Math.min(at < 0 && stories.isWords ? 0 : at, stories.found.length - 1)];
  const done = (): void => {
    if (stories.isAsking) return;
    if (chosen) acts.choose(chosen);
    else setTyped({ text, at, isBad: !acts.set(text) });
  };
  const now = chosen ? stories.found.indexOf(chosen) : -1;
  const step = (by: 1 | -1): void =>
    setTyped({ text, at: Math.max(0, Math.min(now + by, stories.found.length - 1)), isBad });
  const type = (typed: string): void => setTyped({ text: typed, at: -1, isBad: false });
  return { ...acts, text, isBad: isBad && !chosen, found: stories.found, now, done, step, type };
}

type Form = ReturnType<typeof useForm>;

function Target({ id, form }: { id: string; form: Form }) {
  const say = useSayText();
  const { text, isBad, found, now, type } = form;
  return (
    <input
      autoFocus
      role="combobox"
      aria-label={say('linkTarget')}
      aria-expanded={found.length > 0}
      aria-controls={`${id}-stories`}
      aria-activedescendant={now < 0 ? undefined : `${id}-stories-${now}`}
      aria-autocomplete="list"
      autoComplete="off"
      placeholder={say('linkTarget')}
      value={text}
      aria-invalid={isBad}
      aria-describedby={isBad ? `${id}-bad` : undefined}
      onChange={({ target }) => type(target.value)}
    />
  );
}

function onKeyOf({ close, done, step }: Form) {
  return (event: KeyboardEvent): void => {
    const isInput = event.target instanceof HTMLInputElement && !event.nativeEvent.isComposing;
    if (event.key === 'Escape') close();
    else if (!isInput) return;
    else if (event.key === 'Enter') done();
    else if (event.key === 'ArrowDown') step(1);
    else if (event.key === 'ArrowUp') step(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

type Props = { editor: LexicalEditor; frame: FrameRef; onClose: () => void };

export function LinkForm({ editor, frame, onClose }: Props) {
  const say = useSayText();
  const id = useId();
  const form = useForm(editor, onClose);
  const { link, found, now, isBad } = form;
  const ours = storyIn(link);
  const [place] = useState(() => {
    const rect = rangeIn(editor)?.getBoundingClientRect();
    return rect && boxIn(frame.current, rect);
  });
  useShown(editor);
  const style = place && { top: place.top + place.height, left: place.left };
  return (
    <div className="story-text__form" role="dialog" aria-label={say('linkTo')} style={style} onKeyDown={onKeyOf(form)}>
      {ours !== undefined && <Ours id={ours} />}
      <Target {...{ id, form }} />
      <button type="button" className="newsroom-button newsroom-button--primary" onClick={form.done}>
        {say('set')}
      </button>
      {link && (
        <button type="button" className="newsroom-button" onClick={form.remove}>
          {say('unlink')}
        </button>
      )}
      {isBad && (
        <p id={`${id}-bad`} role="alert">
          {say('badLink')}
        </p>
      )}
      {found.length > 0 && <Stories id={`${id}-stories`} at={now} found={found} onChoose={form.choose} />}
    </div>
  );
}
