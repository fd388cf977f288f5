import type { PayloadHandler, PayloadRequest, Field } from 'payload';
import { Refusal } from '../../src/domain/refusal.ts';
import type { Around } from '../shared/graphqlOperations.ts';
import { isStaff } from '../shared/principal.ts';
import { actLabels } from '../../src/domain/labels.ts';
import { acts, notRecorded } from '../../src/domain/workflow/versions.ts';
import { keptAmongColleagues } from '../shared/access.ts';
import { configOf } from './fieldConfig.ts';

/** To the desk a version of a story one may not read is not there; Payload would say that it is, but forbidden. */
async function hidingUnseen<T>(req: PayloadRequest, ask: () => T | Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if ((error as { status?: unknown }).status !== 403 || !isStaff(req.user)) throw error;
    throw new Refusal('not-found', 'There is no such version.');
  }
}

/** Around Payload's GET /api/articles/versions/:id. */
export const hidingVersion =
  (handler: PayloadHandler): PayloadHandler =>
  (req) =>
    hidingUnseen(req, () => handler(req));

/** Around Payload's `versionArticle`. */
export const hideUnseenVersion: Around = (resolve) => (parent, args, context, info) =>
  hidingUnseen(context.req, () => resolve(parent, args, context, info));

/** Who wrote this version, by which act and when; its state is in `state`. Versions of older releases say `not-recorded`. */
export const lastChange: Field = {
  ...configOf('lastChange'),
  type: 'group',
  access: keptAmongColleagues,
  // Not among the fields of the form; the admin's comparison of versions shows it, and its list (src/admin/history/StoryVersions.tsx).
  admin: { condition: () => false },
  fields: [
    {
      ...configOf('lastChange', 'act'),
      type: 'select',
      options: acts.map((value) => ({ value, label: actLabels[value] })),
      hooks: { afterRead: [({ value }) => (value as string | null | undefined) ?? notRecorded] },
    },
    { ...configOf('lastChange', 'user'), type: 'relationship', relationTo: 'users' },
    { ...configOf('lastChange', 'userName'), type: 'text' },
    { ...configOf('lastChange', 'at'), type: 'date' },
  ],
};
