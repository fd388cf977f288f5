'use client';

import { usePathname, useSearchParams } from 'next/navigation.js';
import { useEffect, useMemo, useState } from 'react';
import type { BeginningOf } from '../writing/useOpening.ts';
import { newUuid, draftKeyIn } from '../uuid.ts';

/** The addresses of what was begun on this page, by draft key. */
const begun = new Map<string, string>();

/**
 * Which beginning this page shows. Its key is in the address, so that the same page again goes on with the same story, and an address without
 * one is a new one, also where the browser has not left the page. Once there is a story the address is the story's. Undefined: not yet
 * known, or the address is of another story, whose page is loaded.
 */
export function useDraftKey(path: string): string | undefined {
  const pathname = usePathname();
  const keyInQuery = draftKeyIn(useSearchParams().get('draft'));
  const inAddress = pathname === path ? keyInQuery : undefined;
  const [last, setLast] = useState(inAddress);
  if (inAddress !== undefined && inAddress !== last) setLast(inAddress);
  const draftKey = inAddress ?? (last !== undefined && begun.get(last) === pathname ? last : undefined);
  useEffect(() => {
    if (draftKey !== undefined) return;
    // Not at once: Next hears of the address by what it has put into the browser's history after this.
    const timer = setTimeout(() => {
      if (pathname === path) window.history.replaceState(null, '', `${path}?draft=${newUuid()}`);
      else window.location.reload();
    });
    return () => clearTimeout(timer);
  }, [draftKey, pathname, path]);
  return draftKey;
}

/** What is begun under this key, and who hears of its address. */
export const useBeginningOf = (draftKey: string | undefined): BeginningOf | undefined =>
  useMemo(
    () => (draftKey === undefined ? undefined : { draftKey, onBegun: (address) => void begun.set(draftKey, address) }),
    [draftKey],
  );
