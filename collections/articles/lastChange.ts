import type { Field } from 'payload';
import { actLabels } from '../../src/domain/labels.ts';
import { acts, notRecorded } from '../../src/domain/versions.ts';
import { keptAmongColleagues } from '../shared/access.ts';
import { its } from './its.ts';

/** Who wrote this version, by which act and when; its state is in `state`. Versions of older releases say `not-recorded`. */
export const lastChange: Field = {
  ...its('lastChange'),
  type: 'group',
  access: keptAmongColleagues,
  // Not among the fields of the form; the admin's comparison of versions shows it, and its list (src/admin/StoryVersions.tsx).
  admin: { condition: () => false },
  fields: [
    {
      ...its('lastChange', 'act'),
      type: 'select',
      options: acts.map((value) => ({ value, label: actLabels[value] })),
      hooks: { afterRead: [({ value }) => (value as string | null | undefined) ?? notRecorded] },
    },
    { ...its('lastChange', 'user'), type: 'relationship', relationTo: 'users' },
    { ...its('lastChange', 'userName'), type: 'text' },
    { ...its('lastChange', 'at'), type: 'date' },
  ],
};
