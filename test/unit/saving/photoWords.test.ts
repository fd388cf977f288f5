import { openPhotoWords, type SentWords } from '../../../src/admin/saving/photoWords.ts';
import type { Described } from '../../../src/admin/saving/tus.ts';

type Sent = { photo: string; words: Described; answer: (came: SentWords) => void };

function open() {
  const sent: Sent[] = [];
  const words = openPhotoWords((photo, given) => new Promise((answer) => sent.push({ photo, words: given, answer })), {
    rest: 10,
    patience: 60,
    pauseOf: () => 10,
  });
  return { sent, words };
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

it('sends what was written of a photo once typing rests, together', async () => {
  const { sent, words } = open();
  words.write('a', { alt: 'A' });
  words.write('a', { alt: 'A canal' });
  words.write('a', { credit: 'Sarvan' });
  await pause(40);
  expect(sent.map((each) => each.words)).toEqual([{ alt: 'A canal', credit: 'Sarvan' }]);
  sent[0]!.answer('taken');
  await pause(0);
  expect(words.photos()).toEqual([]);
});

it('sends what was typed on the way after it, and holds both until then', async () => {
  const { sent, words } = open();
  words.write('a', { alt: 'A' });
  await pause(30);
  words.write('a', { alt: 'A canal' });
  sent[0]!.answer('taken');
  await pause(0);
  expect(words.of('a')).toEqual({ alt: 'A canal' });
  await pause(30);
  expect(sent[1]!.words).toEqual({ alt: 'A canal' });
});

it('sends again until it is taken, and at once when the line is back', async () => {
  const { sent, words } = open();
  words.write('a', { alt: 'A canal' });
  await pause(30);
  sent[0]!.answer('away');
  await pause(30);
  expect(sent).toHaveLength(2);
  sent[1]!.answer('away');
  await pause(0);
  words.again();
  expect(sent).toHaveLength(3);
});

it('a step waits until all is taken, and no longer than a moment where nobody answers', async () => {
  const { sent, words } = open();
  words.write('a', { alt: 'A canal' });
  words.write('b', { alt: 'A bridge' });
  const taken = words.sendAll();
  expect(sent).toHaveLength(2);
  for (const each of sent) each.answer('taken');
  expect(await taken).toBe(true);
  words.write('a', { alt: 'A river' });
  const again = words.sendAll();
  sent[2]!.answer('away');
  expect(await again).toBe(false);
  expect(words.of('a')).toEqual({ alt: 'A river' });
  const hanging = open();
  hanging.words.write('a', { alt: 'A canal' });
  expect(await hanging.words.sendAll()).toBe(false);
});

it('lets go of what is refused, and tells that the newsroom has answered', async () => {
  const { sent, words } = open();
  let told = 0;
  const stop = words.subscribe(() => (told += 1));
  words.write('a', { alt: 'A canal' });
  await pause(30);
  sent[0]!.answer('refused');
  await pause(0);
  expect([words.photos(), told]).toEqual([[], 1]);
  stop();
});
