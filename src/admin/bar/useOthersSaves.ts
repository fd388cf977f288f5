'use client';

import { useEffect, useRef } from 'react';
import { useOpenedStory } from '../surroundings.ts';
import { useStorySaver } from '../writing/StorySaver.tsx';
import type { Edits } from '../saving/order.ts';

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
 * Nothing typed, nothing to lose: what a colleague changed is simply read again. The page on which it was begun becomes the
 * story's own by that.
 */
export function useReadAgain(isBehind: boolean, version: number | undefined, reload: () => void): void {
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

type SettleParts = { standing?: { baseVersion: number }; reload: () => void };

/** What the person chose after a conflict. */
export function useSettle({ standing, reload }: SettleParts) {
  const saver = useStorySaver();
  const versionOf = (conflict: { version: number }): number => Math.max(conflict.version, standing?.baseVersion ?? 0);
  const settle = (take: 'mine' | 'theirs'): void => {
    const { conflict } = saver ?? {};
    if (!saver || !conflict) return;
    saver.settle({ take, version: versionOf(conflict) });
    if (take === 'theirs') return reload();
    void saver.save();
  };
  /** What came of both, chosen place by place over `version`. */
  const settleMerged = (edits: Edits, version: number): void => {
    if (!saver) return;
    if (Object.keys(edits).length === 0) return settle('theirs');
    saver.settle({ take: 'mine', version, edits });
    void saver.save().then(reload);
  };
  return { settle, settleMerged, versionOf };
}
