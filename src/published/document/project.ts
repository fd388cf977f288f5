import { excerptOf, referencesOf } from '../../domain/body.ts';
import type { Problem } from '../../domain/refusal.ts';
import { isLanguage, languages } from '../../domain/languages.ts';
import { numberOf, textOf, type References, type Row } from '../shows.ts';
import { bodyOf } from '../story/project.ts';
import { isVisible } from '../visibility.ts';
import type { DocumentLink, PublishedDocument } from './schema.ts';

/** As long as search engines show, in characters. */
const longestDescription = 160;

/** A document names nothing of others: what it may hold is its own. */
const nothing: References = {
  authors: new Map(),
  correspondents: new Map(),
  sections: new Map(),
  photos: new Map(),
  stories: new Map(),
  oldSlugs: new Map(),
  timeZone: 'UTC',
};

const linkOf = (document: Row): DocumentLink => ({
  id: document.id,
  slug: textOf(document.slug) ?? '',
  title: textOf(document.title) ?? '',
  language: isLanguage(document.language) ? document.language : 'en',
});

/** The set of translations it is in: the one it was put in, or its own. */
const setOf = ({ id, translationSet }: Row): string => textOf(translationSet) ?? id;

function translationsOf(document: Row, all: readonly Row[]): DocumentLink[] {
  const others = all.filter((each) => each.id !== document.id && setOf(each) === setOf(document) && isVisible(each));
  const place = ({ language }: DocumentLink): number => languages.indexOf(language);
  return others.map(linkOf).sort((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1));
}

/** A document as readers get it, with its other languages among `all`; undefined for one they may not see. Never throws. */
export function projectDocument<K extends string>(kind: K, row: Row, all: readonly Row[]) {
  if (!isVisible(row)) return undefined;
  const publishedAt = textOf(row.firstPublishedAt) ?? '';
  const document = {
    kind,
    ...linkOf(row),
    description: textOf(row.description) ?? excerptOf(row.body, longestDescription),
    body: bodyOf(row, nothing),
    translations: translationsOf(row, all),
    inMenu: row.inMenu === true || undefined,
    inFooter: row.inFooter === true || undefined,
    order: numberOf(row.order) ?? 0,
    publishedAt,
    updatedAt: textOf(row.lastUpdatedAt) ?? publishedAt,
  };
  return document satisfies PublishedDocument;
}

/** What it may not hold: photos and stories come and go, and nothing would follow them here. */
export const problemsOfDocument = ({ body }: Row): Problem[] =>
  referencesOf(body).length === 0
    ? []
    : [{ path: 'body', rule: 'not-in-a-page', message: 'A page holds no photos and no links to stories by id.' }];
