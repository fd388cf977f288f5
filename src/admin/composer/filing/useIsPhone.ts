import { useSyncExternalStore } from 'react';

const narrow = '(max-width: 768px)';

function subscribe(hear: () => void): () => void {
  const list = window.matchMedia(narrow);
  list.addEventListener('change', hear);
  return () => list.removeEventListener('change', hear);
}

/** On a phone what filing wants is asked one by one; elsewhere it stands beside the page. */
export const useIsPhone = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => window.matchMedia(narrow).matches,
    () => false,
  );
