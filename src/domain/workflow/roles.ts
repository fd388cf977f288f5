/** The newsroom's roles, from the narrowest to the widest. */
export const roles = [
  'journalist',
  'correspondent',
  'sub-editor',
  'section-editor',
  'managing-editor',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

const rank: Record<Role, number> = {
  journalist: 1,
  correspondent: 1,
  'sub-editor': 2,
  'section-editor': 3,
  'managing-editor': 4,
  administrator: 5,
};

export const isRole = (value: unknown): value is Role => typeof value === 'string' && Object.hasOwn(rank, value);

/** Is `role` this one or above it? Journalist and correspondent are equals. */
export const isAtLeast = (role: Role, least: Role): boolean => rank[role] >= rank[least];

/** Managing editors and administrators work on every desk; the rest on those they are members of. */
export const worksOnEveryDesk = (role: Role): boolean => isAtLeast(role, 'managing-editor');
