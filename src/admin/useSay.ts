'use client';

import { use, useMemo, useCallback } from 'react';
import { OpenedStoryContext, useSurroundings, useOpenedStory } from './surroundings.ts';
import { saying, uiLanguage, type Say } from './texts.ts';
import type { Language } from '../domain/languages.ts';
import { fieldOf } from './kinds/kind.ts';

/** The UI's language and its texts, as the kind of what is written on the page has them. */
export function useSay(): { language: Language; say: Say } {
  const language = uiLanguage(useSurroundings().language);
  const own = use(OpenedStoryContext)?.kind.words;
  return useMemo(() => ({ language, say: saying(language, own) }), [language, own]);
}

/** The label of a field of what is written on the page, in the UI's language; its name if it has none. */
export function useFieldLabel(): (name: string) => string {
  const { language } = useSay();
  const { kind } = useOpenedStory();
  return useCallback((name) => fieldOf(kind, name).label?.[language] ?? name, [language, kind]);
}
