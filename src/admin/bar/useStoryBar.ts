'use client';

import { useEffect, useRef, useState } from 'react';
import { isAtLeast, isRole } from '../../domain/roles.ts';
import { isState, type TransitionName } from '../../domain/workflow.ts';
import { allDesks, asksToConfirm, type NamedRow, type Standing } from '../deskApi.ts';
import { carriedBy } from './StepDialog.tsx';
import type { SavedStory } from './StoryNotices.tsx';
import { useMoves } from './useMoves.ts';
import { useStanding } from './useStanding.ts';
import { useOpenedStory, useSurroundings } from '../surroundings.ts';
import { useStorySaver } from '../writing/StorySaver.tsx';

export type Moves = ReturnType<typeof useMoves>;
/** The question that is open over a story. */
export type Opened = TransitionName | 'move' | 'links' | undefined;

function useDesks(): NamedRow[] {
  const [desks, setDesks] = useState<NamedRow[]>([]);
  useEffect(() => {
    void allDesks().then((answer) => answer.ok && setDesks(answer.body.docs));
  }, []);
  return desks;
}

function useMayMoveDesks(): boolean {
  const role = useSurroundings().user?.role;
  return isRole(role) && isAtLeast(role, 'sub-editor');
}

/** Milliseconds. */
const lookAgain = 1_000;

const isInField = (): boolean => document.activeElement?.closest('input, textarea, [contenteditable=true]') !== null;

/** Calls `reload`; where that puts another page in the place of this one, only once the caret is in none of its fields. */
function whenHandsRest(isReplaced: boolean, reload: () => void): () => void {
  if (!isReplaced || !isInField()) return (reload(), () => undefined);
  const timer = setInterval(() => {
    if (isInField()) return;
    clearInterval(timer);
    reload();
  }, lookAgain);
  return () => clearInterval(timer);
}

/**
 * Nothing typed, nothing to lose: a story that a colleague changed is simply read again. The page on which it was begun becomes the
 * story's own by that.
 */
function useReadAgain(isBehind: boolean, version: number | undefined, reload: () => void): void {
  const { id } = useOpenedStory();
  const isKept = (useStorySaver()?.light.kind ?? 'saved') === 'saved';
  const readFor = useRef(0);
  useEffect(() => {
    if (!isBehind || !isKept || version === undefined || readFor.current >= version) return;
    return whenHandsRest(id === undefined, () => {
      readFor.current = version;
      reload();
    });
  }, [isBehind, isKept, version, reload, id]);
}

/** The question that is open, and what a press on a step does: it asks for what the step needs, or makes it. */
function useSteps(moves: Moves, ask: () => void) {
  const [opened, setOpened] = useState<Opened>();
  const onStep = (name: TransitionName): void => {
    moves.setFailure(undefined);
    if (carriedBy(name).length > 0) return setOpened(name);
    void moves.perform(name, {}).then((failure) => {
      if (failure && asksToConfirm(failure)) setOpened(name);
      ask();
    });
  };
  return { opened, setOpened, onStep };
}

type SettleParts = { standing?: Standing; reload: () => void };

/** What the person chose after a conflict. */
function useSettle({ standing, reload }: SettleParts) {
  const saver = useStorySaver();
  const versionOf = (conflict: { version: number }): number => Math.max(conflict.version, standing?.baseVersion ?? 0);
  const settle = (take: 'mine' | 'theirs'): void => {
    const { conflict } = saver ?? {};
    if (!saver || !conflict) return;
    saver.settle({ take, version: versionOf(conflict) });
    if (take === 'theirs') return reload();
    void saver.save();
  };
  return { settle, versionOf };
}

/** Where a story stands, and all that one does about it from its bar. */
export function useStoryBar(id: string, story: SavedStory) {
  const saver = useStorySaver();
  const desks = useDesks();
  const { standing, isOutside, ask } = useStanding(id, story.updatedAt);
  const mayMove = useMayMoveDesks() && desks.length > 1 && !isOutside;
  const moves = useMoves(id);
  const { opened, setOpened, onStep } = useSteps(moves, ask);
  const state = isState(story.state) ? story.state : 'draft';
  const isBehind = Boolean(standing && standing.baseVersion > (story.baseVersion ?? 0) && !moves.isBusy);
  useReadAgain(isBehind, standing?.baseVersion, moves.reload);
  const settling = useSettle({ standing, reload: moves.reload });
  return {
    saver,
    desks,
    standing,
    isOutside,
    ask,
    mayMove,
    moves,
    opened,
    setOpened,
    onStep,
    state,
    ...settling,
  };
}

export type StoryBar = ReturnType<typeof useStoryBar>;
