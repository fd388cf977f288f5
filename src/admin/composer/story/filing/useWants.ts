import { useCallback } from 'react';
import { idOf } from '../../../../domain/body/blocks.ts';
import { leadPlaceOf } from '../../../saving/devicePhotos.ts';
import { lastToldOf, photoOf } from '../../../writing/photoApi.ts';
import { photoWords } from '../../../writing/photoWords.ts';
import { underWayAt } from '../photos/underWay.ts';
import { useKeyOnDevice } from '../../../surroundings.ts';
import { within } from '../../../within.ts';
import { useStory } from '../../story.tsx';
import { photosIn, wantsOf, type PhotoWithoutAlt, type PlacedPhoto, type Want } from './wants.ts';

/** Milliseconds: on a line that hangs nobody is kept from filing by a photo, and what was known of it counts. */
const patience = 2_000;

/** The photo, if it is known to have no alternative text. */
async function lookAt({ place, media }: PlacedPhoto): Promise<PhotoWithoutAlt[]> {
  const under = underWayAt(place);
  if (media === undefined) {
    const isWanting = under !== undefined && under.state !== 'refused' && !under.described.alt?.trim();
    return isWanting ? [{ place, picture: under.preview }] : [];
  }
  if (photoWords.of(media).alt?.trim()) return [];
  await within(patience, photoOf(media));
  const photo = lastToldOf(media);
  return photo && !photo.alt?.trim() ? [{ place, media, picture: photo.url }] : [];
}

/** Looks what the story on the page still wants to be filed. */
export function useWants(): () => Promise<Want[]> {
  const { model } = useStory();
  const key = useKeyOnDevice() ?? '';
  return useCallback(async () => {
    const values = model.all();
    const photos = photosIn(values, leadPlaceOf(key)).map(lookAt);
    const wants = wantsOf(values, (await Promise.all(photos)).flat());
    // A writer's section comes with their desk; without it, it is chosen from the newsroom's.
    return wants.filter(({ name }) => name !== 'section' || navigator.onLine || idOf(values.section));
  }, [model, key]);
}
