'use client';

import { DocumentInfoProvider, EditDepthProvider, useAuth } from '@payloadcms/ui';
import type { FormState, SanitizedCollectionPermission } from 'payload';
import { usePathname, useSearchParams } from 'next/navigation.js';
import { useEffect, useMemo, useState } from 'react';
import type { User } from '../../payload-types.ts';
import { newUuid } from '../uuid.ts';
import { draftKeyIn } from './draftKey.ts';
import { StoryForm } from './StoryForm.tsx';
import { leftFor } from './storyPage.ts';

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

type Props = {
  docPermissions: SanitizedCollectionPermission;
  data: Record<string, unknown>;
  state: FormState;
  before?: Before;
};

/** A story that nobody has yet; each in a page of its own, though the browser may not have left the one before. */
export function Beginning({ docPermissions, data, state, before }: Props) {
  const { user } = useAuth<User>();
  const draftKey = useDraftKey();
  const isGoing = useGoToStory(before, draftKey);
  const beginning = useMemo(
    () => draftKey && { draftKey, onBegun: (address: string) => void begun.set(draftKey, address) },
    [draftKey],
  );
  if (!beginning || isGoing) return null;
  return (
    <DocumentInfoProvider
      key={beginning.draftKey}
      {...{ docPermissions, initialData: data, initialState: state }}
      apiURL=""
      collectionSlug="articles"
      currentEditor={user!}
      hasPublishedDoc={false}
      hasPublishPermission={false}
      hasSavePermission
      isEditing={false}
      isLocked={false}
      lastUpdateTime={0}
      mostRecentVersionIsAutosaved={false}
      unpublishedVersionCount={0}
      versionCount={0}
    >
      <EditDepthProvider>
        <StoryForm formState={state} documentSubViewType="default" viewType="document" beginning={beginning} />
      </EditDepthProvider>
    </DocumentInfoProvider>
  );
}
