/** A field of a type of GraphQL, as its schema keeps it. */
type Permitted = { type: { ofType?: unknown; name?: string }; resolve?: (parent: unknown) => unknown };
export type ObjectType = { getFields?: () => Record<string, Permitted>; ofType?: ObjectType };

const leaves = new Set(['permission', 'canAccessAdmin']);

const valueIn = (parent: unknown, name: string): unknown =>
  typeof parent === 'object' && parent !== null ? (parent as Record<string, unknown>)[name] : undefined;

/**
 * Payload shortens permissions: `true` stands for all that is within, and what is not allowed is left out. Its types promise a
 * boolean there, so that each such question was a fault. This reads the short form.
 */
export function readShortPermissions(type: ObjectType, seen = new Set<ObjectType>()): void {
  const bare = type.ofType ?? type;
  if (seen.has(bare) || !bare.getFields) return;
  seen.add(bare);
  for (const [name, field] of Object.entries(bare.getFields())) {
    if (name === 'where') field.resolve = (parent) => valueIn(parent, name) ?? null;
    else if (leaves.has(name)) field.resolve = (parent) => parent === true || Boolean(valueIn(parent, name));
    else field.resolve = (parent) => (parent === true ? true : valueIn(parent, name));
    readShortPermissions(field.type as ObjectType, seen);
  }
}
