'use client';

import { useForm, useFormBackgroundProcessing, useFormModified } from '@payloadcms/ui';
import { useCallback, useEffect, useRef, type RefObject } from 'react';

async function until(holds: () => boolean, atMostMs: number): Promise<boolean> {
  const end = Date.now() + atMostMs;
  while (!holds() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
  return holds();
}

/** The editor hands what was typed to the form when the browser is idle; this waits for that. */
const typed = (): Promise<unknown> =>
  new Promise((resolve) =>
    'requestIdleCallback' in window ? requestIdleCallback(resolve, { timeout: 700 }) : setTimeout(resolve, 300),
  );

/**
 * Saves what is not saved yet, as a version of its own; true once the story holds everything that was typed.
 * `always` saves even an untouched form, as after a conflict.
 */
export function useSaveStory(id: string, newest: RefObject<number>): (always?: boolean) => Promise<boolean> {
  const form = useForm();
  const modified = useFormModified();
  const background = useFormBackgroundProcessing();
  const live = useRef({ modified, background });
  useEffect(() => {
    live.current = { modified, background };
  }, [modified, background]);
  return useCallback(
    async (always = false) => {
      await typed();
      await until(() => !live.current.background, 15_000);
      if (!live.current.modified && !always) return true;
      const before = newest.current;
      const result = (await form.submit({
        action: `/api/articles/${id}?depth=0&draft=true&fallback-locale=null`,
        method: 'PATCH',
        overrides: { _status: 'draft' },
        skipValidation: true,
        disableSuccessStatus: true,
      })) as { res?: Response } | undefined;
      return Boolean(result?.res?.ok) && until(() => newest.current > before, 3_000);
    },
    [form, id, newest],
  );
}
