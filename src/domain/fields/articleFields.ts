import { table, type ArticleField, type Whole, type Written } from './articleTable.ts';

export type ArticleFieldName = keyof typeof table;
export const articleFields: Readonly<Record<ArticleFieldName, ArticleField>> = table;

type NamesOfKind<Kind extends ArticleField['kind']> = {
  [Name in ArticleFieldName]: (typeof table)[Name]['kind'] extends Kind ? Name : never;
}[ArticleFieldName];

const namesOf = <Kind extends ArticleField['kind']>(...kinds: readonly Kind[]): NamesOfKind<Kind>[] =>
  Object.entries(articleFields).flatMap(([name, { kind }]) =>
    kinds.some((each) => each === kind) ? [name as NamesOfKind<Kind>] : [],
  );

/** What people write in a story, as forms and the API name it; the rest follows from it or is the newsroom's own. */
export const writtenNames = namesOf('copy', 'placing');
export type WrittenName = (typeof writtenNames)[number];
/** What only a transition writes. */
export const workflowNames = namesOf('workflow');
/** What every save writes anew. */
export const computedNames = namesOf('computed');
/** What an old version brings back. */
export const restoredNames = namesOf('copy');
/** Where two copies can differ by somebody's doing: of what follows from another field, that one is compared. */
export const comparedNames = writtenNames.filter((name) => (articleFields[name] as Written).follows === undefined);

/** The field of this name, if an article has one. */
export const articleField = (name: string): ArticleField | undefined =>
  Object.hasOwn(articleFields, name) ? articleFields[name as ArticleFieldName] : undefined;

/** A field, or a part of it; a part that there is not says nothing. */
export const partOf = (field: ArticleField, part?: string): Pick<Whole, 'label' | 'longest' | 'most'> =>
  part === undefined ? field : (field.parts?.[part] ?? {});

/** The longest text of a field or a part of it, in characters. */
export const longestOf = (name: ArticleFieldName, part?: string): number =>
  partOf(articleFields[name], part).longest ?? Infinity;

/** Who reads, writes and filters by each field and each part of one. */
export const accessOfArticle: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(articleFields).flatMap(([name, { access, parts = {} }]) => [
    [name, access],
    ...Object.entries(parts).map(([part, each]) => [`${name}.${part}`, each.access] as const),
  ]),
);
