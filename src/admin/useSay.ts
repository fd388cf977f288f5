'use client';

import { useTranslation } from '@payloadcms/ui';
import { useMemo } from 'react';
import { saying, uiLanguage, type Say } from './texts.ts';
import type { Language } from '../domain/languages.ts';

/** The UI's language and its texts. */
export function useSay(): { language: Language; say: Say } {
  const { i18n } = useTranslation();
  const language = uiLanguage(i18n.language);
  return useMemo(() => ({ language, say: saying(language) }), [language]);
}
