'use client';

import { getTranslation } from '@payloadcms/translations';
import { useDocumentInfo, useTranslation } from '@payloadcms/ui';
import { useCallback } from 'react';

type NamedField = { name?: string; label?: unknown; fields?: NamedField[]; tabs?: NamedField[] };

function fieldNamed(name: string, fields: readonly NamedField[]): NamedField | undefined {
  for (const field of fields) {
    if (field.name === name) return field;
    const inner = field.name ? undefined : fieldNamed(name, field.fields ?? field.tabs ?? []);
    if (inner) return inner;
  }
  return undefined;
}

/** The label of a story's field in the UI's language; its name if it has none. */
export function useFieldLabel(): (name: string) => string {
  const { i18n } = useTranslation();
  const { docConfig } = useDocumentInfo();
  return useCallback(
    (name) => {
      const label = fieldNamed(name, (docConfig?.fields ?? []) as NamedField[])?.label;
      return label ? getTranslation(label as never, i18n) : name;
    },
    [docConfig, i18n],
  );
}
