import { openPhotoWords } from '../saving/photoWords.ts';
import { addressOfPhoto, describePhoto } from './photoApi.ts';

/** What is written of photos on this page and not taken yet. A failure of the line alone is tried again. */
export const photoWords = openPhotoWords(async (photo, words) => {
  const answer = await describePhoto(photo, words);
  if (answer.ok) return 'taken';
  return answer.failure?.code === undefined || isPassing(answer.failure.code) ? 'away' : 'refused';
});

/** Codes of refusals that pass by themselves, or with a new sign-in. */
const passing: readonly string[] = ['overloaded', 'outcome-unknown', 'too-many', 'unauthenticated', 'fault'];
const isPassing = (code: string): boolean => passing.includes(code);

/** A page that goes sends what is left without waiting for the answer. */
function leave(): void {
  for (const photo of photoWords.photos())
    void fetch(addressOfPhoto(photo), {
      method: 'PATCH',
      credentials: 'include',
      keepalive: true,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(photoWords.of(photo)),
    }).catch(() => undefined);
}

/** Without a line nothing can be sent from a page that goes, and the device keeps no words of a photo that the newsroom has: one is asked. */
function askBefore(event: BeforeUnloadEvent): void {
  if (!navigator.onLine && photoWords.photos().length > 0) event.preventDefault();
}

if (typeof window !== 'undefined') {
  window.addEventListener('beforeunload', askBefore);
  window.addEventListener('pagehide', leave);
  window.addEventListener('online', photoWords.again);
}
