import type { PayloadRequest } from 'payload';
import { progressBar } from '../../terminal/progress.ts';
import {
  paintPhoto,
  photos,
  type PhotoKey,
  type SampleAgency,
  type SampleSection,
  type SampleStory,
} from '../index.ts';
import type { Language } from '../../domain/story.ts';
import type { Ids } from './ids.ts';
import type { Keeper } from './keep.ts';
import { actingAs, type Accounts } from './people.ts';

/** Sections in the order given: parents come first. */
export async function createSections(keeper: Keeper, sections: readonly SampleSection[]): Promise<Ids> {
  const ids: Ids = {};
  for (const { key, parent, slug, name, description, order, colour, mediaTopic, priority } of sections) {
    const data = {
      name: name.en,
      names: name,
      slug,
      description: description.en,
      order,
      inNavigation: true,
      colour,
      mediaTopic,
      defaultUrgency: priority,
    };
    ids[key] = await keeper.create({ collection: 'sections', data: { ...data, parent: parent && ids[parent] } });
  }
  return ids;
}

export async function createAgency(keeper: Keeper, agency: SampleAgency): Promise<void> {
  const { source, datelineFormat, timeZone, fourEyes, name, description, defaultLanguage, socialNetworks } = agency;
  const houseStyle = {
    agencyName: source.en,
    agencyNames: source,
    datelinePattern: datelineFormat,
    timeZone,
    fourEyes,
  };
  await keeper.updateGlobal('house-style', houseStyle);
  // Without an address of its own: the site is where PUBLIC_URL says.
  await keeper.updateGlobal('site', { name: name.en, tagline: description.en, defaultLanguage });
  await keeper.updateGlobal('social-networks', { links: socialNetworks.map((link) => ({ ...link })) });
}

export type Size = { width: number; height: number };

/** One photo for each picture and language in use: the alternative text is in the story's language. Keys are `key/language`. */
export async function createPhotos(
  keeper: Keeper,
  stories: readonly SampleStory[],
  users: Accounts,
  size: Size,
): Promise<Ids> {
  const wanted = [
    ...new Set(stories.flatMap(({ photo, language }) => (photo ? [`${photo.key}/${language}`] : []))),
  ].sort();
  const bar = progressBar('Painting photos', wanted.length);
  const painted = new Map<string, Buffer>();
  const ids: Ids = {};
  const req = await actingAs(keeper.payload, users, 'section-editor');
  for (const each of wanted) {
    const [key, language] = each.split('/') as [PhotoKey, Language];
    const photo = photos.find((one) => one.key === key);
    if (!photo) continue;
    const data = painted.get(key) ?? (await paintPhoto(key, size));
    painted.set(key, data);
    const [focalX, focalY] = photo.focus;
    ids[each] = await keeper.create({
      collection: 'media',
      data: { alt: photo.alt[language], focalX, focalY },
      file: { data, mimetype: 'image/jpeg', name: photo.filename, size: data.length },
      req: { ...req, context: {} } as PayloadRequest,
    });
    bar.step();
  }
  bar.end();
  return ids;
}
