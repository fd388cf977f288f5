'use client';

import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Edits, Order, Outcome } from '../saving/order.ts';
import { hasText } from '../saving/state.ts';
import { useOpenedStory } from '../surroundings.ts';
import { openStoryPage, textOf, type Heard, type Opening } from './storyPage.ts';
import type { StorySaver } from './StorySaver.tsx';
import { useLeaving } from './useLeaving.ts';
import type { Turn } from './useTurn.ts';

type Doc = Readonly<Record<string, unknown>>;

/** The text that stands on a page, whatever holds it there. */
export type PageText = {
  /** A save has arrived. */
  arrived: (edits: Edits, version: number) => void;
  /** What the newsroom says of the story after it. */
  told: (doc: Doc) => void;
  /** Shows text that was typed before, and is on its way. */
  putBack: (edits: Edits) => void;
  /** One's own text goes: the next copy of the newsroom's is taken whole. */
  forget: () => void;
  /** The story as it stands there. */
  values: () => Doc;
};

/** The page's saver, and what is told of the text. */
export function useStoryPage(opening: Opening) {
  const [page] = useState(() => openStoryPage(opening));
  const [heard, setHeard] = useState<Heard>(() => ({ light: page.saver.light(), taken: page.saver.taken() }));
  return { page, saver: page.saver, heard, setHeard };
}

type Page = ReturnType<typeof useStoryPage>;

/** Shows each save that arrived where it says something new. */
function useArrivals({ page, heard, setHeard }: Page, opening: Opening, text: PageText, onId: (id: string) => void) {
  const { setSaved } = useOpenedStory();
  const onArrived = useCallback(
    ({ edits }: Order, { version, doc }: Outcome & { ok: true }) => {
      text.arrived(edits, version);
      if (!doc) return;
      setSaved(doc);
      text.told(doc);
    },
    [text, setSaved],
  );
  useEffect(() => page.listen({ onLight: setHeard, onArrived }), [page, setHeard, onArrived]);
  const { id } = heard;
  const told = useRef(opening.story.id);
  useEffect(() => {
    if (id === undefined || told.current === id) return;
    told.current = id;
    onId(id);
  }, [id, onId]);
}

/** Puts back what an earlier page of this person left on the device for this story, before anybody can type. */
function useLeftText({ saver }: Page, text: PageText, turn: Turn | undefined): void {
  useLayoutEffect(() => {
    if (!turn?.left) return;
    text.putBack(textOf(turn.left));
    saver.resume(turn.left);
  }, [turn, saver, text]);
}

type Saving = {
  opening: Opening;
  text: PageText;
  turn: Turn | undefined;
  onId: (id: string) => void;
  /** Resolves once what was typed until now has been told. */
  settled: () => Promise<void>;
};

/** How the text on a page comes into the newsroom. */
export function useStorySaving(page: Page, { opening, text, turn, onId, settled }: Saving): StorySaver {
  const { saver, heard } = page;
  useArrivals(page, opening, text, onId);
  useLeftText(page, text, turn);
  useLeaving(saver, opening.user);
  const putBackAt = turn?.left && hasText(turn.left) ? turn.left.at : undefined;
  const { id } = saver.story();
  return useMemo(
    () => ({
      ...heard,
      id,
      putBackAt,
      values: text.values,
      version: saver.version,
      unsaved: saver.unsaved,
      wake: saver.wake,
      movedOn: saver.movedOn,
      sessionEnded: saver.sessionEnded,
      save: async () => {
        await settled();
        return saver.saveNow();
      },
      putIn: (edits, of) => {
        text.putBack(edits);
        saver.edit(edits, of);
      },
      settle: (choice) => {
        if (choice.take === 'theirs') text.forget();
        saver.settle(choice);
      },
    }),
    [heard, id, putBackAt, saver, text, settled],
  );
}
