import { z } from 'zod';
import { describedBy, ref } from '../../http/jsonSchema.ts';

/** What can be chosen of an answer: every path a schema has, in dots, and one of them as an example. */
export type FieldTable = { paths: readonly string[]; example: string };

const deepest = 3;

/** The schema of what a field holds: of a list its items, of what may be absent the thing itself. */
function inner(schema: z.core.$ZodType): z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional) return inner(schema.unwrap());
  if (schema instanceof z.ZodArray) return inner(schema.element);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(inner);
  return [schema];
}

function pathsIn(schema: z.core.$ZodType, depth: number): string[] {
  if (depth >= deepest) return [];
  return inner(schema).flatMap((each) =>
    each instanceof z.ZodObject
      ? Object.entries(each.shape).flatMap(([name, value]) => [
          name,
          ...pathsIn(value as z.core.$ZodType, depth + 1).map((path) => `${name}.${path}`),
        ])
      : [],
  );
}

export const fieldTable = (schema: z.ZodType, example: string): FieldTable => ({
  paths: [...new Set(pathsIn(schema, 0))],
  example,
});

export const unknownPaths = (paths: readonly string[], table: FieldTable): string[] =>
  paths.filter((path) => !table.paths.includes(path));

type Tree = Map<string, Tree | true>;

/** `a,a.b` is all of `a`. */
function treeOf(paths: readonly string[]): Tree {
  const tree: Tree = new Map();
  for (const path of paths) {
    let at = tree;
    const names = path.split('.');
    for (const [index, name] of names.entries()) {
      const under = at.get(name);
      if (under === true) break;
      if (index === names.length - 1) at.set(name, true);
      else {
        const next: Tree = under ?? new Map();
        at.set(name, next);
        at = next;
      }
    }
  }
  return tree;
}

function pick(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) return value.map((each) => pick(each, tree));
  if (typeof value !== 'object' || value === null) return value;
  const record = value as Record<string, unknown>;
  return Object.fromEntries(
    [...tree]
      .filter(([name]) => Object.hasOwn(record, name) && record[name] !== undefined)
      .map(([name, under]) => [name, under === true ? record[name] : pick(record[name], under)]),
  );
}

/** In the document: the whole, or what `fields` chose of it. */
export const wholeOrPart = (name: string): z.ZodType => describedBy({ anyOf: [ref(name), ref(`${name}Part`)] });

/** A value with only these fields; of a list, each item. Without a choice, all of it. */
export const pickFields = <T>(value: T, paths: readonly string[] | undefined): unknown =>
  paths === undefined ? value : pick(value, treeOf(paths));
