import { words } from '../../src/domain/labels.ts';
import { principalOf } from '../shared/principal.ts';
import { newsroomCollection } from '../shared/collection.ts';
import { endPreviewsOfTrashed } from '../shared/hooks.ts';
import { endpointsOf } from '../shared/route.ts';
import { userRoutes } from './endpoints.ts';
import { fields } from './fields.ts';
import { makeFirstUserAdministrator } from './firstUser.ts';
import {
  leaveStories,
  leaveStoriesOfEnded,
  askForFreshSignIn,
  refuseEndedSession,
  refuseShortSecret,
  refuseTrashedLogin,
  revokeSessionsOfTrashed,
} from './hooks.ts';
import { checkTry, forgetWrongTries, welcome } from './signIn.ts';

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
    // Payload's lock keeps the account's owner out with the stranger: src/signIn slows down instead. Without a number there
    // would be no lock that an administrator opens.
    maxLoginAttempts: Number.MAX_SAFE_INTEGER,
    depth: 0,
    cookies: { sameSite: 'Lax', secure: process.env.PUBLIC_URL?.startsWith('https:') ?? false },
  },
  hooks: {
    beforeOperation: [refuseShortSecret, askForFreshSignIn, checkTry, refuseEndedSession],
    beforeChange: [makeFirstUserAdministrator, revokeSessionsOfTrashed],
    afterChange: [leaveStoriesOfEnded, endPreviewsOfTrashed],
    beforeLogin: [refuseTrashedLogin],
    afterLogin: [welcome],
    afterOperation: [forgetWrongTries],
    afterLogout: [leaveStories],
    me: [
      // The session's own user is theirs to read; a machine learns nothing of its owner.
      ({ user }) => (principalOf(user).kind === 'machine' ? { exp: 0, user: { id: user.id } } : undefined),
    ],
  },
  endpoints: endpointsOf('users', userRoutes),
  fields,
});
