'use client';

import { useCallback } from 'react';
import { articleField } from '../domain/articleFields.ts';
import { useSay } from './useSay.ts';

/** The label of a story's field in the UI's language; its name if it has none. */
export function useFieldLabel(): (name: string) => string {
  const { language } = useSay();
  return useCallback((name) => articleField(name)?.label?.[language] ?? name, [language]);
}
