'use client';

import { useEffect, useState } from 'react';
import { writtenNames } from '../../../domain/articleFields.ts';
import type { PreviewShape } from '../../../domain/previewShapes.ts';
import { written, type StoryModel } from '../model.ts';
import { previewText, type Shown } from './previewApi.ts';

/** Milliseconds: the pause in typing after which the preview follows, how long it waits for one, and what lies between two requests. */
const pause = 200;
const longestWait = 500;
const leastBetween = 400;
/** Milliseconds after which it asks again where it got no answer. */
const tryAgain = 2_000;

type Told = { as: PreviewShape; shown?: Shown; isStale: boolean };
type Following = { id: string; as: PreviewShape; model: StoryModel; tell: (told: Told) => void };

/** Asks again after each change: one request at a time, and the last change is always shown. Ends by what it returns. */
function follow({ id, as, model, tell }: Following): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let [isAsking, isOver] = [false, false];
  let waitingSince: number | undefined;
  let askedAt = 0;
  let last: Shown | undefined;
  const ask = async (): Promise<void> => {
    [isAsking, waitingSince, askedAt] = [true, undefined, Date.now()];
    const answer = await previewText(id, as, written(model.all()));
    isAsking = false;
    if (isOver) return;
    if (answer.ok) last = answer.body;
    tell({ as, shown: last, isStale: !answer.ok });
    if (waitingSince !== undefined) changed();
    else if (!answer.ok) timer = setTimeout(() => void ask(), tryAgain);
  };
  function changed(): void {
    const now = Date.now();
    waitingSince ??= now;
    clearTimeout(timer);
    if (isAsking) return;
    const patience = Math.max(0, waitingSince + longestWait - now);
    const rest = askedAt + leastBetween - now;
    timer = setTimeout(() => void ask(), Math.max(Math.min(pause, patience), rest));
  }
  const ends = writtenNames.map((name) => model.subscribe(name, changed));
  void ask();
  return () => {
    isOver = true;
    clearTimeout(timer);
    for (const end of ends) end();
  };
}

/** The story as it stands on the page, shown as readers would get it; what was shown before while nothing newer came. */
export function usePreview(id: string, as: PreviewShape, model: StoryModel): Told {
  const [told, setTold] = useState<Told>({ as, isStale: false });
  useEffect(() => follow({ id, as, model, tell: setTold }), [id, as, model]);
  return told.as === as ? told : { as, isStale: false };
}
