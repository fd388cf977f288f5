'use client';

import {
  $getSelection,
  $isRangeSelection,
  $setSelection,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
} from '@payloadcms/richtext-lexical/lexical';
import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import { linkProblem } from '../../../domain/body/links.ts';
import { focusText } from './commands.ts';
import { $linkAt, $removeLink, $setLink } from './links.ts';
import type { LinkFields } from './nodes.tsx';
import { boxIn, rangeIn, useSayText, type FrameRef } from './useText.ts';

/** `example.org/path` is an address too, only shorter. */
const whole = (typed: string): string => {
  const address = typed.trim();
  if (/^[\w.+-]+@[\w-]+\.[\w.]+$/.test(address)) return `mailto:${address}`;
  return /^[\w-]+(\.[\w-]+)+([/?#:]|$)/.test(address) ? `https://${address}` : address;
};

/** The selection as the form found it, and the link in it. */
function opening(editor: LexicalEditor) {
  return editor.getEditorState().read(() => {
    const selection = $getSelection();
    const range = $isRangeSelection(selection) ? selection : undefined;
    return { selection: range?.clone(), link: range && $linkAt(range)?.getFields() };
  });
}

const isOurs = (link: LinkFields | undefined): boolean => link?.linkType === 'internal';

type Props = { editor: LexicalEditor; frame: FrameRef; onClose: () => void };

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
  const [{ selection, link }] = useState(() => opening(editor));
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
    const before = isOurs(link) ? {} : link;
    finish(() => $setLink({ ...before, linkType: 'custom', newTab: link?.newTab ?? false, url }));
    return true;
  };
  return { link, set, remove: () => finish($removeLink), close: () => finish() };
}

type AddressProps = { id: string; url: string; isBad: boolean; onType: (url: string) => void };

function Address({ id, url, isBad, onType }: AddressProps) {
  const say = useSayText();
  return (
    <>
      <label className="visually-hidden" htmlFor={id}>
        {say('address')}
      </label>
      <input
        id={id}
        autoFocus
        type="url"
        inputMode="url"
        autoComplete="off"
        placeholder="https://"
        value={url}
        aria-invalid={isBad}
        aria-describedby={isBad ? `${id}-bad` : undefined}
        onChange={({ target }) => onType(target.value)}
      />
    </>
  );
}

/** Where the link at the caret leads, or the selected words shall. */
export function LinkForm({ editor, frame, onClose }: Props) {
  const say = useSayText();
  const id = useId();
  const { link, set, remove, close } = useLink(editor, onClose);
  const [place] = useState(() => {
    const rect = rangeIn(editor)?.getBoundingClientRect();
    return rect && boxIn(frame.current, rect);
  });
  const [{ url, isBad }, setTyped] = useState({ url: link?.url ?? '', isBad: false });
  useShown(editor);
  const done = (): void => setTyped({ url, isBad: !set(url) });
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) done();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const style = place && { top: place.top + place.height, left: place.left };
  return (
    <div className="story-text__form" role="dialog" aria-label={say('linkTo')} style={style} onKeyDown={onKey}>
      {isOurs(link) && <p>{say('ourStory')}</p>}
      <Address {...{ id, url, isBad }} onType={(typed) => setTyped({ url: typed, isBad: false })} />
      <button type="button" className="newsroom-button newsroom-button--primary" onClick={done}>
        {say('set')}
      </button>
      {link && (
        <button type="button" className="newsroom-button" onClick={remove}>
          {say('unlink')}
        </button>
      )}
      {isBad && (
        <p id={`${id}-bad`} role="alert">
          {say('badLink')}
        </p>
      )}
    </div>
  );
}
