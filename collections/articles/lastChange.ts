import type { Field } from 'payload';
import { actLabels, words } from '../../src/domain/labels.ts';
import { acts, notRecorded } from '../../src/domain/versions.ts';
import { keptAmongColleagues } from '../shared/access.ts';

/** Who wrote this version, by which act and when; its state is in `state`. Versions of older releases say `not-recorded`. */
export const lastChange: Field = {
  name: 'lastChange',
  type: 'group',
  access: keptAmongColleagues,
  label: words('This version', 'Bu versiya', 'Эта версия'),
  // Not among the fields of the form; the admin's comparison of versions shows it, and its list (src/admin/StoryVersions.tsx).
  admin: { condition: () => false },
  fields: [
    {
      name: 'act',
      type: 'select',
      options: acts.map((value) => ({ value, label: actLabels[value] })),
      hooks: { afterRead: [({ value }) => (value as string | null | undefined) ?? notRecorded] },
      label: words('By which act', 'Hansı addımla', 'Каким действием'),
    },
    { name: 'user', type: 'relationship', relationTo: 'users', label: words('Account', 'Hesab', 'Учётная запись') },
    { name: 'userName', type: 'text', maxLength: 160, label: words('By whom', 'Kim tərəfindən', 'Кем') },
    { name: 'at', type: 'date', label: words('When', 'Nə vaxt', 'Когда') },
  ],
};
