import type { Condition, Field, FieldAccess } from 'payload';
import { roleLabels, words } from '../../src/domain/labels.ts';
import { keyScopes } from '../../src/domain/workflow/policy.ts';
import { roles } from '../../src/domain/workflow/roles.ts';
import { fromRole, isRoleAtLeast, nobody } from '../shared/access.ts';
import { principalOf } from '../shared/principal.ts';

const administrators = fromRole('administrator');

/** The first user makes their own account: an administrator's, on no desk yet. What only administrators set is not asked for. */
const onceSomebodyWorksHere: Condition = (_data, _siblings, { user }) => Boolean(user);

/** One's own, or a managing editor's to see. */
const selfOrManaging: FieldAccess = ({ req, id, doc }) => {
  if (isRoleAtLeast(req.user, 'managing-editor')) return true;
  const principal = principalOf(req.user);
  const target = id ?? (doc as { id?: unknown } | undefined)?.id;
  return principal.kind === 'staff' && target !== undefined && String(target) === principal.id;
};

export const fields: Field[] = [
  {
    name: 'name',
    type: 'text',
    required: true,
    maxLength: 120,
    // Colleagues and the audit trail know people by it: nobody acts under a name of their own making.
    access: { update: administrators },
    label: words('Name', 'Ad', 'Имя'),
  },
  {
    name: 'email',
    type: 'email',
    required: true,
    unique: true,
    access: { read: selfOrManaging, update: administrators },
    // Payload's own account form shows this field already.
    admin: { hidden: true },
    label: words('E-mail', 'E-poçt', 'E-mail'),
  },
  {
    name: 'role',
    type: 'select',
    required: true,
    defaultValue: 'journalist',
    index: true,
    saveToJWT: true,
    options: roles.map((value) => ({ value, label: roleLabels[value] })),
    access: { create: administrators, update: administrators },
    admin: { condition: onceSomebodyWorksHere },
    label: words('Role', 'Rol', 'Роль'),
  },
  {
    name: 'desks',
    type: 'relationship',
    relationTo: 'desks',
    hasMany: true,
    maxRows: 50,
    index: true,
    access: { create: administrators, update: fromRole('managing-editor') },
    admin: { condition: onceSomebodyWorksHere },
    label: words('Desks', 'Şöbələr', 'Отделы'),
  },
  {
    name: 'keyScopes',
    type: 'select',
    hasMany: true,
    defaultValue: [],
    access: { read: selfOrManaging, create: administrators, update: administrators },
    admin: { condition: onceSomebodyWorksHere },
    label: words('What the API key may do', 'API açarının icazələri', 'Права ключа API'),
    options: keyScopes.map((value) => ({
      value,
      label: {
        'read-published': words('Read what is published', 'Dərc olunanı oxumaq', 'Читать опубликованное'),
        'file-copy': words('File copy', 'Mətn təhvil vermək', 'Сдавать тексты'),
      }[value],
    })),
  },
  {
    // Payload's own field, and by it the others of the key: else everybody makes a key of their own.
    name: 'apiKey',
    type: 'text',
    access: { create: administrators, update: administrators },
  },
  // Who has a key is for those who give them to know.
  { name: 'enableAPIKey', type: 'checkbox', access: { read: selfOrManaging } },
  {
    // What the devices that this user has signed in on are known by: without it none is.
    name: 'deviceKey',
    type: 'text',
    access: { create: nobody, read: nobody, update: nobody },
    admin: { hidden: true },
  },
  {
    name: 'sessions',
    type: 'array',
    access: { read: selfOrManaging, create: nobody, update: nobody },
    admin: { disabled: true },
    fields: [
      { name: 'id', type: 'text', required: true },
      { name: 'createdAt', type: 'date' },
      { name: 'expiresAt', type: 'date', required: true },
    ],
  },
];
