'use client';

import { useState } from 'react';
import { useSay } from '../useSay.ts';
import { PhotoBox } from './PhotoBox.tsx';
import { useStory, useStoryField } from './story.tsx';
import { idOf } from '../../domain/body/blocks.ts';

type Lead = { media?: unknown; caption?: string | null };

/** The photo at the head of the story; while nobody wants one, a line that takes it in. */
export function LeadPhoto() {
  const { say } = useSay();
  const { readOnly } = useStory();
  const [photo = {}, edit] = useStoryField<Lead>('photo');
  const [isWanted, setWanted] = useState(false);
  const media = idOf(photo.media);
  return (
    <div className="story-lead-photo" data-story-field="photo">
      {media === undefined && !isWanted ? (
        <button
          type="button"
          className="story-add"
          data-story-control="photo"
          disabled={readOnly}
          onClick={() => setWanted(true)}
        >
          + {say('addPhoto')}
        </button>
      ) : (
        <PhotoBox
          media={media}
          caption={photo.caption ?? undefined}
          readOnly={readOnly}
          focus={isWanted}
          onPhoto={(id) => edit({ ...photo, media: id })}
          onCaption={(caption) => edit({ ...photo, caption: caption || null })}
        />
      )}
    </div>
  );
}
