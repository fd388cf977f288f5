import type { Field, FlattenedField } from 'payload';
import { nobody } from './access.ts';
import { isNamed } from './fieldTable.ts';

const closed = { create: nobody, read: nobody, update: nobody };

type Within = { fields?: Field[]; flattenedFields?: FlattenedField[]; tabs?: Field[] };

/** Closes each field that the table does not name, to everybody: Payload asks this for reads, writes, filters and orders alike. */
export function closeUnnamed(slug: string, fields: readonly (Field | FlattenedField)[], above = ''): void {
  for (const field of fields) {
    const path = 'name' in field && field.name ? `${above}${field.name}` : undefined;
    // One that only shows something in the admin holds nothing to close.
    const holdsData = field.type !== 'ui';
    if (holdsData && path !== undefined && !isNamed(slug, path)) Object.assign(field, { access: closed });
    const within = field as Within;
    // A row or an unnamed tab only arranges its fields: they stand on the level of the others.
    const below = path === undefined ? above : `${path}.`;
    for (const inner of [within.fields, within.flattenedFields, within.tabs]) closeUnnamed(slug, inner ?? [], below);
  }
}

/** The fields a client may name. */
export const namedOf = (slug: string, fields: readonly FlattenedField[]): readonly FlattenedField[] =>
  fields.filter(({ name }) => isNamed(slug, name));
