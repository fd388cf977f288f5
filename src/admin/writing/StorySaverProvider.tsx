'use client';

import { useAllFormFields, useDocumentInfo, useForm } from '@payloadcms/ui';
import type { FormState } from 'payload';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { isEmpty, type Edits, type Order, type Outcome } from '../saving/order.ts';
import type { Saver } from '../saving/saver.ts';
import { openFormText, type FormText } from './formText.ts';
import { openStoryPage, textOf, type Heard, type Opening } from './storyPage.ts';
import { StorySaverContext, type StorySaver } from './StorySaver.tsx';
import { useEditorKeys } from './useEditorKeys.ts';
import { useLeaving } from './useLeaving.ts';
import type { Turn } from './useTurn.ts';

type Parts = { opening: Opening; saver: Saver; text: FormText };

/** The form's text, for as long as the page stands. */
function useFormText(initialState: FormState): FormText {
  const { dispatchFields, getFields } = useForm();
  const [text] = useState(() =>
    openFormText(initialState, {
      fields: getFields,
      apply: ({ set, gone }) => {
        for (const path of gone) dispatchFields({ type: 'REMOVE', path });
        if (Object.keys(set).length > 0) dispatchFields({ type: 'UPDATE_MANY', formState: set });
      },
    }),
  );
  return text;
}

/** What is told of the text; each save that arrived is shown where it says something new. */
function useHeard(opening: Opening, text: FormText, onId: (id: string) => void) {
  const { setData } = useDocumentInfo();
  const [page] = useState(() => openStoryPage(opening));
  const [heard, onLight] = useState<Heard>(() => ({ light: page.saver.light() }));
  const onArrived = useCallback(
    ({ edits }: Order, { version, doc }: Outcome & { ok: true }) => {
      text.arrived(edits, version);
      if (!doc) return;
      setData(doc);
      text.showIfUntouched('slug', doc.slug);
    },
    [text, setData],
  );
  useEffect(() => page.listen({ onLight, onArrived }), [page, onArrived]);
  const { id } = heard;
  const told = useRef(opening.story.id);
  useEffect(() => {
    if (id === undefined || told.current === id) return;
    told.current = id;
    onId(id);
  }, [id, onId]);
  return { saver: page.saver, heard };
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

/** Puts back what an earlier page of this person left on the device for this story, before anybody can type; says when it was typed. */
function useLeftText({ saver, text }: Parts, turn: Turn | undefined): number | undefined {
  useLayoutEffect(() => {
    if (!turn?.left) return;
    text.putBack(textOf(turn.left));
    saver.resume(turn.left);
  }, [turn, saver, text]);
  return turn?.left?.at;
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
  const { saver, heard } = useHeard(opening, text, onId);
  const parts = useMemo(() => ({ opening, saver, text }), [opening, saver, text]);
  const readKeys = useTyped(parts);
  useNewerCopies(parts, initialState, readKeys);
  const putBackAt = useLeftText(parts, turn);
  useUnmodified(heard);
  useLeaving(saver, opening.user);
  const { id } = saver.story();
  const value = useMemo<StorySaver>(
    () => ({
      ...heard,
      id,
      putBackAt,
      version: saver.version,
      unsaved: saver.unsaved,
      wake: saver.wake,
      movedOn: saver.movedOn,
      sessionEnded: saver.sessionEnded,
      save: async () => {
        await typingSettled();
        return saver.saveNow();
      },
      putIn: (edits) => {
        text.putBack(edits);
        saver.edit(edits);
      },
      settle: (choice) => {
        if (choice.take === 'theirs') text.forget();
        saver.settle(choice);
      },
    }),
    [heard, id, putBackAt, saver, text],
  );
  return <StorySaverContext value={value}>{children}</StorySaverContext>;
}

/** The editor hands what was typed to the form when the browser is idle, and the form hands it on with its next render. */
async function typingSettled(): Promise<void> {
  await new Promise((resolve) =>
    'requestIdleCallback' in window ? requestIdleCallback(resolve, { timeout: 700 }) : setTimeout(resolve, 300),
  );
  await new Promise((resolve) => setTimeout(resolve, 60));
}
