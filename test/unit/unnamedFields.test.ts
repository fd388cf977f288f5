import type { Field } from 'payload';
import { closeUnnamed } from '../../collections/shared/fieldTable.ts';

it('closes fields that the table does not name, but hides nothing that only shows something in the admin', () => {
  const fields: Field[] = [
    { name: 'publicationBar', type: 'ui', admin: {} },
    { name: 'headline', type: 'text' },
    { name: 'ofANewPayload', type: 'text' },
  ];
  closeUnnamed('articles', fields);
  expect(fields.map((field) => 'access' in field)).toEqual([false, false, true]);
});
