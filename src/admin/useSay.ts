'use client';

import { useMemo } from 'react';
import { useSurroundings } from './surroundings.ts';
import { saying, uiLanguage, type Say } from './texts.ts';
import type { Language } from '../domain/languages.ts';

/** The UI's language and its texts. */
export function useSay(): { language: Language; say: Say } {
  const language = uiLanguage(useSurroundings().language);
  return useMemo(() => ({ language, say: saying(language) }), [language]);
}
