import { z } from 'zod';
import { bodyFields, line, storyFields } from '../../published/story/schema.ts';
import type { NamedSchemas } from '../../http/jsonSchema.ts';
import { calledAs, documentKinds, shapeOf, type DocumentKind } from '../../published/kinds.ts';
import { wholeOrPart } from './fields.ts';

/** A body in the format asked for. */
const bodyInOneFormat = z
  .union([
    z.strictObject({ html: bodyFields.html }),
    z.strictObject({ text: bodyFields.text }),
    z.strictObject({ blocks: bodyFields.blocks }),
  ])
  .optional()
  .describe('In the format asked for by `body=`; absent for `none`.');

/** A story as `/v1` answers it: its body comes in the format asked for. */
export const story = z.strictObject({ ...storyFields, body: bodyInOneFormat });

/** How many stories, as far as it is worth counting. */
export const storyCount = z.strictObject({
  stories: z.int().min(0),
  isMore: z.boolean().describe('There are at least so many: the rest was not counted.'),
});

/** A story that a search found. */
export const hit = z.strictObject({
  ...line.shape,
  snippet: z.string().describe('Plain text around the words found.'),
  marks: z
    .array(z.tuple([z.int().min(0), z.int().min(0)]))
    .describe('[start, end) of the words found in `snippet`, in UTF-16 units.'),
});

/** What `/v1` says of each kind of documents (published/kinds.ts): one with its body in the format asked for, one in a list, a link to one. */
type Schemas = { whole: z.ZodObject; summary: z.ZodObject; link: z.ZodType };

function schemasFor(kind: DocumentKind): Schemas {
  const { kind: _kind, body: _body, ...fields } = shapeOf(kind);
  return {
    whole: z.strictObject({ ...fields, body: bodyInOneFormat }),
    summary: z.strictObject(fields),
    link: fields.translations.element,
  };
}

const ofKinds = new Map(documentKinds.map((kind) => [kind, schemasFor(kind)]));
export const schemasOf = (kind: DocumentKind): Schemas => ofKinds.get(kind)!;

type SchemaEntry = (called: ReturnType<typeof calledAs>, schemas: Schemas) => [string, z.ZodType][];
const schemasByName = (names: SchemaEntry): NamedSchemas =>
  Object.fromEntries(documentKinds.flatMap((kind) => names(calledAs(kind), schemasOf(kind))));

/** Those of which `fields` chooses. */
export const documentSchemas = schemasByName(({ one }, { whole, summary }) => [
  [one, whole],
  [`${one}Summary`, summary],
]);

export const documentAnswers = schemasByName(({ one, many }) => [
  [`${one}Answer`, wholeOrPart(one)],
  [many, z.strictObject({ items: z.array(wholeOrPart(`${one}Summary`)) })],
]);

export const documentLinks = schemasByName(({ one }, { link }) => [[`${one}Link`, link]]);
