import { ref, type JsonSchema } from '../../http/jsonSchema.ts';

type Schemas = Record<string, JsonSchema>;

const nameIn = ($ref: unknown): string | undefined =>
  typeof $ref === 'string' ? $ref.slice($ref.lastIndexOf('/') + 1) : undefined;

/** What is left of a shape when `fields` chose of it: the same, with nothing certain to be there, and so all it holds. */
export function partsOf(names: readonly string[], schemas: Schemas): Schemas {
  const parts: Schemas = {};
  const partOf = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(partOf);
    if (typeof value !== 'object' || value === null) return value;
    const { required: _required, $ref, ...rest } = value as Record<string, unknown>;
    const name = nameIn($ref);
    if (name !== undefined) {
      add(name);
      return { ...ref(`${name}Part`) };
    }
    return Object.fromEntries(Object.entries(rest).map(([key, each]) => [key, key === 'enum' ? each : partOf(each)]));
  };
  const add = (name: string): void => {
    if (parts[`${name}Part`]) return;
    parts[`${name}Part`] = {};
    parts[`${name}Part`] = partOf(schemas[name]) as JsonSchema;
  };
  names.forEach(add);
  return parts;
}
