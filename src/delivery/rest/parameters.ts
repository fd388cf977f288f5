import { z } from 'zod';
import { choiceNames, valuesOf, type ChoiceName } from '../../domain/fields/choices.ts';
import { termsOf, mostWordsAsked } from '../../domain/searchText.ts';
import { isSlug } from '../../domain/fields/slug.ts';
import { storedText } from '../../domain/fields/storedText.ts';
import { languages } from '../../domain/languages.ts';
import { placeOf, slugOfCursor, searchPlaceOf } from '../stores/cursor.ts';
import { wirePlaceOf } from '../stores/wireToken.ts';
import { unknownPaths, type FieldTable } from './fields.ts';
import { facets, idForm, isSectionPath, ofLists, pathForm, slugForm, yesOrNo } from './narrowing.ts';
import { canonicalPhotos, photosForm, photoShapes } from './photoFiles.ts';
import { renditionFormats, renditionWidths } from '../../domain/renditionTable.ts';
import type { Rule } from '../../domain/rules/rules.ts';

/**
 * The parameters of `/v1`, each from text to its value. `meta` is what the OpenAPI document says of it, beside `description`: it
 * describes what is sent, the checks here decide.
 */
const language = z
  .enum(languages, { error: `One of ${languages.join(', ')}.` })
  .optional()
  .meta({ description: 'Only stories in this language.', schema: { type: 'string', enum: [...languages] } });

const slug = (description: string) =>
  z
    .string()
    .refine(isSlug, { error: 'This has to be a slug: lower-case letters, digits and single hyphens.' })
    .optional()
    .meta({ description, schema: { type: 'string', pattern: slugForm.source, maxLength: 128 } });

const section = z
  .string()
  .refine(isSectionPath, { error: 'This has to be a section’s path, such as politics/parliament.' })
  .optional()
  .meta({
    description: 'The path of a section; stories of the sections under it count.',
    schema: { type: 'string', pattern: pathForm.source, maxLength: 500 },
  });

const choice = <Name extends ChoiceName>(name: Name) => {
  const values = valuesOf(name);
  return z
    .enum(values, { error: `One of ${values.join(', ')}.` })
    .optional()
    .meta({ description: `Only stories with this \`${name}\`.`, schema: { type: 'string', enum: values } });
};

/** What a list is narrowed by of what stories are marked as. */
const choices = Object.fromEntries(choiceNames.map((name) => [name, choice(name)])) as {
  [Name in ChoiceName]: ReturnType<typeof choice<Name>>;
};

/** A day, or a moment with its offset; in a query `+` may have become a space. */
const moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);
const instant = (description: string) =>
  z
    .string()
    .transform((text) => text.replace(' ', '+'))
    .refine((text) => moment.safeParse(text).success && !Number.isNaN(Date.parse(text)), {
      error: 'This has to be a day (2026-11-25) or a moment with its offset (2026-11-25T08:00:00Z), ISO 8601.',
    })
    .transform((text) => new Date(text).toISOString())
    .optional()
    .meta({
      description: `${description} A day (its beginning in UTC) or a moment, ISO 8601.`,
      schema: { type: 'string', anyOf: [{ format: 'date' }, { format: 'date-time' }] },
    });

const limit = (most: number, fallback: number, least = 1) =>
  z
    .string()
    .refine((text) => /^(?:0|[1-9]\d{0,3})$/.test(text) && Number(text) <= most && Number(text) >= least, {
      error: `This has to be a whole number from ${least} to ${most}.`,
      params: { rule: 'range' satisfies Rule },
    })
    .transform(Number)
    .default(fallback)
    .meta({
      description: 'How many at most.',
      schema: { type: 'integer', minimum: least, maximum: most, default: fallback },
    });

const cursor = (isOne: (text: string) => boolean) =>
  z
    .string()
    .refine(isOne, {
      error: 'This has to be the `next` of an earlier page.',
      params: { rule: 'cursor' satisfies Rule },
    })
    .optional()
    .meta({
      description: 'The `next` of an earlier page.',
      schema: { type: 'string', pattern: '^[A-Za-z0-9_-]+$', maxLength: 200 },
    });

const wireToken = z
  .string()
  .refine((text) => wirePlaceOf(text) !== undefined, {
    error: 'This has to be `start`, or the `Changes-After` of an earlier answer.',
    params: { rule: 'token' satisfies Rule },
  })
  .optional()
  .meta({
    description:
      'Everything that changed after the answer whose `Changes-After` this is; `start` is from the beginning.',
    schema: { type: 'string', pattern: '^[A-Za-z0-9_-]+$', maxLength: 600 },
  });

