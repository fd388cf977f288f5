'use client';

import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { isEmpty, type Edits } from '../saving/order.ts';
import { useOpenedStory } from '../surroundings.ts';
import type { Opening } from '../writing/storyPage.ts';
import { StorySaverContext } from '../writing/StorySaver.tsx';
import { useStoryPage, useStorySaving, type PageText } from '../writing/useStorySaving.ts';
import type { Turn } from '../writing/useTurn.ts';
import { openModel, type StoryModel, type Values } from './model.ts';
import type { Names } from '../../domain/storyNames.ts';
import type { WritingSettings } from '../../newsroom/story/houseStyle.ts';
import { StoryOnPage } from './story.tsx';

/** Milliseconds: how often it is looked whether the caret has left a field that a newer copy changes. */
const lookAgain = 500;

/** The field the caret is in; a body takes care of its own caret. */
const heldField = (): string | undefined =>
  document.activeElement?.closest('input, textarea')?.closest<HTMLElement>('[data-story-field]')?.dataset.storyField;

/** Milliseconds: how often it is looked whether a word is finished. */
const lookForWord = 50;

/** A keyboard that composes holds a word until it is finished: nothing is put under it. */
function useWordFinished(): () => Promise<void> {
  const isComposing = useRef(false);
  useEffect(() => {
    const begin = (): void => void (isComposing.current = true);
    const end = (): void => void (isComposing.current = false);
    window.addEventListener('compositionstart', begin, true);
    window.addEventListener('compositionend', end, true);
    return () => {
      window.removeEventListener('compositionstart', begin, true);
      window.removeEventListener('compositionend', end, true);
    };
  }, []);
  return useCallback(async () => {
    while (isComposing.current) await new Promise((resolve) => setTimeout(resolve, lookForWord));
  }, []);
}

type Parts = { saver: ReturnType<typeof useStoryPage>['saver']; model: StoryModel };

/**
 * Takes each newer copy that the newsroom shows this page, but for what was typed meanwhile, and not under the caret: it waits until the
 * caret has left what it changes. What is typed there before is sent as written over the older copy, and meets the other side.
 */
function useNewerCopies({ saver, model }: Parts, copy: Values): void {
  const taken = useRef(copy);
  useEffect(() => {
    if (taken.current === copy) return;
    const version = Number(copy.baseVersion ?? 0);
    const take = (): boolean => {
      const heldName = heldField();
      if (heldName !== undefined && model.changedBy(copy, version).includes(heldName)) return false;
      taken.current = copy;
      if (isEmpty(saver.unsavedEdits())) saver.movedOn(version);
      model.follow(copy, version);
      return true;
    };
    if (take()) return;
    const timer = setInterval(() => take() && clearInterval(timer), lookAgain);
    return () => clearInterval(timer);
  }, [saver, model, copy]);
}

type Props = {
  opening: Opening;
  turn: Turn | undefined;
  onId: (id: string) => void;
  settings: WritingSettings;
  names: Names;
  filled?: Values;
  /** Tells at once what was typed in the body and is not told yet. */
  tellBody: () => void;
  children: ReactNode;
};

const nothing: Values = {};

/** Holds the story of a page, and brings what is typed into the newsroom. */
export function StoryKeeper({ opening, turn, onId, settings, names, filled = nothing, tellBody, children }: Props) {
  const { kind, copy = filled } = useOpenedStory();
  const page = useStoryPage(opening);
  const { saver } = page;
  const [model] = useState(() => {
    const opened: StoryModel = openModel(kind, copy, (edits: Edits) =>
      saver.edit(saver.story().id === undefined ? opened.withBeginning(edits) : edits),
    );
    return opened;
  });
  const wordFinished = useWordFinished();
  const [text] = useState<PageText>(() => ({
    ...model,
    values: model.all,
    takeMerged: async (sentEdits, doc, version) => {
      await wordFinished();
      tellBody();
      return model.takeMerged(sentEdits, doc, version).length === 0;
    },
  }));
  useNewerCopies({ saver, model }, copy);
  const [whenSettled] = useState(() => async () => tellBody());
  const value = useStorySaving(page, { opening, text, turn, onId, whenSettled });
  return (
    <StorySaverContext value={value}>
      <StoryOnPage {...{ model, settings }} initialNames={names} readOnly={turn === undefined}>
        {children}
      </StoryOnPage>
    </StorySaverContext>
  );
}
