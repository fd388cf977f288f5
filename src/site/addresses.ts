import type { Addresses, Answer, AskedResource, Resource } from '../delivery/cache/answer.ts';
import { Refusal } from '../domain/refusal.ts';
import { isSlug } from '../domain/fields/slug.ts';
import { storedText } from '../domain/fields/storedText.ts';
import { languages, type Language } from '../domain/languages.ts';
import { documentKinds, entryKinds } from '../published/kinds.ts';
import { assetAddresses } from './assets.ts';
import { authorAnswer, searchAnswer, sectionAnswer, topicAnswer } from './lists.tsx';
import { documentAnswer, frontAnswer, movedTo, problemAnswer, storyAnswer, type SiteParts } from './pages.tsx';

type Parameter = 'q' | 'section' | 'cursor';
type Parameters = Partial<Record<Parameter, string>>;

/** A kind of page: what stands behind its name in the address, the parameters it heeds, and how it is answered. */
type Kind = {
  is: (rest: string) => boolean;
  heeds: readonly Parameter[];
  answer: (parts: SiteParts, lang: Language, rest: string, params: Parameters) => Promise<Answer>;
};

const isSectionPath = (path: string): boolean => path.length <= 300 && path.split('/').every(isSlug);

const documents = documentKinds.map((kind): [string, Kind] => [
  entryKinds[kind].collection,
  { is: isSlug, heeds: [], answer: (parts, lang, slug) => documentAnswer(kind, parts, lang, slug) },
]);

const kinds: Record<string, Kind> = {
  ...Object.fromEntries(documents),
  '': { is: (rest) => rest === '', heeds: [], answer: (parts, lang) => frontAnswer(parts, lang) },
  stories: { is: isSlug, heeds: [], answer: storyAnswer },
  sections: { is: isSectionPath, heeds: ['cursor'], answer: sectionAnswer },
  authors: { is: isSlug, heeds: ['cursor'], answer: authorAnswer },
  topics: { is: isSlug, heeds: ['cursor'], answer: topicAnswer },
  search: {
    is: (rest) => rest === '',
    heeds: ['q', 'section', 'cursor'],
    answer: (parts, lang, _rest, params) => searchAnswer(parts, lang, params),
  },
};

/** How a parameter is read; what can't be meant is as if it were not there. */
const readers: Record<Parameter, (text: string) => string> = {
  q: (text) => storedText(text).replace(/\s+/gu, ' ').trim().slice(0, 200).trim(),
  section: (text) => (isSectionPath(text) ? text : ''),
  cursor: (text) => text.slice(0, 300),
};

/** The parameters a page heeds, in its own order. All others (utm_source, fbclid …) are nobody's business here. */
function heededParameters(query: string, names: readonly Parameter[]): Parameters {
  if (!query || names.length === 0) return {};
  const params = new URLSearchParams(query);
  const pairs = names.map((name) => [name, readers[name](params.get(name) ?? '')] as const);
  return Object.fromEntries(pairs.filter(([, value]) => value));
}

/** `/az/sections/politics/parliament` in its parts. */
function partsOf(path: string): { lang: Language; name: string; rest: string } | undefined {
  const [, lang, name = '', ...rest] = path.split('/');
  const language = languages.find((each) => each === lang);
  return language && { lang: language, name, rest: rest.join('/') };
}

/** An address with a mistake in it (a cursor of no list) is a page too. */
const orProblem = (parts: SiteParts, lang: Language, answer: Promise<Answer>): Promise<Answer> =>
  answer.catch((error: unknown) => {
    if (error instanceof Refusal && (error.code === 'malformed' || error.code === 'invalid'))
      return problemAnswer(parts, lang, 400);
    throw error;
  });

const movedResource = (path: string): Resource => ({
  key: `site moved ${path}`,
  answer: () => Promise.resolve(movedTo(path, [])),
});

/** The reader site: `/`, and everything under a language. */
export function siteAddresses(parts: SiteParts): Addresses {
  const pageAt = ({ path, query }: AskedResource): Resource | undefined => {
    if (path === '/') return { key: 'site /', answer: () => frontAnswer(parts) };
    const place = partsOf(path);
    if (!place) return undefined;
    const { lang, name, rest } = place;
    // `/en/` and the like: one address for one page.
    if (path.endsWith('/') && path.length > 1) return withoutSlash(path, lang);
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (!kind?.is(rest)) return { key: `site 404 ${lang}`, answer: () => problemAnswer(parts, lang, 404) };
    const params = heededParameters(query, kind.heeds);
    const key = `site ${path}?${new URLSearchParams(params).toString()}`;
    return { key, answer: () => orProblem(parts, lang, kind.answer(parts, lang, rest, params)) };
  };
  return (request) => assetAddresses(request) ?? pageAt(request);

  function withoutSlash(path: string, lang: Language): Resource {
    const target = path.replace(/\/+$/, '');
    const place = partsOf(target);
    const isPage = place && Object.hasOwn(kinds, place.name) && kinds[place.name]?.is(place.rest);
    return isPage ? movedResource(target) : { key: `site 404 ${lang}`, answer: () => problemAnswer(parts, lang, 404) };
  }
}

export type { SiteParts };
