'use client';

import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { transitionOutcomes } from '../../domain/labels.ts';
import type { MergedWith } from '../../domain/merge/saves.ts';
import type { Edits, FilingOutcome, Order, Outcome } from '../saving/order.ts';
import { hasText } from '../saving/onDevice.ts';
import { useOpenedStory, useSurroundings } from '../surroundings.ts';
import { useSay } from '../useSay.ts';
import { sendInBackground } from './filings.ts';
import { openStoryPage, textOf, type Heard, type Opening } from './storyPage.ts';
import type { StorySaver } from './StorySaver.tsx';
import { useLeaving } from './useLeaving.ts';
import type { Turn } from './useTurn.ts';
import { within } from '../within.ts';

type Doc = Readonly<Record<string, unknown>>;

/** The text that stands on a page, whatever holds it there. */
export type PageText = {
  /** A save has arrived. */
  confirmSave: (edits: Edits, version: number) => void;
  /** What the newsroom says of the story after it. */
  takeSaved: (doc: Doc) => void;
  /** Takes a story that others have changed meanwhile into what stands here; false where both changed the same. */
  takeMerged?: (sent: Edits, doc: Doc, version: number) => Promise<boolean>;
  /** Takes the newsroom's copy of `version`, but for what was typed here and is not in it. */
  follow: (doc: Doc, version: number) => void;
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
  const [heard, setHeard] = useState<Heard>(() => ({ light: page.saver.light(), taken: page.saver.takenBranches() }));
  const [merged, setMerged] = useState<MergedWith>();
  return { page, saver: page.saver, heard, setHeard, merged, setMerged };
}

type Page = ReturnType<typeof useStoryPage>;

/** The newsroom has the story filed: it has left this person's hands. */
function useOnFiled(): (outcome: FilingOutcome & { ok: true }) => void {
  const { language } = useSay();
  const { setSaved } = useOpenedStory();
  const { tell, goTo, readAgain, leave = readAgain } = useSurroundings();
  const now = useRef({ language, setSaved, tell, goTo, leave });
  useEffect(() => void (now.current = { language, setSaved, tell, goTo, leave }));
  return useCallback(({ doc }) => {
    const { current: on } = now;
    on.tell(transitionOutcomes.file[on.language]);
    if (!doc) return on.goTo('/admin');
    on.setSaved(doc);
    on.leave();
  }, []);
}

/** Shows each save that arrived where it says something new. */
function useArrivals(
  { page, heard, setHeard, setMerged }: Page,
  opening: Opening,
  text: PageText,
  onId: (id: string) => void,
) {
  const { setSaved } = useOpenedStory();
  const onFiled = useOnFiled();
  const onArrived = useCallback(
    ({ edits }: Order, { version, doc }: Outcome & { ok: true }) => {
      text.confirmSave(edits, version);
      if (!doc) return;
      setSaved(doc);
      text.takeSaved(doc);
    },
    [text, setSaved],
  );
  const takeMerged = useCallback(
    async ({ edits }: Order, { version, doc, merged }: Outcome & { ok: true }) => {
      if (!doc || !text.takeMerged) return true;
      const isTaken = await text.takeMerged(edits, doc, version);
      if (merged && merged.fields.length + merged.blocks.length > 0) setMerged(merged);
      return isTaken;
    },
    [text, setMerged],
  );
  useEffect(
    () => page.listen({ onLight: setHeard, onArrived, onFiled, takeMerged }),
    [page, setHeard, onArrived, onFiled, takeMerged],
  );
  const { id } = heard;
  const announcedId = useRef(opening.story.id);
  useEffect(() => {
    if (id === undefined || announcedId.current === id) return;
    announcedId.current = id;
    onId(id);
  }, [id, onId]);
}

/** Puts back what an earlier page of this person left on the device for this story, or saved last, before anybody can type. */
function useLeftText({ saver }: Page, text: PageText, turn: Turn | undefined): void {
  useLayoutEffect(() => {
    if (turn?.newer) {
      const version = Number(turn.newer.baseVersion ?? 0);
      saver.movedOn(version);
      text.follow(turn.newer, version);
    }
    if (!turn?.left) return;
    text.putBack(textOf(turn.left));
    saver.resume(turn.left);
  }, [turn, saver, text]);
}

/** Milliseconds: on a line that hangs nobody waits longer to hear that a story waits to be filed. */
const longestWait = 8_000;

type Saving = {
  opening: Opening;
  text: PageText;
  turn: Turn | undefined;
  onId: (id: string) => void;
  /** Resolves once what was typed until now has been told. */
  whenSettled: () => Promise<void>;
};

/** How the text on a page comes into the newsroom. */
export function useStorySaving(page: Page, { opening, text, turn, onId, whenSettled }: Saving): StorySaver {
  const { saver, heard, merged, setMerged } = page;
  useArrivals(page, opening, text, onId);
  useLeftText(page, text, turn);
  useLeaving(saver, opening);
  const putBackAt = turn?.left && hasText(turn.left) ? turn.left.at : undefined;
  const { id } = saver.story();
  const { draftKey = opening.story.id === undefined ? opening.story.draftKey : undefined } = useOpenedStory();
  return useMemo(
    () => ({
      ...heard,
      id,
      putBackAt,
      merged,
      closeMerged: () => setMerged(undefined),
      values: text.values,
      version: saver.version,
      unsavedEdits: saver.unsavedEdits,
      wake: saver.wake,
      movedOn: saver.movedOn,
      sessionEnded: saver.sessionEnded,
      save: async () => {
        await whenSettled();
        return saver.saveNow();
      },
      file: async (note) => {
        await whenSettled();
        saver.file({ note, draftKey });
        await within(longestWait, saver.saveNow().then(saver.whenFiled));
        const filing = saver.filing();
        if (filing && !filing.unfiled) sendInBackground();
        return filing?.unfiled ?? (filing ? 'waits' : 'filed');
      },
      takeBack: saver.takeBack,
      putIn: (edits, of) => {
        text.putBack(edits);
        saver.edit(edits, of);
      },
      settle: (choice) => {
        const edits = choice.take === 'mine' ? choice.edits : undefined;
        if (choice.take === 'theirs' || edits) text.forget();
        if (edits) text.putBack(edits);
        saver.settle(choice);
      },
    }),
    [heard, id, draftKey, putBackAt, merged, setMerged, saver, text, whenSettled],
  );
}
