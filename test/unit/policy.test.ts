import {
  editableStates,
  keyScopes,
  mayPublish,
  mayWriteIn,
  operations,
  publicReads,
  resources,
  scopeOf,
  trashableStates,
  type Operation,
  type Resource,
} from '../../src/domain/workflow/policy.ts';
import { isAtLeast, roles, worksOnEveryDesk, type Role } from '../../src/domain/workflow/roles.ts';
import { isVisible } from '../../src/published/visibility.ts';
import { states } from '../../src/domain/workflow/workflow.ts';

/** How far each role reaches, lowest to highest: journalist correspondent sub-editor section-editor managing-editor administrator. */
const reaches: Record<Resource, Record<Operation, string>> = {
  articles: {
    create: 'any any any any any any',
    read: 'desk desk desk desk any any',
    update: 'own own desk desk any any',
    delete: 'own own own desk any any',
    purge: '- - - - - any',
  },
  authors: {
    create: '- - - any any any',
    read: 'any any any any any any',
    update: 'own own own any any any',
    delete: '- - - - any any',
    purge: '- - - - - any',
  },
  correspondents: {
    create: '- - - any any any',
    read: 'any any any any any any',
    update: '- - - any any any',
    delete: '- - - - any any',
    purge: '- - - - - any',
  },
  sections: {
    create: '- - - - any any',
    read: 'any any any any any any',
    update: '- - - - any any',
    delete: '- - - - any any',
    purge: '- - - - - any',
  },
  media: {
    create: 'any any any any any any',
    read: 'any any any any any any',
    update: 'own own any any any any',
    delete: 'own own own any any any',
    purge: '- - - - - any',
  },
  desks: {
    create: '- - - - any any',
    read: 'any any any any any any',
    update: '- - - - any any',
    delete: '- - - - any any',
    purge: '- - - - - any',
  },
  users: {
    create: '- - - - - any',
    read: 'any any any any any any',
    update: 'own own own own own any',
    delete: '- - - - - any',
    purge: '- - - - - any',
  },
  reviews: {
    create: '- - - any any any',
    read: '- - any any any any',
    update: '- - any any any any',
    delete: '- - - any any any',
    purge: '- - - - - any',
  },
  // The audit trail is written by the desk's own code, and by nobody else.
  history: {
    create: '- - - - - -',
    read: 'own own desk desk any any',
    update: '- - - - - -',
    delete: '- - - - - -',
    purge: '- - - - - -',
  },
  redirects: {
    create: '- - - - any any',
    read: 'any any any any any any',
    update: '- - - - any any',
    delete: '- - - - any any',
    purge: '- - - - - any',
  },
  'social-networks': {
    create: '- - - - - -',
    read: 'any any any any any any',
    update: '- - - - any any',
    delete: '- - - - - -',
    purge: '- - - - - -',
  },
  'house-style': {
    create: '- - - - - -',
    read: 'any any any any any any',
    update: '- - - - any any',
    delete: '- - - - - -',
    purge: '- - - - - -',
  },
  site: {
    create: '- - - - - -',
    read: 'any any any any any any',
    update: '- - - - any any',
    delete: '- - - - - -',
    purge: '- - - - - -',
  },
  pages: {
    create: '- - - any any any',
    read: 'any any any any any any',
    update: '- - - any any any',
    delete: '- - - - any any',
    purge: '- - - - - any',
  },
};

it('has a row of expectations for all that the newsroom keeps', () => {
  expect([...resources].sort()).toEqual(Object.keys(reaches).sort());
});

it.each(Object.entries(reaches))('%s', (resource, expected) => {
  const found = operations.map((operation) => [
    operation,
    roles.map((role) => scopeOf(resource as Resource, role, operation) ?? '-').join(' '),
  ]);
  expect(Object.fromEntries(found)).toEqual(expected);
});

it('lets managing editors publish and withdraw pages; stories have a table of their own', () => {
  const found = (resource: Resource) => roles.filter((role) => mayPublish(resource, role));
  expect(found('pages')).toEqual(['managing-editor', 'administrator']);
  expect(resources.filter((resource) => found(resource).length > 0)).toEqual(['pages']);
});

it.each<[Role, string, string]>([
  // On the story's desk; as one of its own people.
  ['journalist', '', 'draft'],
  ['correspondent', '', 'draft'],
  ['sub-editor', 'draft in-edit published', 'draft'],
  ['section-editor', 'draft in-edit approved scheduled published', 'draft'],
  ['managing-editor', 'draft in-edit approved scheduled published', 'draft'],
  ['administrator', 'draft in-edit approved scheduled published', 'draft'],
])('lets a %s edit copy on the desk in: %s; their own in: %s', (role, onDesk, own) => {
  expect(editableStates(role)).toEqual({ onDesk: onDesk.split(' ').filter(Boolean), own: own.split(' ') });
});

it.each<[Role, string, string, string]>([
  // On the story's desk; as one of its own people, on another desk; neither.
  ['journalist', '', 'draft', ''],
  ['sub-editor', 'draft in-edit published', 'draft', ''],
  ['section-editor', 'draft in-edit approved scheduled published', 'draft', ''],
  // At work on every desk.
  [
    'managing-editor',
    'draft in-edit approved scheduled published',
    'draft in-edit approved scheduled published',
    'draft in-edit approved scheduled published',
  ],
])(
  'lets a %s write in their desk’s stories while they are: %s; in their own: %s; in others: %s',
  (role, ...expected) => {
    const staff = { kind: 'staff', id: 'me', role, desks: ['ours'] } as const;
    const found = [
      { desk: 'ours', people: ['somebody'] },
      { desk: 'theirs', people: ['me'] },
      { desk: 'theirs', people: ['somebody'] },
    ].map((story) => states.filter((state) => mayWriteIn({ ...story, state }, staff)).join(' '));
    expect(found).toEqual(expected);
  },
);

it('shows readers what is published, and what was published and is archived, and nothing else', () => {
  const visible = (standing: object) => states.filter((state) => isVisible({ state, ...standing }));
  expect(visible({ _status: 'published' })).toEqual(['published', 'archived']);
  expect(visible({ _status: 'draft' })).toEqual([]);
  expect(visible({ _status: 'published', deletedAt: '2026-11-26T10:00:00.000Z' })).toEqual([]);
});

it('throws away only what readers do not see, nor are about to', () => {
  expect(trashableStates).toEqual(['draft', 'spiked', 'killed', 'archived']);
});

it('shows readers nothing of users, desks and the audit trail', () => {
  expect(resources.filter((resource) => !publicReads[resource])).toEqual(['desks', 'users', 'history']);
  expect(keyScopes).toEqual(['read-published', 'file-copy']);
});

it('ranks journalists and correspondents as equals, and lets only the top work on every desk', () => {
  expect(isAtLeast('journalist', 'correspondent')).toBe(true);
  expect(isAtLeast('correspondent', 'journalist')).toBe(true);
  expect(isAtLeast('correspondent', 'sub-editor')).toBe(false);
  expect(roles.filter(worksOnEveryDesk)).toEqual(['managing-editor', 'administrator']);
});
