import { z } from 'zod';
import { languages, type Language } from '../../domain/languages.ts';
import { isSlug } from '../../domain/fields/slug.ts';
import { mostExcluded, mostValues } from '../stores/lists.ts';
import { searchFacets, type SearchFacet } from '../stores/stores.ts';
import type { Rule } from '../../domain/rules/rules.ts';

/** What lists and searches of `/v1` are narrowed by, where several values will do. */
export const slugForm = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const pathForm = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)*$/;
export const isSectionPath = (text: string): boolean => text.length <= 500 && pathForm.test(text);

export const idForm = /^[0-9a-f]{24}$/;

/** Several values with commas between, any of which will do: sorted and each once, so that the same choice is the same key. */
const several = <T extends string>(
  isOne: (text: string) => text is T,
  form: RegExp,
  what: string,
  description: string,
) =>
  z
    .string()
    .transform((text) => [...new Set(text.split(','))].sort() as T[])
    .refine((all) => all.every(isOne), { error: `This has to be ${what}, or several with commas between.` })
    .refine((all) => all.length <= mostValues, {
      error: `At most ${mostValues}.`,
      params: { rule: 'range' satisfies Rule },
    })
    .optional()
    .meta({
      description: `${description} Several with commas between: those of any of them.`,
      schema: {
        type: 'string',
        pattern: `^(?:${form.source.slice(1, -1)})(?:,(?:${form.source.slice(1, -1)})){0,${mostValues - 1}}$`,
        maxLength: 1_000,
      },
    });

const isSlugText = (text: string): text is string => isSlug(text);
const isPathText = (text: string): text is string => isSectionPath(text);
const languageForm = new RegExp(`^(?:${languages.join('|')})$`);
const isLanguageText = (text: string): text is Language => languageForm.test(text);
const slugWords = 'a slug: lower-case letters, digits and single hyphens';

const excluded = z
  .string()
  .transform((text) => [...new Set(text.toLowerCase().split(','))].sort())
  .refine((all) => all.every((id) => idForm.test(id)), {
    error: 'This has to be ids with commas between, each 24 hexadecimal digits.',
  })
  .refine((all) => all.length <= mostExcluded, {
    error: `At most ${mostExcluded} ids.`,
    params: { rule: 'range' satisfies Rule },
  })
  .optional()
  .meta({
    description: `Ids of stories to leave out, with commas between, at most ${mostExcluded}: what a page shows already.`,
    schema: { type: 'string', pattern: '^[0-9a-f]{24}(?:,[0-9a-f]{24})*$', maxLength: 1_249 },
  });

const urgencyAtMost = z
  .string()
  .refine((text) => /^[1-9]$/.test(text), {
    error: 'This has to be an urgency from 1 to 9.',
    params: { rule: 'range' satisfies Rule },
  })
  .transform(Number)
  .optional()
  .meta({
    description: 'Only stories of this urgency or a more urgent one: 1 is the most urgent.',
    schema: { type: 'integer', minimum: 1, maximum: 9 },
  });

export const yesOrNo = (description: string) =>
  z
    .enum(['true', 'false'], { error: 'This has to be true or false.' })
    .transform((text) => text === 'true')
    .optional()
    .meta({ description, schema: { type: 'boolean' } });

const isFacet = (text: string): text is SearchFacet => (searchFacets as readonly string[]).includes(text);
export const facets = z
  .string()
  .transform((text) => [...new Set(text.split(','))].sort())
  .refine((all): all is SearchFacet[] => all.every(isFacet), {
    error: `One or more of ${searchFacets.join(', ')}, with commas between.`,
  })
  .optional()
  .meta({
    description: 'By what the stories found are counted, with commas between; `count` comes with it.',
    schema: {
      type: 'string',
      pattern: `^(?:${searchFacets.join('|')})(?:,(?:${searchFacets.join('|')}))*$`,
      maxLength: 60,
    },
  });

export const ofLists = {
  lang: several(isLanguageText, languageForm, `one of ${languages.join(', ')}`, 'Only stories in this language.'),
  section: several(
    ...([isPathText, pathForm, 'a section’s path, such as politics/parliament'] as const),
    'The path of a section; stories of the sections under it count.',
  ),
  author: several(isSlugText, slugForm, slugWords, 'Only stories signed by this author.'),
  topic: several(isSlugText, slugForm, slugWords, 'Only stories on this topic.'),
  exclude: excluded,
  urgencyAtMost,
  hasPhoto: yesOrNo('Only stories with a main photo, or only those without.'),
};
