import { words } from '../../src/domain/labels.ts';
import { principalOf } from '../shared/principal.ts';
import { newsroomCollection } from '../shared/collection.ts';
import { endPreviewsOfTrashed } from '../shared/endPreviews.ts';
import { endpoints } from './endpoints.ts';
import { fields } from './fields.ts';
import { makeFirstUserAdministrator } from './firstUser.ts';
import {
  leaveStories,
  leaveStoriesOfEnded,
  askForFreshSignIn,
  refuseEndedSession,
  refuseShortPassword,
  refuseTrashedLogin,
  revokeSessionsOfTrashed,
} from './hooks.ts';
import { takeAsLong } from './unknownLogin.ts';

/** Staff with a login. A machine client is a user's API key, held to the key's scopes. */
export const users = newsroomCollection({
  slug: 'users',
  labels: {
    singular: words('User', 'İstifadəçi', 'Пользователь'),
    plural: words('Users', 'İstifadəçilər', 'Пользователи'),
  },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'role', 'desks'],
    group: words('Settings', 'Parametrlər', 'Настройки'),
  },
  defaultSort: 'name',
  auth: {
    useAPIKey: true,
    useSessions: true,
    tokenExpiration: 10 * 60 * 60,
    maxLoginAttempts: 5,
    lockTime: 10 * 60 * 1000,
    depth: 0,
    cookies: { sameSite: 'Lax', secure: process.env.PUBLIC_URL?.startsWith('https:') ?? false },
  },
  hooks: {
    beforeOperation: [refuseShortPassword, askForFreshSignIn, takeAsLong, refuseEndedSession],
    beforeChange: [makeFirstUserAdministrator, revokeSessionsOfTrashed],
    afterChange: [leaveStoriesOfEnded, endPreviewsOfTrashed],
    beforeLogin: [refuseTrashedLogin],
    afterLogout: [leaveStories],
    me: [
      // The session's own user is theirs to read; a machine learns nothing of its owner.
      ({ user }) =>
        principalOf(user as never).kind === 'machine' ? { exp: 0, user: { id: user.id } as never } : undefined,
    ],
  },
  endpoints,
  fields,
});
