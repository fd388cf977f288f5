'use client';

import { useCallback, useRef, type ReactNode, type RefObject } from 'react';
import { useSurroundings } from '../surroundings.ts';
import { useOpening, type BeginningOf } from '../writing/useOpening.ts';
import { useTurn } from '../writing/useTurn.ts';
import { useWriterSession } from '../writing/useWriterSession.ts';
import type { Values } from './model.ts';
import type { Names } from '../../domain/storyNames.ts';
import type { WritingSettings } from '../../newsroom/story/houseStyle.ts';
import { StoryKeeper } from './StoryKeeper.tsx';
import type { StoryTextHandle } from './text/StoryText.tsx';

/** What a page is drawn with; no id before the newsroom has what is written on it. */
export type PageProps = { id?: string; isTurn: boolean; text: RefObject<StoryTextHandle | null> };

export type ComposerProps = {
  names: Names;
  settings: WritingSettings;
  /** Of one that the newsroom does not have yet. */
  beginning?: BeginningOf;
  /** What such a one is filled in with: it is sent with the first words. */
  filled?: Values;
  /** What the page stands in says of it where one is. */
  head: (id: string | undefined) => ReactNode;
  page: (props: PageProps) => ReactNode;
};

/** A text is written on a page, not in a form: one model of it here, saved by our own saver; no key and no block asks the server. */
export function Composer({ names, settings, beginning, filled, head, page }: ComposerProps) {
  const { user } = useSurroundings();
  const { opening, id, onId } = useOpening(String(user?.id), beginning);
  useWriterSession(opening.user);
  const turn = useTurn(opening, id);
  const text = useRef<StoryTextHandle>(null);
  const tellBody = useCallback(() => text.current?.tell(), []);
  return (
    <main className="composer">
      {head(id)}
      <StoryKeeper {...{ opening, turn, onId, settings, names, filled, tellBody }}>
        {page({ id, isTurn: turn !== undefined, text })}
      </StoryKeeper>
    </main>
  );
}
