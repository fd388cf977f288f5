import type { Field } from 'payload';
import { publicationStateLabels, words } from '../../../src/domain/labels.ts';
import { publicationStates } from '../../../src/domain/publication.ts';
import { keptByTheDesk, keptByTheDeskForAll, staffOnly } from '../access.ts';

export const publicationBar: Field = {
  name: 'publicationBar',
  type: 'ui',
  admin: { components: { Field: '/src/admin/publication/PublicationBar.tsx#PublicationBar' } },
};

/** What the workflow writes, and what a save names: of any collection whose documents go to readers as a whole. */
export const publicationFields: Field[] = [
  {
    name: 'state',
    type: 'select',
    index: true,
    defaultValue: 'draft',
    options: publicationStates.map((value) => ({ value, label: publicationStateLabels[value] })),
    access: keptByTheDesk,
    label: words('State', 'Vəziyyət', 'Состояние'),
    admin: { readOnly: true, condition: () => false },
  },
  { name: 'firstPublishedAt', type: 'date', access: keptByTheDeskForAll, admin: { hidden: true } },
  { name: 'lastUpdatedAt', type: 'date', access: keptByTheDeskForAll, admin: { hidden: true } },
  { name: 'publicSlug', type: 'text', access: keptByTheDesk, admin: { hidden: true } },
  { name: 'translationSet', type: 'text', index: true, access: keptByTheDesk, admin: { hidden: true } },
  { name: 'revision', type: 'number', defaultValue: 1, access: keptByTheDesk, admin: { hidden: true } },
  {
    name: 'baseVersion',
    type: 'number',
    virtual: true,
    min: 0,
    access: { read: staffOnly },
    admin: { hidden: true },
  },
];
