import type { CollectionBeforeOperationHook, CollectionSlug, Field, FieldAccess, PayloadRequest, Where } from 'payload';
import { scopeOf, type Resource } from '../../src/domain/workflow/policy.ts';
import { Refusal, type Problem, type RefusalCode } from '../../src/domain/refusal.ts';
import { storedText } from '../../src/domain/fields/storedText.ts';
import { principalOf } from './principal.ts';
import type { Rule } from '../../src/domain/rules/rules.ts';

/** What stands in these fields stands: who may save the document otherwise is told so, and not passed over in silence. */
export type Settled = {
  names: readonly string[];
  code: RefusalCode;
  rule: Rule;
  message: string;
  /** Who may change them after all. */
  unless?: (req: PayloadRequest) => boolean;
};

/** The same fields, read-only on a saved document to all that `update` does not let. */
export const settledFields = (fields: readonly Field[], update: FieldAccess): Field[] =>
  fields.map((field) => ({ ...field, access: { update, ...('access' in field ? field.access : {}) } }) as Field);

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** One spelling for what says the same: a form sends back empty fields, and rows with or without their ids. */
function normalize(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normalize);
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'string') return storedText(value);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key, inner]) => key !== 'id' && !isEmpty(inner));
  return Object.fromEntries(
    entries.sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, it]) => [key, normalize(it)]),
  );
}

const saysTheSame = (one: unknown, other: unknown): boolean =>
  (isEmpty(one) && isEmpty(other)) || JSON.stringify(normalize(one)) === JSON.stringify(normalize(other));

const mayUpdate = (resource: Resource, req: PayloadRequest): boolean => {
  const principal = principalOf(req.user);
  return principal.kind === 'staff' && Boolean(scopeOf(resource, principal.role, 'update'));
};

/** Refuses a save that would change what is settled. A form that sends it back as it was passes. */
export const refuseResettling =
  (resource: Resource, { names, code, rule, message, unless }: Settled): CollectionBeforeOperationHook =>
  async ({ args, operation, req, overrideAccess }) => {
    if (operation !== 'update' || overrideAccess || !mayUpdate(resource, req) || unless?.(req)) return;
    const { id, data = {} } = args as { id?: unknown; data?: Record<string, unknown> };
    const sentNames = names.filter((name) => name in data);
    if (sentNames.length === 0) return;
    const where = { id: { equals: id } };
    // A change of many names no document to compare with.
    const row: Record<string, unknown> | null = id === undefined ? {} : await rowOf(resource, where, req);
    const changed = row ? sentNames.filter((name) => !saysTheSame(data[name], row[name])) : [];
    const problems = changed.map((path): Problem => ({ path, rule, message }));
    if (problems.length > 0) throw new Refusal(code, message, problems);
  };

const rowOf = (resource: Resource, where: Where, req: PayloadRequest) =>
  req.payload.db.findOne<Record<string, unknown> & { id: string }>({
    collection: resource as CollectionSlug,
    where,
    req,
  });
