'use client';

import { RenderTitle, useModal } from '@payloadcms/ui';
import { useSay } from '../useSay.ts';

/** The head of a story that opened over another page. */
export function DrawerHead({ slug, id }: { slug: string; id?: string }) {
  const { say } = useSay();
  const { closeModal } = useModal();
  return (
    <header className="story-drawer-head">
      <RenderTitle element="h2" fallback={say('untitled')} />
      {id && (
        <a className="newsroom-button" href={`/admin/collections/articles/${id}`} target="_blank" rel="noopener">
          {say('openStory')}
        </a>
      )}
      <button type="button" className="newsroom-button" onClick={() => closeModal(slug)}>
        {say('dismiss')}
      </button>
    </header>
  );
}
