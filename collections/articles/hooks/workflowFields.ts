import type { Article } from '../../../src/payload-types.ts';
import { randomUUID } from 'node:crypto';
import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload';
import { workflowNames } from '../../../src/domain/fields/articleFields.ts';
import { worksOnEveryDesk } from '../../../src/domain/workflow/policy.ts';
import { Refusal } from '../../../src/domain/refusal.ts';
import { idOf, principalOf } from '../../shared/principal.ts';

type Copy = Partial<Article>;

/** The desk a new story goes to: the one asked for, if the writer works there, else the writer's first. */
function deskFor(data: Copy, req: PayloadRequest): string | undefined {
  const principal = principalOf(req.user);
  const desk = idOf(data.desk);
  if (principal.kind === 'reader') return desk;
  if (desk === undefined) return principal.desks[0];
  if (worksOnEveryDesk(principal.role) || principal.desks.includes(desk)) return desk;
  throw new Refusal('invalid', 'You are not on that desk.', [
    { path: 'desk', rule: 'own-desk', message: 'Choose a desk you work on.' },
  ]);
}

/** A new story is a draft, on its writer's desk, by its writer. */
export const stampStory: CollectionBeforeChangeHook = ({ data, operation, req }) => {
  if (operation !== 'create') return data;
  const copy = data as Copy;
  return {
    ...copy,
    state: 'draft',
    _status: 'draft',
    desk: deskFor(copy, req) ?? null,
    createdBy: req.user?.id ?? null,
  };
};

/** A plain save never moves a story, whatever it carries and whoever makes it: REST, GraphQL, the admin or our own code. */
export const keepWorkflowFields: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => {
  const copy = data as Copy;
  if (operation === 'create') return { ...copy, translationSet: await translationSetOf(copy, req) };
  const before = originalDoc as Copy;
  const same = Object.fromEntries(workflowNames.map((key) => [key, before[key] ?? null]));
  const relinked = 'translationOf' in copy && idOf(copy.translationOf) !== idOf(before.translationOf);
  const translationSet = relinked ? await translationSetOf(copy, req) : before.translationSet;
  return { ...copy, ...same, translationSet };
};

/** Translations of one story share a set: that of the story they translate, or a new one. */
async function translationSetOf(copy: Copy, req: PayloadRequest): Promise<string> {
  const id = idOf(copy.translationOf);
  if (!id) return randomUUID();
  const original = await req.payload.db.findOne<{ id: string; translationSet?: string }>({
    collection: 'articles',
    where: { id: { equals: id } },
    req,
  });
  return original?.translationSet ?? randomUUID();
}
