import type { PayloadRequest } from 'payload';
import { progressBar } from '../../src/terminal/progress.ts';
import type { Language } from '../../src/domain/languages.ts';
import type { Ids, Keeper } from './keep.ts';
import { bytesOf, sampleNewsroom, type SampleAgency, type SampleSection } from './newsroom.ts';
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

/** One photo for each picture and language in use: the alternative text is in the story's language. Keys are `key/language`. */
export async function createPhotos(keeper: Keeper, users: Accounts): Promise<Ids> {
  const { stories, photos } = sampleNewsroom;
  const used = stories.flatMap(({ photo, parsed }) => (photo ? [`${photo}/${parsed.language}`] : []));
  const wanted = [...new Set(used)].sort();
  const bar = progressBar('Filing photos', wanted.length);
  const ids: Ids = {};
  const req = await actingAs(keeper.payload, users, 'section-editor');
  for (const each of wanted) {
    const [key, language] = each.split('/') as [string, Language];
    const photo = photos.find((one) => one.key === key)!;
    const bytes = bytesOf(photo);
    const [focalX, focalY] = photo.focus;
    ids[each] = await keeper.create({
      collection: 'media',
      data: { alt: photo.alt[language], focalX, focalY },
      file: { data: bytes, mimetype: 'image/jpeg', name: photo.filename, size: bytes.length },
      req: { ...req, context: {} } as PayloadRequest,
    });
    bar.step();
  }
  bar.end();
  return ids;
}
