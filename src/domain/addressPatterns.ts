import type { Problem } from './refusal.ts';

/**
 * Where the pages of a front end of one's own are: `/news/{lang}/{slug}`, or with its host `https://www.example.org/{slug}`. Feeds, sitemaps,
 * canonical links and the wire lead there; without a pattern, to the newsroom's own site.
 */
const placeholders = {
  story: { may: ['lang', 'slug'], must: 'slug' },
  section: { may: ['lang', 'path'], must: 'path' },
  author: { may: ['lang', 'slug'], must: 'slug' },
  topic: { may: ['lang', 'slug'], must: 'slug' },
  /** Where a reader who sent a plain review form comes back to; `{outcome}` says what became of it. */
  review: { may: ['lang', 'slug', 'outcome'], must: 'slug' },
} as const;
export type AddressedPage = keyof typeof placeholders;
export type AddressPatterns = Partial<Record<AddressedPage, string>>;
export const addressedPages = Object.keys(placeholders) as AddressedPage[];

const beginning = /^(?:https?:\/\/[^\s/{}?#@]+)?\/(?!\/)/;

/** What is wrong with a pattern, or undefined. */
export function problemOfPattern(page: AddressedPage, pattern: string): Problem | undefined {
  const { may, must } = placeholders[page];
  const problem = (rule: string, message: string): Problem => ({ path: page, rule, message });
  if (!beginning.test(pattern) || /[\s"'<>\\]/.test(pattern))
    return problem('address', 'Begin with / or with https:// and a host and a slash.');
  const named: readonly string[] = pattern.match(/\{[^{}]*\}/g) ?? [];
  const unknown = named.find((each) => !may.some((name) => each === `{${name}}`));
  if (unknown)
    return problem(
      'unknown-field',
      `There is no ${unknown} here; there are ${may.map((name) => `{${name}}`).join(', ')}.`,
    );
  if (!named.includes(`{${must}}`)) return problem('required', `The address needs {${must}}.`);
  return undefined;
}

/** The pattern with its values: slugs, paths and languages need no encoding. */
export const filledPattern = (pattern: string, values: Readonly<Record<string, string>>): string =>
  pattern.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
