import Sequencer from '@jest/test-sequencer';

/** Minutes each. Begun last, one of them would keep one core busy while the other has nothing left to do. */
const slowest = [
  'http/crash',
  'newsroom/accessBeside',
  'newsroom/secrets',
  'http/badInput',
  'newsroom/access',
  'newsroom/surface',
  'newsroom/besideReaders',
  'http/badGraphql',
  'browser/typingSoak',
  'browser/composer',
];
const rankOf = ({ path }) => {
  const place = slowest.findIndex((name) => path.endsWith(`/${name}.test.ts`));
  return place < 0 ? slowest.length : place;
};

/** Jest knows how long a test takes once it has run here; in a fresh clone it goes by the file's size. */
export default class SlowestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((one, other) => rankOf(one) - rankOf(other));
  }
}
