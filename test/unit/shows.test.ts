import { type References, type Row, shows } from '../../src/published/shows.ts';
import { projectStory } from '../../src/published/story/project.ts';
import { block, body, paragraph } from '../support/bodies.ts';

type Kind = Exclude<keyof typeof shows, 'houseStyle'>;

/** What was read of each kind of document; ids are the address, not the content. */
const read = new Map<Kind, Set<string>>();

function watched(kind: Kind, row: Row): Row {
  const fields = read.get(kind) ?? new Set();
  read.set(kind, fields);
  const note = (name: string | symbol): void => {
    if (typeof name === 'string' && name !== 'id') fields.add(name);
  };
  return new Proxy(row, {
    get: (target, name: string) => (note(name), target[name]),
    has: (target, name) => (note(name), name in target),
    ownKeys: (target) => (Reflect.ownKeys(target).forEach(note), Reflect.ownKeys(target)),
  });
}

const watchedRows = (kind: Kind, ...rows: Row[]): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [row.id, watched(kind, row)]));

const rendition = { url: '/media/k/w.jpg', width: 640, height: 480, format: 'jpeg', ratio: 'whole' };
const references: References = {
  authors: watchedRows('author', { id: 'u1', name: 'Alex Example', slug: 'alex-example' }),
  correspondents: watchedRows('correspondent', { id: 'c1', author: 'u1', line: 'Washington correspondent' }),
  sections: watchedRows('section', { id: 's1', name: 'Politics', path: 'politics' }),
  photos: watchedRows('photo', { id: 'p1', alt: 'A room', renditions: [rendition] }),
  stories: watchedRows('story', { id: 'a2', slug: 'other', headline: 'Other', language: 'az', translationSet: 'set' }),
  oldSlugs: new Map(),
  timeZone: 'Asia/Baku',
};

const article: Row = {
  id: 'a1',
  slug: 'budget',
  headline: 'Parliament passes the budget',
  language: 'en',
  translationSet: 'set',
  byline: [
    { relationTo: 'authors', value: 'u1' },
    { relationTo: 'correspondents', value: 'c1' },
  ],
  section: 's1',
  secondarySections: ['s1'],
  photo: { media: 'p1' },
  relatedStories: ['a2'],
  body: body(paragraph('It passed.'), block('photo', { media: 'p1' }), block('relatedStories', { stories: ['a2'] })),
};

/** Of a photo in the trash nothing is asked for at all. */
const notRead: Partial<Record<Kind, readonly string[]>> = { photo: ['deletedAt'] };

it('reads of what a story names just what the table says it shows', () => {
  projectStory(article, references);
  for (const [kind, fields] of Object.entries(shows).filter(([name]) => name !== 'houseStyle')) {
    const left = notRead[kind as Kind] ?? [];
    const expected = fields.filter((field) => !left.includes(field)).sort();
    expect({ [kind]: [...(read.get(kind as Kind) ?? [])].sort() }).toEqual({ [kind]: expected });
  }
});
