import { isAtLeast, roles, worksOnEveryDesk, type Role } from './roles.ts';
import { editing, states, type State } from './workflow.ts';

/** What the newsroom keeps: collections and globals by slug. */
export const resources = [
  'articles',
  'authors',
  'correspondents',
  'sections',
  'media',
  'desks',
  'users',
  'reviews',
  'history',
  'redirects',
  'social-networks',
  'house-style',
  'site',
  'pages',
] as const;
export type Resource = (typeof resources)[number];

/** `delete` is to the trash and back; `purge` is for good, and only out of the trash. */
export const operations = ['create', 'read', 'update', 'delete', 'purge'] as const;
export type Operation = (typeof operations)[number];

/** How far a permission reaches. Each scope holds the ones before it: one's own, one's desk's, everyone's. */
export type Scope = 'own' | 'desk' | 'any';

/** From which role up, how far. No row, nobody. */
type Rule = Partial<Record<Role, Scope>>;

const everyone: Rule = { journalist: 'any' };
const subEditors: Rule = { 'sub-editor': 'any' };
const sectionEditors: Rule = { 'section-editor': 'any' };
const managingEditors: Rule = { 'managing-editor': 'any' };
const administrators: Rule = { administrator: 'any' };

/** Who of the staff may do what with which documents. A story's state narrows it further (`editing` in workflow.ts). */
const policy: Record<Resource, Partial<Record<Operation, Rule>>> = {
  articles: {
    create: everyone,
    read: { journalist: 'desk', 'managing-editor': 'any' },
    update: { journalist: 'own', 'sub-editor': 'desk', 'managing-editor': 'any' },
    delete: { journalist: 'own', 'section-editor': 'desk', 'managing-editor': 'any' },
    purge: administrators,
  },
  authors: {
    create: sectionEditors,
    read: everyone,
    update: { journalist: 'own', 'section-editor': 'any' },
    delete: managingEditors,
    purge: administrators,
  },
  correspondents: {
    create: sectionEditors,
    read: everyone,
    update: sectionEditors,
    delete: managingEditors,
    purge: administrators,
  },
  sections: {
    create: managingEditors,
    read: everyone,
    update: managingEditors,
    delete: managingEditors,
    purge: administrators,
  },
  media: {
    create: everyone,
    read: everyone,
    update: { journalist: 'own', 'sub-editor': 'any' },
    delete: { journalist: 'own', 'section-editor': 'any' },
    purge: administrators,
  },
  desks: {
    create: managingEditors,
    read: everyone,
    update: managingEditors,
    delete: managingEditors,
    purge: administrators,
  },
  users: {
    create: administrators,
    read: everyone,
    update: { journalist: 'own', administrator: 'any' },
    delete: administrators,
    purge: administrators,
  },
  reviews: {
    create: sectionEditors,
    read: subEditors,
    update: subEditors,
    delete: sectionEditors,
    purge: administrators,
  },
  history: { read: { journalist: 'own', 'sub-editor': 'desk', 'managing-editor': 'any' } },
  redirects: {
    create: managingEditors,
    read: everyone,
    update: managingEditors,
    delete: managingEditors,
    purge: administrators,
  },
  'social-networks': { read: everyone, update: managingEditors },
  'house-style': { read: everyone, update: managingEditors },
  site: { read: everyone, update: managingEditors },
  pages: {
    create: sectionEditors,
    read: everyone,
    update: sectionEditors,
    delete: managingEditors,
    purge: administrators,
  },
};

/** What readers (anyone not signed in) may read, in words of the data; no row, nothing. */
export const publicReads: Partial<
  Record<Resource, 'published' | 'active' | 'released' | 'approved' | 'of a public story' | 'all'>
> = {
  articles: 'published',
  authors: 'active',
  correspondents: 'all',
  sections: 'all',
  media: 'released',
  reviews: 'approved',
  redirects: 'of a public story',
  'social-networks': 'all',
  'house-style': 'all',
  site: 'all',
  pages: 'published',
};

/** From which role up documents go to readers and are taken back, where stories' own table of transitions does not say. */
const publishers: Partial<Record<Resource, Role>> = { pages: 'managing-editor' };

/** The least role that publishes documents of a kind; undefined where nobody does. */
export const publisherOf = (resource: Resource): Role | undefined => publishers[resource];

