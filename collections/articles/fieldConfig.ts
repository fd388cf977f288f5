import { articleFields, partOf } from '../../src/domain/fields/articleFields.ts';
import type { ArticleField } from '../../src/domain/fields/articleTable.ts';
import type { Labels } from '../../src/domain/labels.ts';
import type { Article } from '../../src/payload-types.ts';

/** What Payload, the trash and the order of lists keep beside the fields of an article. */
type Around = 'id' | 'createdAt' | 'updatedAt' | 'deletedAt' | 'deletedBy' | '_status' | 'headlineSortKey';
type Name = Exclude<keyof Article, Around>;

/** A field that the table leaves out does not compile here. */
const table: Readonly<Record<Name, ArticleField>> = articleFields;

type FieldConfig = { name: string; label?: Labels; maxLength?: number };

/** What the table says of a field of an article, or of a part of one, as Payload's config has it. */
export function configOf(name: Name, part?: string): FieldConfig {
  const { label, longest } = partOf(table[name], part);
  return { name: part ?? name, ...(label && { label }), ...(longest !== undefined && { maxLength: longest }) };
}

/** The same of a list. */
export const listConfigOf = (name: Name): FieldConfig & { maxRows?: number } => ({
  ...configOf(name),
  maxRows: table[name].most,
});
