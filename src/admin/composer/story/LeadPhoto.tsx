'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { leadPlaceOf } from '../../saving/devicePhotos.ts';
import { useSurroundings, useKeyOnDevice } from '../../surroundings.ts';
import { useSay } from '../../useSay.ts';
import { PhotoBox } from './photos/PhotoBox.tsx';
import { forget, goOnWith, placeOf, sendTo, subscribe, underWayAt } from './photos/underWay.ts';
import { newUuid } from '../../uuid.ts';
import { useStory, useStoryField } from '../story.tsx';
import { idOf } from '../../../domain/body/blocks.ts';

type Lead = { media?: unknown; caption?: string | null };

/** Whether a photo is on its way to the head of the story. */
function useLeadUnderWay(readOnly: boolean) {
  const { user } = useSurroundings();
  const keyed = useKeyOnDevice();
  // Of a story that has none yet, only this page knows what is on its way.
  const [key] = useState(() => keyed ?? newUuid());
  const place = leadPlaceOf(key);
  const isUnderWay = useSyncExternalStore(
    subscribe,
    () => underWayAt(place) !== undefined,
    () => false,
  );
  useEffect(() => {
    if (user && !readOnly) void goOnWith(user.id, place);
  }, [user, place, readOnly]);
  return { user, key, place, isUnderWay };
}

/** The photo at the head of the story; while nobody wants one, a line that takes it in. */
export function LeadPhoto() {
  const { say } = useSay();
  const { readOnly, model } = useStory();
  const { user, key, place, isUnderWay } = useLeadUnderWay(readOnly);
  const [photo = {}, edit] = useStoryField<Lead>('photo');
  const [isWanted, setWanted] = useState(false);
  const media = idOf(photo.media);
  return (
    <div className="story-lead-photo" data-story-field="photo">
      {media === undefined && !isWanted && !isUnderWay ? (
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
          place={place}
          onFiles={([file]) =>
            file && user && sendTo(user.id, { place, story: key }, file, placeOf(model.get('dateline')))
          }
          onSent={(id) => {
            edit({ ...photo, media: id });
            forget(place);
          }}
          onPhoto={(id) => edit({ ...photo, media: id })}
          onCaption={(caption) => edit({ ...photo, caption: caption || null })}
        />
      )}
    </div>
  );
}
