import { excerptOf, referencesOf } from '../../domain/body.ts';
import type { Problem } from '../../domain/refusal.ts';
import { isLanguage, languages } from '../../domain/languages.ts';
import { numberOf, textOf, type References, type Row } from '../shows.ts';
import { bodyOf } from '../story/project.ts';
import { isVisible } from '../visibility.ts';
import type { PageLink, PublishedPage } from './schema.ts';

/** As long as search engines show, in characters. */
const longestDescription = 160;

/** A page names nothing of others: what it may hold is its own. */
const nothing: References = {
  authors: new Map(),
  correspondents: new Map(),
  sections: new Map(),
  photos: new Map(),
  stories: new Map(),
  oldSlugs: new Map(),
  timeZone: 'UTC',
};

const linkOf = (page: Row): PageLink => ({
  id: page.id,
  slug: textOf(page.slug) ?? '',
  title: textOf(page.title) ?? '',
  language: isLanguage(page.language) ? page.language : 'en',
});

/** The set of translations it is in: the one it was put in, or its own. */
const setOf = ({ id, translationSet }: Row): string => textOf(translationSet) ?? id;

function translationsOf(page: Row, all: readonly Row[]): PageLink[] {
  const others = all.filter((each) => each.id !== page.id && setOf(each) === setOf(page) && isVisible(each));
  const place = ({ language }: PageLink): number => languages.indexOf(language);
  return others.map(linkOf).sort((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1));
}

/** A page as readers get it, with its other languages among `all`; undefined for one they may not see. Never throws. */
export function projectPage(page: Row, all: readonly Row[]): PublishedPage | undefined {
  if (!isVisible(page)) return undefined;
  const publishedAt = textOf(page.firstPublishedAt) ?? '';
  return {
    kind: 'page',
    ...linkOf(page),
    description: textOf(page.description) ?? excerptOf(page.body, longestDescription),
    body: bodyOf(page, nothing),
    translations: translationsOf(page, all),
    inMenu: page.inMenu === true || undefined,
    inFooter: page.inFooter === true || undefined,
    order: numberOf(page.order) ?? 0,
    publishedAt,
    updatedAt: textOf(page.lastUpdatedAt) ?? publishedAt,
  };
}

/** What a page may not hold: photos and stories come and go, and nothing would follow them here. */
export const problemsOfPage = ({ body }: Row): Problem[] =>
  referencesOf(body).length === 0
    ? []
    : [{ path: 'body', rule: 'not-in-a-page', message: 'A page holds no photos and no links to stories by id.' }];
