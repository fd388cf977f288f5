'use client';

import { useDocumentInfo, useFormFields, useWatchForm, useForm } from '@payloadcms/ui';
import { useLayoutEffect, useRef, type RefObject } from 'react';

/** What only a transition writes: the form carries it along, and a save that sent it back would be refused once the story moved. */
const kept = ['state', 'desk', 'heldBy', 'scheduledAt', 'firstPublishedAt', 'lastUpdatedAt', 'wordCount'] as const;

const withoutKept = (data: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(data).filter(([key]) => !kept.some((each) => each === key)));

/**
 * Keeps each save of the form on the version it really started from. Payload merges the answer of one autosave into the
 * form only after the next may have begun; so the number is put in at the moment of sending, the newest one seen.
 */
export function useBaseVersion(): RefObject<number> {
  const form = useForm();
  // Rendered with every render of the form, which each time puts its own `createFormData` back.
  const watched = useWatchForm();
  const { savedDocumentData } = useDocumentInfo();
  const inForm = useFormFields(([fields]) => fields.baseVersion?.value as number | undefined);
  const saved = (savedDocumentData as { baseVersion?: number } | undefined)?.baseVersion;
  const newest = useRef(0);
  useLayoutEffect(() => {
    newest.current = Math.max(newest.current, inForm ?? 0, saved ?? 0);
  }, [inForm, saved]);
  useLayoutEffect(() => {
    const original = form.createFormData;
    if ('carriesBaseVersion' in original) return;
    const carrying: typeof original = (overrides, options) =>
      original({ ...overrides, baseVersion: newest.current }, {
        ...options,
        data: withoutKept((options?.data ?? form.getData()) as Record<string, unknown>),
      } as never);
    Object.assign(form, { createFormData: Object.assign(carrying, { carriesBaseVersion: true }) });
  }, [form, watched]);
  return newest;
}
