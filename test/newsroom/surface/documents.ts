import { Types } from 'mongoose';
import type { FlattenedField } from 'payload';

/** A document of each collection, by slug. */
export type Pointed = Record<string, string>;

/** Every path of a document's fields; of a group and a list those within too. */
export const pathsOf = (fields: readonly FlattenedField[], above = ''): string[] =>
  fields.flatMap((field) => {
    const path = `${above}${field.name}`;
    return 'flattenedFields' in field ? [path, ...pathsOf(field.flattenedFields, `${path}.`)] : [path];
  });

const idOf = (slug: string, ids: Pointed): unknown => new Types.ObjectId(ids[slug]);

function relationIn(field: Extract<FlattenedField, { type: 'relationship' | 'upload' }>, ids: Pointed): unknown {
  const [first = ''] = [field.relationTo].flat();
  const one = Array.isArray(field.relationTo) ? { relationTo: first, value: idOf(first, ids) } : idOf(first, ids);
  return field.hasMany ? [one] : one;
}

/** Something that a field of this type may hold, so that whoever may read it finds it. */
function valueOf(field: FlattenedField, ids: Pointed): unknown {
  if (field.type === 'group' || field.type === 'tab') return valuesOf(field.flattenedFields, ids);
  if (field.type === 'array') return [{ id: 'a'.repeat(24), ...valuesOf(field.flattenedFields, ids) }];
  if (field.type === 'relationship' || field.type === 'upload') return relationIn(field, ids);
  if (field.type === 'select') {
    const [option] = field.options;
    const value = typeof option === 'string' ? option : option?.value;
    return field.hasMany ? [value] : value;
  }
  if (field.type === 'number') return 1;
  if (field.type === 'checkbox') return true;
  if (field.type === 'date') return new Date('2026-01-01');
  if (field.type === 'point') return { type: 'Point', coordinates: [1, 1] };
  if (field.type === 'json') return [];
  if (field.type === 'richText') return { root: { type: 'root', children: [], version: 1 } };
  if (field.type === 'join') return undefined;
  return 'hasMany' in field && field.hasMany ? ['filled'] : 'filled';
}

const valuesOf = (fields: readonly FlattenedField[], ids: Pointed): Record<string, unknown> =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = valueOf(field, ids);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );

/** Where readers would see a document, so that it is the field that decides. */
const shown: Record<string, object> = {
  articles: { state: 'published', _status: 'published' },
  media: { released: true },
  reviews: { state: 'approved', storyIsPublic: true },
  redirects: { storyIsPublic: true },
  authors: { active: true },
  pages: { state: 'published', _status: 'published' },
};

/** A row with something in each field, as the database keeps it. */
export function filledRow(slug: string, fields: readonly FlattenedField[], ids: Pointed): Record<string, unknown> {
  const { id: _id, ...row } = valuesOf(fields, ids);
  return { ...row, deletedAt: null, ...shown[slug] };
}

/** A condition on a field that fits its type, and finds whatever there is. */
export function conditionOf(path: string, fields: readonly FlattenedField[]): string {
  const [name, ...rest] = path.split('.');
  const field = fields.find((each) => each.name === name);
  if (field && rest.length > 0 && 'flattenedFields' in field) return conditionOf(rest.join('.'), field.flattenedFields);
  return field?.type === 'relationship' || field?.type === 'upload' ? '[equals]=null' : '[exists]=true';
}
