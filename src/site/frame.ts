import { namedInNavigation, type PublishedSection } from '../published/directory/schema.ts';
import type { PublishedPage } from '../published/page/schema.ts';
import type { Line } from '../published/story/schema.ts';
import type { Language } from '../domain/languages.ts';
import type { Publication } from '../syndication/publication.ts';

/** What every page shows around its own matter. */
export type Frame = {
  language: Language;
  publication: Publication;
  /** The whole tree, in order. */
  sections: readonly PublishedSection[];
  /** The site's own pages in the page's language, in their order. */
  pages: readonly PublishedPage[];
  /** The latest headlines in the page's language. */
  newsLine: readonly Line[];
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
