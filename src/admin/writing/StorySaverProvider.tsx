'use client';

import { useAllFormFields, useDocumentInfo, useForm } from '@payloadcms/ui';
import type { FormState } from 'payload';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { isEmpty, type Edits } from '../saving/order.ts';
import type { Saver } from '../saving/saver.ts';
import { openFormText, type FormText } from './formText.ts';
import type { Heard, Opening } from './storyPage.ts';
import { StorySaverContext } from './StorySaver.tsx';
import { useEditorKeys } from './useEditorKeys.ts';
import { useStoryPage, useStorySaving, type PageText } from './useStorySaving.ts';
import type { Turn } from './useTurn.ts';

type Text = FormText & PageText;
type Parts = { saver: Saver; text: Text };

/** The form's text, for as long as the page stands. */
function useFormText(initialState: FormState): Text {
  const { dispatchFields, getFields, getData } = useForm();
  const [text] = useState(() => {
    const opened = openFormText(initialState, {
      fields: getFields,
      apply: ({ set, gone }) => {
        for (const path of gone) dispatchFields({ type: 'REMOVE', path });
        if (Object.keys(set).length > 0) dispatchFields({ type: 'UPDATE_MANY', formState: set });
      },
    });
    const told: PageText['told'] = (doc) => opened.showIfUntouched('slug', doc.slug);
    return { ...opened, told, values: getData as PageText['values'] };
  });
  return text;
}

/** Hands on what is typed, in the form and in the editor. */
function useTyped({ saver, text }: Parts): () => void {
  const [fields] = useAllFormFields();
  const edit = useCallback(
    (edits: Edits) => saver.edit(saver.story().id === undefined ? text.withBeginning(edits) : edits),
    [saver, text],
  );
  useEffect(() => edit(text.typed(fields)), [edit, text, fields]);
  return useEditorKeys(
    useCallback((body: unknown) => text.seen('body', body), [text]),
    useCallback((body: unknown) => edit(text.news({ body })), [edit, text]),
  );
}

/**
 * Takes each newer copy that the server shows this page, but for what was typed meanwhile. That was written over the older one, and is sent as
 * such: if somebody else has saved, it goes beside the story.
 */
function useNewerCopies({ saver, text }: Parts, initialState: FormState, readKeys: () => void): void {
  // Of the copy itself: what the page knows of the story is by then the answer to a later save, and an older copy would pass for that one.
  const { initialData } = useDocumentInfo();
  const version = (initialData as { baseVersion?: number } | undefined)?.baseVersion ?? 0;
  const taken = useRef(initialState);
  useEffect(() => {
    if (taken.current === initialState) return;
    taken.current = initialState;
    readKeys();
    if (isEmpty(saver.unsaved())) saver.movedOn(version);
    text.follow(initialState, version);
  }, [saver, text, initialState, version, readKeys]);
}

/** To Payload's form nothing is modified once the newsroom has it. */
function useUnmodified({ light }: Heard): void {
  const { setModified } = useForm();
  useEffect(() => {
    if (light.kind === 'saved') setModified(false);
  }, [light, setModified]);
}

type Props = {
  opening: Opening;
  initialState: FormState;
  turn: Turn | undefined;
  onId: (id: string) => void;
  children: ReactNode;
};

/** Brings what is typed in Payload's form into the newsroom by our own saver; the form itself sends nothing. */
export function StorySaverProvider({ opening, initialState, turn, onId, children }: Props) {
  const text = useFormText(initialState);
  const page = useStoryPage(opening);
  const { saver, heard } = page;
  const parts = useMemo(() => ({ saver, text }), [saver, text]);
  const readKeys = useTyped(parts);
  useNewerCopies(parts, initialState, readKeys);
  useUnmodified(heard);
  const value = useStorySaving(page, { opening, text, turn, onId, settled: typingSettled });
  return <StorySaverContext value={value}>{children}</StorySaverContext>;
}

/** The editor hands what was typed to the form when the browser is idle, and the form hands it on with its next render. */
async function typingSettled(): Promise<void> {
  await new Promise((resolve) =>
    'requestIdleCallback' in window ? requestIdleCallback(resolve, { timeout: 700 }) : setTimeout(resolve, 300),
  );
  await new Promise((resolve) => setTimeout(resolve, 60));
}
