'use client';

import { useAuth } from '@payloadcms/ui';
import { useEffect, useState } from 'react';
import type { Values } from '../composer/model.ts';
import type { Names } from '../../domain/storyNames.ts';
import type { WritingSettings } from '../../newsroom/story/houseStyle.ts';
import { StoryComposer } from '../views/StoryComposer.tsx';
import { useBeginningOf, useDraftKey } from './useDraftKey.ts';
import { leftFor } from '../writing/storyPage.ts';

const path = '/admin/write';

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
  const draftKey = useDraftKey(path);
  const isGoing = useGoToStory(before, draftKey);
  const beginning = useBeginningOf(draftKey);
  if (!beginning || isGoing) return null;
  return <StoryComposer key={beginning.draftKey} {...{ names, settings, filled, beginning }} />;
}
