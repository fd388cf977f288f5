import { readFileSync } from 'node:fs';
import { callServerFunction, offeredServerFunctions } from '../../src/admin/views/serverFunctions.ts';

/** What Payload has besides those that are offered, and why it is closed. */
const closedServerFunctions: Readonly<Record<string, string>> = {
  'copy-data-from-locale': 'Stories have one language each; a copy would pass by who saves what.',
  'get-default-layout': 'The dashboard is My desk, and has no widgets.',
  'get-folder-results-component-and-data': 'There are no folders.',
  'get-upcoming-scheduled-publish': 'A story is scheduled by a transition.',
  'render-widget': 'The dashboard is My desk, and has no widgets.',
  'schedule-publish': 'A story is scheduled by a transition; this queues jobs for whoever is signed in.',
  slugify: 'Slugs are made by the newsroom itself.',
};

/** Payload offers the table of its server functions nowhere: it is read where it stands. */
function namesOfPayload(): string[] {
  const file = 'node_modules/@payloadcms/next/dist/utilities/handleServerFunctions.js';
  const [, table = ''] = /const baseServerFunctions = \{([^}]*)\}/.exec(readFileSync(file, 'utf8')) ?? [];
  return [...table.matchAll(/^\s*'?([\w-]+)'?:/gm)].map(([, name]) => name!);
}

const call = async (given: unknown) => {
  let isAsked = false;
  const ask = async () => {
    isAsked = true;
    return 'done';
  };
  return { said: await callServerFunction(given, ask, () => undefined), isAsked };
};
const refusal = { errors: [{ message: expect.any(String) }] };

it('names each of Payload’s server functions, as offered or as closed for a reason', () => {
  const names = namesOfPayload();
  expect(names).toContain('form-state');
  expect(names.filter((name) => offeredServerFunctions.has(name) === name in closedServerFunctions)).toEqual([]);
  expect(Object.keys(closedServerFunctions).filter((name) => !names.includes(name))).toEqual([]);
});

it.each([
  ...Object.keys(closedServerFunctions),
  ...['', 'nope', 'constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'],
])('calls none that is closed, or that is only an object’s own: %s', async (name) => {
  expect(await call({ name, args: {} })).toEqual({ said: refusal, isAsked: false });
});

it.each([
  null,
  undefined,
  1,
  'form-state',
  [],
  {},
  { name: 'form-state' },
  { name: ['form-state'], args: {} },
  { name: 'form-state', args: [] },
])('takes nothing that is no call: %j', async (given) => {
  expect(await call(given)).toEqual({ said: refusal, isAsked: false });
});

it('answers what is thrown instead of a fault, follows no redirect, and tells of faults of our own alone', async () => {
  const told: unknown[] = [];
  const asked = (error: Error) =>
    callServerFunction(
      { name: 'form-state', args: {} },
      () => Promise.reject(error),
      (each) => void told.push(each),
    );
  expect(await asked(Object.assign(new Error('NEXT_REDIRECT'), { digest: 'NEXT_REDIRECT;push;/admin;307;' }))).toEqual(
    refusal,
  );
  expect(await asked(Object.assign(new Error('Unauthorized'), { status: 401 }))).toEqual(refusal);
  expect(told).toEqual([]);
  const fault = new Error('x is undefined');
  expect(await asked(fault)).toEqual({ errors: [{ message: 'Something went wrong.' }] });
  expect(told).toEqual([fault]);
  expect(await call({ name: 'form-state', args: { id: '1' } })).toEqual({ said: 'done', isAsked: true });
});
