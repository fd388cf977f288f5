import { canonicalPhotos, withPhotos } from '../../../src/delivery/rest/photoFiles.ts';
import { readQuery } from '../../../src/http/query.ts';
import { parameter } from '../../../src/delivery/rest/parameters.ts';

const file = (ratio: string, width: number, format = 'jpeg') => ({
  url: `/${ratio}-${width}.${format}`,
  ratio,
  width,
  format,
});
const photo = {
  alt: 'A room',
  renditions: [
    ...[320, 640, 1280].flatMap((width) => [file('16:9', width), file('16:9', width, 'webp')]),
    file('1:1', 300),
    file('whole', 1280),
  ],
};
const story = {
  headline: 'Budget',
  photo,
  body: {
    blocks: [
      { kind: 'photo', photo },
      { kind: 'paragraph', runs: [] },
    ],
  },
};
const urlsIn = (query: object) => withPhotos(story, query).photo.renditions.map(({ url }) => url);

it.each([
  ['wide:640,320;square', 'square;wide:320,640'],
  ['square:320', 'square:320'],
  ['wide:640,640', 'wide:640'],
  ['wide:640;square;wide:320', 'square;wide:320,640'],
  ['wide:640;wide', 'wide'],
  ['wide;wide:640', 'wide'],
  ['none', 'none'],
])('writes “%s” in the one form: %s', (text, form) => {
  expect(canonicalPhotos(text)).toBe(form);
});

it.each(['', 'portrait', 'wide:700', 'wide:', 'wide:640;', 'none;wide', 'wide:0640', `wide:${'640,'.repeat(99)}640`])(
  'refuses “%s”',
  (text) => {
    expect(canonicalPhotos(text)).toBeUndefined();
    expect(readQuery(`photos=${encodeURIComponent(text)}`, parameter.ofPhotos)).toEqual({
      faults: [{ path: 'photos', rule: 'photos', message: expect.stringContaining('whole, wide, standard, square') }],
    });
  },
);

it('gives of each photo the files asked for, wherever it stands', () => {
  const asked = { photos: 'wide:320,640;square:320', formats: ['jpeg'] };
  expect(urlsIn(asked)).toEqual(['/16:9-320.jpeg', '/16:9-640.jpeg', '/1:1-300.jpeg']);
  expect(withPhotos(story, asked).body.blocks[0]).toEqual({
    kind: 'photo',
    photo: { alt: 'A room', renditions: [file('16:9', 320), file('16:9', 640), file('1:1', 300)] },
  });
});

it('gives the largest there is of a photo that is smaller, once', () => {
  expect(urlsIn({ photos: 'wide:1280,1920,2560', formats: ['webp'] })).toEqual(['/16:9-1280.webp']);
});

it('gives all of a shape, none, or all of a format', () => {
  expect(urlsIn({ photos: 'whole' })).toEqual(['/whole-1280.jpeg']);
  expect(urlsIn({ photos: 'none' })).toEqual([]);
  expect(urlsIn({ formats: ['webp'] })).toEqual(['/16:9-320.webp', '/16:9-640.webp', '/16:9-1280.webp']);
  expect(withPhotos(story, {})).toBe(story);
});

it('makes one key of the same choice', () => {
  const keyOf = (query: string) => readQuery(query, parameter.ofPhotos);
  expect(keyOf('formats=webp,avif&photos=wide:640,320')).toMatchObject({
    canonical: 'formats=avif%2Cwebp&photos=wide%3A320%2C640',
  });
  expect(keyOf('photos=wide:320,640,320&formats=avif,webp,avif')).toEqual(
    keyOf('formats=webp,avif&photos=wide:640,320'),
  );
});
