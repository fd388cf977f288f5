import { namedInNavigation, type PublishedSection } from '../published/directory/schema.ts';
import type { DocumentKind, EntryOf } from '../published/kinds.ts';
import type { StorySummary } from '../published/story/schema.ts';
import type { Language } from '../domain/languages.ts';
import type { Publication } from '../syndication/publication.ts';

/** What every page shows around its own matter. */
export type PageLayout = {
  language: Language;
  publication: Publication;
  /** The whole tree, in order. */
  sections: readonly PublishedSection[];
  /** What the site has besides stories (About, Contacts …), in the page's language and in their order. */
  documents: readonly EntryOf<DocumentKind>[];
  /** The latest headlines in the page's language. */
  newsLine: readonly StorySummary[];
};

export const sectionName = ({ name, names }: PublishedSection, language: Language): string => names[language] ?? name;

/** Sections directly under `path`; the top of the tree for ''. */
export function sectionsUnder(sections: readonly PublishedSection[], path = ''): PublishedSection[] {
  const start = path && `${path}/`;
  return sections.filter((each) => each.path.startsWith(start) && !each.path.slice(start.length).includes('/'));
}

/** Of those, what the page's navigation names. */
export const navigationUnder = (sections: readonly PublishedSection[], path = ''): PublishedSection[] =>
  namedInNavigation(sectionsUnder(sections, path));

/** What a step of urgency (IPTC, 1 is a flash) is worth against freshness. */
const hoursPerStep = 10;
const usual = 5;

const weight = ({ publishedAt, urgency = usual }: StorySummary): number =>
  Date.parse(publishedAt) / 3_600_000 - urgency * hoursPerStep;

/** The order of the front page: by urgency and time together, so that yesterday's flash gives way to today's news. Reads no clock. */
export const frontOrder = (lines: readonly StorySummary[]): StorySummary[] =>
  lines.toSorted((a, b) => weight(b) - weight(a));
