import { z } from 'zod';
import type { NamedSchemas } from '../../http/jsonSchema.ts';
import { calledAs, documentKinds, shapeOf, type DocumentKind } from '../../published/kinds.ts';
import { wholeOrPart } from './fields.ts';
import { bodyInOneFormat } from './storySchemas.ts';

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

type Named = (called: ReturnType<typeof calledAs>, schemas: Schemas) => [string, z.ZodType][];
const named = (names: Named): NamedSchemas =>
  Object.fromEntries(documentKinds.flatMap((kind) => names(calledAs(kind), schemasOf(kind))));

/** Those of which `fields` chooses. */
export const documentSchemas = named(({ one }, { whole, summary }) => [
  [one, whole],
  [`${one}Summary`, summary],
]);

export const documentAnswers = named(({ one, many }) => [
  [`${one}Answer`, wholeOrPart(one)],
  [many, z.strictObject({ items: z.array(wholeOrPart(`${one}Summary`)) })],
]);

export const documentLinks = named(({ one }, { link }) => [[`${one}Link`, link]]);
