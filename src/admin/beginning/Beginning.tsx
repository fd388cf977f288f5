'use client';

import { useAuth } from '@payloadcms/ui';
import { usePathname, useSearchParams } from 'next/navigation.js';
import { useEffect, useMemo, useState } from 'react';
import type { Values } from '../composer/model.ts';
import type { Names } from '../../domain/storyNames.ts';
import type { WritingSettings } from '../../newsroom/story/houseStyle.ts';
import { StoryComposer } from '../StoryComposer.tsx';
import { newUuid } from '../uuid.ts';
import { draftKeyIn } from './draftKey.ts';
import { leftFor } from '../writing/storyPage.ts';

const path = '/admin/write';

/** The addresses of the stories that were begun on this page, by draft key. */
const begun = new Map<string, string>();

/**
 * Which beginning this page shows. Its key is in the address, so that the same page again goes on with the same story, and an address without
 * one is a new story, also where the browser has not left the page. Once there is a story the address is the story's. Undefined: not yet
 * known, or the address is of another story, whose page is loaded.
 */
function useDraftKey(): string | undefined {
  const pathname = usePathname();
  const given = draftKeyIn(useSearchParams().get('draft'));
  const inAddress = pathname === path ? given : undefined;
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
  }, [draftKey, pathname]);
  return draftKey;
}

/** A story that was begun under this key before this page was opened. */
type Before = { draftKey: string; story: string };

/**
 * Goes to the story that was begun under this key before, unless some of its text is still on this device: that is sent from here. True while
 * it is not known.
 */
function useGoToStory(before: Before | undefined, draftKey: string | undefined): boolean {
  const { user } = useAuth();
  const story = before && before.draftKey === draftKey ? before.story : undefined;
  const [stays, setStays] = useState<string>();
  const id = user ? String(user.id) : undefined;
  useEffect(() => {
    if (story === undefined || draftKey === undefined || id === undefined || stays === draftKey) return;
    void leftFor({ user: id, story: { draftKey } }).then((left) => {
      if (left) setStays(draftKey);
      else window.location.replace(`/admin/collections/articles/${story}`);
    });
  }, [story, draftKey, id, stays]);
  return story !== undefined && stays !== draftKey;
}

type Props = { names: Names; settings: WritingSettings; filled: Values; before?: Before };

/** A story that nobody has yet; each in a page of its own, though the browser may not have left the one before. */
export function Beginning({ names, settings, filled, before }: Props) {
  const draftKey = useDraftKey();
  const isGoing = useGoToStory(before, draftKey);
  const beginning = useMemo(
    () => draftKey && { draftKey, onBegun: (address: string) => void begun.set(draftKey, address) },
    [draftKey],
  );
  if (!beginning || isGoing) return null;
  return <StoryComposer key={beginning.draftKey} {...{ names, settings, filled, beginning }} />;
}