const ids = z
  .string()
  .transform((text) => [...new Set(text.toLowerCase().split(','))])
  .refine((all) => all.every((id) => idForm.test(id)), {
    error: 'This has to be ids with commas between, each 24 hexadecimal digits.',
  })
  .refine((all) => all.length <= 50, { error: 'At most 50 ids.', params: { rule: 'range' satisfies Rule } })
  .meta({
    description: 'Ids of stories with commas between, at most 50. Those readers cannot see are left out.',
    schema: { type: 'string', pattern: '^[0-9a-f]{24}(?:,[0-9a-f]{24})*$', maxLength: 1_249 },
  });

const question = z
  .string()
  .transform((text) => storedText(text).replace(/\s+/g, ' ').trim())
  .refine((text) => text.length <= 200, { error: 'At most 200 characters.', params: { rule: 'length' satisfies Rule } })
  .refine((text) => termsOf(text, 'en').length > 0, {
    error: 'Give at least one word.',
    params: { rule: 'words' satisfies Rule },
  })
  .refine((text) => termsOf(text, 'en').length <= mostWordsAsked, {
    error: `At most ${mostWordsAsked} words and phrases.`,
    params: { rule: 'words' satisfies Rule },
  })
  .meta({
    description:
      'Words, all of which have to be there, and phrases between quotation marks. Case, diacritics and endings do not matter.',
    schema: { type: 'string', minLength: 1, maxLength: 200 },
  });

const bodyFormats = ['html', 'text', 'blocks', 'none'] as const;
const body = z
  .enum(bodyFormats, { error: `One of ${bodyFormats.join(', ')}.` })
  .default('html')
  .meta({
    description: 'How the body comes.',
    schema: { type: 'string', enum: [...bodyFormats], default: 'html' },
  });

/** Sorted and each once, so that the same choice is the same key. */
const fields = (table: FieldTable) =>
  z
    .string()
    .transform((text) => [...new Set(text.split(','))].sort())
    .check((context) => {
      const unknown = unknownPaths(context.value, table);
      if (unknown.length === 0) return;
      const names = unknown.map((path) => JSON.stringify(path.slice(0, 40))).slice(0, 5);
      const message = `There is no field ${names.join(', ')} here.`;
      context.issues.push({
        code: 'custom',
        input: context.value,
        message,
        params: { rule: 'unknown-field' satisfies Rule },
      });
    })
    .optional()
    .meta({
      description: `Only these fields, with commas between; dots reach into them, such as \`${table.example}\`.`,
      schema: {
        type: 'string',
        pattern: String.raw`^[A-Za-z]+(?:\.[A-Za-z]+)*(?:,[A-Za-z]+(?:\.[A-Za-z]+)*)*$`,
        maxLength: 1_000,
      },
      fields: table.paths,
    });

/** Which files of photos come: sorted and each once, so that the same choice is the same key. */
const photos = z
  .string()
  .transform((text) => canonicalPhotos(text) ?? '')
  .refine((text) => text !== '', {
    error: `This has to be shapes (${photoShapes.join(', ')}) with widths (${renditionWidths.join(', ')}), such as wide:640,1280;square:320, or none.`,
    params: { rule: 'photos' satisfies Rule },
  })
  .optional()
  .meta({
    description:
      'Of each photo only these files: shapes with semicolons between (`whole` is uncropped, `wide` 16:9, `standard` 4:3, `square` 1:1), each with its widths. Of a photo that is smaller, its largest comes. `none` is no file.',
    schema: { type: 'string', pattern: photosForm.source, maxLength: 200 },
  });

const formats = z
  .string()
  .transform((text) => [...new Set(text.split(','))].sort())
  .refine((all) => all.every((each) => Object.hasOwn(renditionFormats, each)), {
    error: `One or more of ${Object.keys(renditionFormats).join(', ')}, with commas between.`,
  })
  .optional()
  .meta({
    description: 'Only files of photos in these formats, with commas between.',
    schema: { type: 'string', pattern: '^(?:avif|webp|jpeg)(?:,(?:avif|webp|jpeg))*$', maxLength: 40 },
  });

/** A piece of a path: what there may be of this name. */
export const pathPiece = (form: RegExp, about: { description?: string; example?: string } = {}) =>
  z.string().regex(form).meta(about);

export const parameter = {
  /** What a list is narrowed by, where several values will do. */
  ofLists,
  facets,
  count: yesOrNo('Whether to say how many stories there are in all; at most 1,000 are counted.'),
  /** What comes of photos. */
  ofPhotos: { photos, formats },
  wireToken,
  language,
  section,
  choices,
  limit,
  ids,
  question,
  body,
  fields,
  author: slug('Only stories signed by this author.'),
  topic: slug('Only stories on this topic.'),
  since: instant('Published then or later.'),
  changedSince: instant('Changed then or later; what began up to two minutes before comes too.'),
  before: instant('Published before then.'),
  listCursor: cursor((text) => placeOf(text) !== undefined),
  slugCursor: cursor((text) => slugOfCursor(text) !== undefined),
  searchCursor: cursor((text) => searchPlaceOf(text) !== undefined),
};
