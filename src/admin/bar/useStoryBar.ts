'use client';

import { useEffect, useRef, useState } from 'react';
import { standingOf, type Standing, allDesks, asksToConfirm, type NamedRow } from '../deskApi.ts';
import { followDesk } from '../live/follow.ts';
import { useSurroundings } from '../surroundings.ts';
import { usePolled } from './usePolled.ts';
import { isAtLeast, isRole } from '../../domain/workflow/roles.ts';
import { isState, type TransitionName } from '../../domain/workflow/workflow.ts';
import { carriedBy } from './StepDialog.tsx';
import type { SavedStory } from './StoryNotices.tsx';
import { useMoves } from './useMoves.ts';
import { useReadAgain, useSettle } from './useOthersSaves.ts';
import { useStorySaver } from '../writing/StorySaver.tsx';

/** Asks when the newsroom says that something happened to the story. */
function useNewsOf(id: string | undefined, ask: () => void): void {
  const reader = useSurroundings().user?.id;
  useEffect(() => {
    if (!id || !reader) return;
    const following = followDesk(
      reader,
      // Who comes or leaves may begin to write in it, or let go of it.
      ({ name, story }) => (name === 'reset' || (name !== 'gone' && story === id)) && ask(),
    );
    following.show([id]);
    return following.stop;
  }, [id, reader, ask]);
}

/** `isOutside`: the story is another desk's, which tells of what readers see and no more. */
type StandingState = { standing?: Standing; isOutside: boolean; ask: () => void };

/** Where the story stands, asked again also when the newsroom says that a colleague did something to it. */
function useStanding(id: string | undefined, savedAt: unknown): StandingState {
  const { latest: standing, isOutside, ask } = usePolled(id, standingOf, savedAt);
  useNewsOf(id, ask);
  return { standing, isOutside, ask };
}

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

/** What was not saved when a colleague took the story over is beside it now: the page shows the story as they have it. */
function useLost(settle: (take: 'theirs') => void): void {
  const { conflict } = useStorySaver() ?? {};
  const newest = useRef(settle);
  useEffect(() => void (newest.current = settle));
  const isBeside = conflict?.isLost === true && conflict.isKept;
  useEffect(() => {
    if (isBeside) newest.current('theirs');
  }, [isBeside]);
}

/** Where a story stands, and all that one does about it from its bar; of one without an id, nothing yet. */
export function useStoryBar(id: string | undefined, story: SavedStory) {
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
  useLost(settling.settle);
  return {
    saver,
    desks,
    standing,
    /** Somebody else writes in it. */
    isHeld: standing?.lock?.mine === false,
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
