'use client';

import { createContext, use, useCallback, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { isLanguage, type Language } from '../../domain/languages.ts';
import type { StoryModel } from './model.ts';
import type { WritingSettings } from '../../newsroom/story/houseStyle.ts';
import type { Names } from '../../domain/storyNames.ts';
import { openSteps, type Steps } from './text/history.ts';
import { recordEdits } from './recordEdits.ts';

export type Story = {
  model: StoryModel;
  /** Writes a field as the person at the page does; it can be taken back. */
  edit: (name: string, value: unknown) => void;
  /** What was done on the page, in one row over all its parts. */
  steps: Steps;
  /** Another tab writes the story, or it is not known yet who does. */
  readOnly: boolean;
  /** A colleague writes it. */
  isHeld: boolean;
  settings: WritingSettings;
  names: Names;
  /** Remembers what a document is called that was chosen here. */
  learn: (more: Names) => void;
};

const StoryContext = createContext<Story | undefined>(undefined);

/** The story on the page. */
export function useStory(): Story {
  const story = use(StoryContext);
  if (!story) throw new Error('This part stands on the page of a story.');
  return story;
}

/** One field of it: its value, and how it is written. */
export function useStoryField<T = unknown>(name: string): [value: T | undefined, edit: (value: T | null) => void] {
  const { model, edit: write } = useStory();
  const subscribe = useCallback((listener: () => void) => model.subscribe(name, listener), [model, name]);
  const read = useCallback(() => model.get(name), [model, name]);
  const value = useSyncExternalStore(subscribe, read, read);
  const edit = useCallback((next: T | null) => write(name, next), [write, name]);
  return [(value ?? undefined) as T | undefined, edit];
}

/** The language it is written in. */
export function useStoryLanguage(): Language {
  const [language] = useStoryField('language');
  return isLanguage(language) ? language : 'en';
}

/** The same story, read only while somebody else writes in it. */
export function HeldStory({ isHeld, children }: { isHeld: boolean; children: ReactNode }) {
  const story = useStory();
  const heldStory = useMemo(() => (isHeld ? { ...story, readOnly: true, isHeld } : story), [story, isHeld]);
  return <StoryContext value={heldStory}>{children}</StoryContext>;
}

type Props = {
  model: StoryModel;
  readOnly: boolean;
  settings: WritingSettings;
  initialNames: Names;
  children: ReactNode;
};

export function StoryOnPage({ model, readOnly, settings, initialNames, children }: Props) {
  const [learnt, setLearnt] = useState<Names>({});
  const learn = useCallback((more: Names) => setLearnt((before) => ({ ...before, ...more })), []);
  const [steps] = useState(openSteps);
  const edit = useMemo(() => recordEdits(model, steps), [model, steps]);
  const story = useMemo(
    () => ({ model, edit, steps, readOnly, isHeld: false, settings, learn, names: { ...initialNames, ...learnt } }),
    [model, edit, steps, readOnly, settings, learn, initialNames, learnt],
  );
  return <StoryContext value={story}>{children}</StoryContext>;
}
