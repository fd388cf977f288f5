'use client';

import { useEffect, useState } from 'react';
import type { PreviewShape, ShareCard } from '../../../domain/previewShapes.ts';
import { ask, type Answer } from '../../deskApi.ts';
import type { Kind } from '../../kinds/kind.ts';
import { type Values, writtenOf, type StoryModel } from '../model.ts';
import { useOpenedStory } from '../../surroundings.ts';

/** HTML for a frame, the parts of a share card, or text. */
export type PreviewContent = { html?: string; card?: ShareCard; text?: string };

/** A document with what stands on the page, as readers would get it. The newsroom keeps nothing of it. */
const previewText = (
  { previewAt }: Kind,
  id: string,
  as: PreviewShape,
  edits: Values,
): Promise<Answer<PreviewContent>> => ask(`${previewAt}${encodeURIComponent(id)}`, { as, edits });

/** Milliseconds: the pause in typing after which the preview follows, how long it waits for one, and what lies between two requests. */
const pause = 200;
const longestWait = 500;
const leastBetween = 400;
/** Milliseconds after which it asks again where it got no answer. */
const tryAgain = 2_000;

type PreviewState = { as: PreviewShape; content?: PreviewContent; isStale: boolean };
type Following = { kind: Kind; id: string; as: PreviewShape; model: StoryModel; tell: (state: PreviewState) => void };

/** Asks again after each change: one request at a time, and the last change is always shown. Ends by what it returns. */
function follow({ kind, id, as, model, tell }: Following): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let [isAsking, isOver] = [false, false];
  let waitingSince: number | undefined;
  let askedAt = 0;
  let last: PreviewContent | undefined;
  const ask = async (): Promise<void> => {
    [isAsking, waitingSince, askedAt] = [true, undefined, Date.now()];
    const answer = await previewText(kind, id, as, writtenOf(kind, model.all()));
    isAsking = false;
    if (isOver) return;
    if (answer.ok) last = answer.body;
    tell({ as, content: last, isStale: !answer.ok });
    if (waitingSince !== undefined) scheduleUpdate();
    else if (!answer.ok) timer = setTimeout(() => void ask(), tryAgain);
  };
  function scheduleUpdate(): void {
    const now = Date.now();
    waitingSince ??= now;
    clearTimeout(timer);
    if (isAsking) return;
    const patience = Math.max(0, waitingSince + longestWait - now);
    const rest = askedAt + leastBetween - now;
    timer = setTimeout(() => void ask(), Math.max(Math.min(pause, patience), rest));
  }
  const ends = kind.writtenNames.map((name) => model.subscribe(name, scheduleUpdate));
  void ask();
  return () => {
    isOver = true;
    clearTimeout(timer);
    for (const end of ends) end();
  };
}

/** The story as it stands on the page, shown as readers would get it; what was shown before while nothing newer came. */
export function usePreview(id: string, as: PreviewShape, model: StoryModel): PreviewState {
  const { kind } = useOpenedStory();
  const [state, setState] = useState<PreviewState>({ as, isStale: false });
  useEffect(() => follow({ kind, id, as, model, tell: setState }), [kind, id, as, model]);
  return state.as === as ? state : { as, isStale: false };
}
