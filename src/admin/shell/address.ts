import { useSyncExternalStore } from 'react';
import { newUuid, draftKeyIn } from '../uuid.ts';
import { shellPath } from './path.ts';

export const addressOfStory = (id: string): string => `${shellPath}?story=${id}`;
export const addressOfDraft = (draftKey: string): string => `${shellPath}?draft=${draftKey}`;
export const addressOfNew = (): string => addressOfDraft(newUuid());

/** What the shell shows: the list, a story that the newsroom has, or one that was begun here. */
export type Place = { at: 'home' } | { at: 'story'; id: string } | { at: 'draft'; draftKey: string };

function placeOf(search: string): Place {
  const params = new URLSearchParams(search);
  const id = params.get('story');
  const draftKey = draftKeyIn(params.get('draft'));
  if (id && /^[0-9a-f]{24}$/.test(id)) return { at: 'story', id };
  return draftKey ? { at: 'draft', draftKey } : { at: 'home' };
}

const listeners = new Set<() => void>();
const subscribe = (hear: () => void): (() => void) => {
  listeners.add(hear);
  window.addEventListener('popstate', hear);
  return () => {
    listeners.delete(hear);
    window.removeEventListener('popstate', hear);
  };
};

/** Where one is. The composer puts a story's own address in the place of its draft key without leaving the page: that is heard only with the next step. */
let currentSearch = window.location.search;
const readSearch = (): string => currentSearch;
window.addEventListener('popstate', () => (currentSearch = window.location.search));

export const usePlace = (): Place => placeOf(useSyncExternalStore(subscribe, readSearch));

/** Goes there: within the shell without loading anything, else by the browser. */
export function goTo(address: string): void {
  const { origin, pathname, search } = new URL(address, window.location.origin);
  if (origin !== window.location.origin || pathname !== shellPath) return window.location.assign(address);
  window.history.pushState(null, '', `${pathname}${search}`);
  currentSearch = search;
  window.scrollTo(0, 0);
  for (const hear of listeners) hear();
}
