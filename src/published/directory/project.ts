import { addressedPages, type AddressPatterns } from '../../domain/addresses.ts';
import type { PublishedAuthor, PublishedCorrespondent, PublishedSection, PublishedSite, WebLink } from './schema.ts';
import { isLanguage, languages, type Language } from '../../domain/languages.ts';
import { hasPage } from '../story/project.ts';
import { projectPhoto } from '../photo.ts';
import { dayOf, idOf, numberOf, rowsOf, textOf, type Row } from '../shows.ts';
import { usualTimeZone } from '../../domain/times/when.ts';

type Names = Partial<Record<Language, string>>;
type Fields = Record<string, unknown>;

const webLinksOf = (links: unknown): WebLink[] =>
  rowsOf(links).flatMap(({ network, url }) => {
    const [name, address] = [textOf(network), textOf(url)];
    return name && address ? [{ network: name, url: address }] : [];
  });

const namesOf = (names: unknown): Names =>
  Object.fromEntries(
    languages.flatMap((language) => {
      const name = textOf((names as Fields | null | undefined)?.[language]);
      return name ? [[language, name]] : [];
    }),
  );

/** Is the posting held on that day, or still to begin? Its last day counts. */
const isNotOver = ({ to }: Row, today: string): boolean => (dayOf(to) ?? today) >= today;

/** The author's page; undefined for one who has none: inactive, or in the trash. `today` is `YYYY-MM-DD`. */
export function projectAuthor(
  author: Row,
  { photo, postings, today }: { photo: Row | undefined; postings: readonly Row[]; today: string },
): PublishedAuthor | undefined {
  if (!hasPage(author)) return undefined;
  return {
    kind: 'author',
    id: author.id,
    slug: textOf(author.slug) ?? '',
    name: textOf(author.name) ?? '',
    jobTitle: textOf(author.jobTitle),
    bio: textOf(author.bio),
    photo: projectPhoto(photo),
    links: webLinksOf(author.socialLinks),
    languages: Array.isArray(author.languages) ? author.languages.filter(isLanguage) : [],
    postings: postings
      .filter((each) => !each.deletedAt && isNotOver(each, today))
      .map(({ city, country, line }) => ({ city: textOf(city) ?? '', country: textOf(country), line: textOf(line) })),
  };
}

/** GeoJSON, or the pair of it that Payload reads it as. */
function coordinatesOf(point: unknown): PublishedCorrespondent['coordinates'] {
  const pair: unknown = Array.isArray(point)
    ? point
    : (point as { coordinates?: unknown } | null | undefined)?.coordinates;
  if (!Array.isArray(pair)) return undefined;
  const [longitude, latitude] = pair as unknown[];
  return typeof longitude === 'number' && typeof latitude === 'number' ? { longitude, latitude } : undefined;
}

/** The posting as readers know it; undefined for one in the trash, or of nobody. */
export function projectCorrespondent(posting: Row, author: Row | undefined): PublishedCorrespondent | undefined {
  const name = textOf(author?.name);
  if (posting.deletedAt || !author || author.deletedAt || !name) return undefined;
  return {
    kind: 'correspondent',
    id: posting.id,
    name,
    authorSlug: hasPage(author) ? textOf(author.slug) : undefined,
    city: textOf(posting.city) ?? '',
    country: textOf(posting.country),
    coordinates: coordinatesOf(posting.coordinates),
    timeZone: textOf(posting.timeZone) ?? 'UTC',
    beats: Array.isArray(posting.beats) ? posting.beats.filter((each) => textOf(each) !== undefined) : [],
    from: dayOf(posting.from) ?? '',
    to: dayOf(posting.to),
    line: textOf(posting.line),
  };
}

/** A section of the tree; undefined in the trash. */
export function projectSection(section: Row): PublishedSection | undefined {
  if (section.deletedAt) return undefined;
  return {
    kind: 'section',
    id: section.id,
    path: textOf(section.path) ?? '',
    parent: idOf(section.parent),
    order: numberOf(section.order) ?? 0,
    name: textOf(section.name) ?? '',
    names: namesOf(section.names),
    description: textOf(section.description),
    colour: textOf(section.colour),
    mediaTopic: textOf(section.mediaTopic),
    inNavigation: section.inNavigation === false ? false : undefined,
  };
}

const takesNoReviews = ({ reviews }: Fields): boolean => (reviews as Fields | null | undefined)?.moderation === 'off';

/** Undefined where none is set. */
function addressesOf(value: unknown): AddressPatterns | undefined {
  const patterns = (value ?? {}) as Fields;
  const set = addressedPages.flatMap((page) => {
    const pattern = textOf(patterns[page]);
    return pattern ? [[page, pattern] as const] : [];
  });
  return set.length > 0 ? Object.fromEntries(set) : undefined;
}

/** Where the pages of the site are, by its global. */
export const addressingOf = (site: Fields): Pick<PublishedSite, 'url' | 'addresses'> => ({
  url: textOf(site.url)?.replace(/\/+$/, ''),
  addresses: addressesOf(site.addresses),
});

/** The three globals in one, with the defaults of a newsroom that has set nothing yet. */
export function projectSite(site: Fields, houseStyle: Fields, socialNetworks: Fields): PublishedSite {
  const { defaultLanguage } = site;
  return {
    kind: 'site',
    id: 'site',
    name: textOf(site.name) ?? 'Dateline',
    tagline: textOf(site.tagline),
    url: addressingOf(site).url,
    defaultLanguage: isLanguage(defaultLanguage) ? defaultLanguage : 'en',
    agencyName: textOf(houseStyle.agencyName) ?? 'Dateline',
    agencyNames: namesOf(houseStyle.agencyNames),
    timeZone: textOf(houseStyle.timeZone) ?? usualTimeZone,
    reviewsOpenDays: takesNoReviews(site) ? 0 : (numberOf(site.reviewsOpenDays) ?? 14),
    tdmReserved: site.tdmReserved === true || undefined,
    tdmPolicy: textOf(site.tdmPolicy),
    addresses: addressingOf(site).addresses,
    social: rowsOf(socialNetworks.links).flatMap((link) =>
      webLinksOf([link]).map((each) => ({ ...each, ...(isLanguage(link.language) && { language: link.language }) })),
    ),
  };
}