export function mayPublish(resource: Resource, role: Role): boolean {
  const least = publisherOf(resource);
  return least !== undefined && isAtLeast(role, least);
}

/** What an API key of a machine client may do. */
export const keyScopes = ['read-published', 'file-copy'] as const;
export type KeyScope = (typeof keyScopes)[number];

/** Who asks: a reader, a member of staff, or a machine with an API key (which never has its owner's full rights). */
export type Principal =
  | { kind: 'reader' }
  | { kind: 'staff'; id: string; role: Role; desks: readonly string[] }
  | { kind: 'machine'; id: string; role: Role; desks: readonly string[]; scopes: readonly KeyScope[] };

export type Staff = Extract<Principal, { kind: 'staff' }>;

/** How far a role's permission reaches, or undefined if it has none. */
export function scopeOf(resource: Resource, role: Role, operation: Operation): Scope | undefined {
  const rule = policy[resource][operation] ?? {};
  const widest = roles.filter((least) => rule[least] && isAtLeast(role, least)).at(-1);
  return widest && rule[widest];
}

/** Does a permission reach a document that stands so to somebody? */
export const reaches = (
  scope: Scope | undefined,
  { isOwn, isOnDesk }: { isOwn: boolean; isOnDesk: boolean },
): boolean => scope === 'any' || (scope === 'desk' && isOnDesk) || (scope !== undefined && isOwn);

/** The states in which this role may edit copy: as a member of the story's desk, and as one of its own people. */
export function editableStates(role: Role): { onDesk: State[]; own: State[] } {
  return {
    onDesk: states.filter((state) => editing[state] && isAtLeast(role, editing[state].desk)),
    own: states.filter((state) => editing[state]?.ownPeople),
  };
}

/** Who of the staff may write in a story as it stands: its own people in some states, its desk in others. */
export function mayWriteIn({ state, people, desk }: Omit<StoryInSight, 'isVisible'> & { state: State }, staff: Staff) {
  if (!scopeOf('articles', staff.role, 'update')) return false;
  const { onDesk, own } = editableStates(staff.role);
  const isOnDesk = worksOnEveryDesk(staff.role) || (desk !== undefined && staff.desks.includes(desk));
  return (isOnDesk && onDesk.includes(state)) || (people.includes(staff.id) && own.includes(state));
}

/** Who takes a story over from a colleague without asking: who decides at its desk. */
export const takesOverAtOnce = ({ role, isOnDesk }: { role: Role; isOnDesk: boolean }): boolean =>
  isOnDesk && isAtLeast(role, 'section-editor');

/** States whose stories may go to the trash: never one that readers see or are about to. */
export const trashableStates = ['draft', 'spiked', 'killed', 'archived'] as const satisfies readonly State[];

/** What of a story decides who may see it; `isVisible`: readers see it. */
export type StoryInSight = { people: readonly string[]; desk?: string; isVisible: boolean };

/** Is this a colleague on the story: one of its own people, on its desk, or at work on every desk? */
export function isColleagueOn({ people, desk }: Omit<StoryInSight, 'isVisible'>, staff: Staff): boolean {
  const isOnDesk = desk !== undefined && staff.desks.includes(desk);
  return reaches(scopeOf('articles', staff.role, 'read'), { isOwn: people.includes(staff.id), isOnDesk });
}

/** May they read the story? The same answer as the rule that Payload turns into a query, for a story at hand. */
export const maySee = (story: StoryInSight, staff: Staff): boolean => story.isVisible || isColleagueOn(story, staff);

/** States of a story from which none is begun: its words were withdrawn, or it is not to be. */
const notBegunFrom = {
  translate: ['killed', 'spiked'],
  'start-from': ['killed'],
} as const satisfies Record<string, readonly State[]>;
/** Ways to begin a story from another one: in another language, or with its words. */
export type Beginning = keyof typeof notBegunFrom;

/** Who may see a story and write stories begins one from it, but for some states. */
export const mayBeginFrom = (state: State, { role }: Pick<Staff, 'role'>, way: Beginning): boolean =>
  scopeOf('articles', role, 'create') !== undefined && !notBegunFrom[way].some((each) => each === state);

export { worksOnEveryDesk };
