import type { SanitizedGlobalConfig } from 'payload';
import { ref, nullable, object, type JsonSchema } from '../../http/jsonSchema.ts';
import { partName, schemaName } from './components.ts';
import { does, text, type Endpoints, type NotOffered } from './endpoints.ts';

const message = { message: text };
const messageAnswer = object(message, ['message']);
const user = ref('User');
const email: JsonSchema = { type: 'string', format: 'email' };
const exp: JsonSchema = { type: 'integer', description: 'When it ends, in seconds since 1970.' };
const credentials = object({ email, password: { type: 'string', format: 'password' } }, ['email', 'password']);
const token: JsonSchema = { type: 'string', description: 'A JWT.' };
const session = object({ ...message, token, exp, user }, ['token', 'exp', 'user']);
const whoYouAre = object({ ...message, user: nullable(user), collection: text, strategy: text, token: text, exp }, [
  'user',
  'message',
]);
const renewed = object(
  { ...message, refreshedToken: text, exp, user, setCookie: { type: 'boolean' }, strategy: text },
  ['refreshedToken', 'exp', 'user'],
);
const isSetUp = object({ initialized: { type: 'boolean' } }, ['initialized']);
const noMail: NotOffered = { notOffered: 'This newsroom sends no e-mail. An administrator sets a new password.' };

/** Signing in and out. */
export const accountEndpoints: Endpoints<unknown> = {
  'post /login': () =>
    does('signIn', 'Sign in', ['Signed in.', session], {
      description:
        'Answers a token, and sets it as the cookie `payload-token`. After ten wrong passwords one waits before the next, 15 seconds and then longer, up to five minutes. A second cookie, `dateline-device-…`, keeps the wrong passwords of others from counting where one has signed in before.',
      access: 'anybody',
      body: credentials,
      example: { email: 'editor@newsroom.example', password: '…' },
      refusals: [400, 401, 429],
    }),
  'post /logout': () =>
    does('signOut', 'Sign out', ['The session has ended.', messageAnswer], {
      query: ['allSessions'],
      refusals: [400, 403],
    }),
  'get /me': () =>
    does('whoAmI', 'Who you are', ['Your user, or null.', whoYouAre], {
      description: 'A key may not ask: 403.',
      refusals: [403],
    }),
  'post /refresh-token': () =>
    does('refreshSession', 'Extend your session', ['A new token.', renewed], { refusals: [401, 403] }),
  'post /unlock': () =>
    does(
      'unlockAccount',
      'Let a user sign in again after wrong passwords, without a wait',
      ['Unlocked.', messageAnswer],
      {
        body: object({ email }, ['email']),
        refusals: [400, 401, 403],
      },
    ),
  'get /init': () => does('isSetUp', 'Is there a user yet?', ['Yes or no.', isSetUp], { refusals: [] }),
  'post /forgot-password': () => noMail,
  'post /reset-password': () => noMail,
  'post /verify/:id': () => ({ notOffered: 'Accounts are opened by an administrator and need no confirmation.' }),
};

const noVersions: NotOffered = { notOffered: 'No versions are kept of this.' };
const anything: JsonSchema = { type: 'object' };
const permissions = ['Your permissions.', anything] as const;
const namesOf = ({ slug }: SanitizedGlobalConfig) => ({ one: schemaName(slug), words: slug.replaceAll('-', ' ') });
const changedSchema = (one: string): JsonSchema => object({ result: ref(one), ...message }, ['result', 'message']);

/** Globals: one document each. */
export const globalEndpoints: Endpoints<SanitizedGlobalConfig> = {
  'get /': (global) => {
    const { one, words } = namesOf(global);
    return does(`get${one}`, `Read ${words}`, ['The settings.', partName(one)], {
      query: ['depth', 'select'],
      refusals: [403],
    });
  },
  'post /': (global) => {
    const { one, words } = namesOf(global);
    return does(`update${one}`, `Change ${words}`, ['Saved.', changedSchema(one)], { body: `${one}Update` });
  },
  'post /access': (global) => {
    const { one, words } = namesOf(global);
    const declaration = { access: 'anybody', body: anything, example: {}, refusals: [] } as const;
    return does(`mayDoWith${one}`, `What you may do with ${words}`, permissions, declaration);
  },
  'get /versions': () => noVersions,
  'get /versions/:id': () => noVersions,
  'post /versions/:id': () => noVersions,
};

export const rootEndpoints: Endpoints<unknown> = {
  'get /access': () => does('mayDo', 'What you may do, by collection and field', permissions, { refusals: [] }),
};

const forgotten = ['Forgotten.', anything] as const;
const documentAnswer = object({ doc: anything, ...message }, ['message']);

/** What the admin UI keeps for itself. Everything else of Payload's own collections is not offered. */
export const internalEndpoints: Readonly<Record<string, Endpoints<unknown>>> = {
  'payload-preferences': {
    'get /:key': () =>
      does(
        'getPreference',
        'Read a preference of yours',
        ['The preference; `value` is null if there is none.', anything],
        { access: 'session', refusals: [401, 403] },
      ),
    'post /:key': () =>
      does('setPreference', 'Keep a preference of yours', ['Kept.', documentAnswer], {
        description:
          'A name of 200 characters at most, a value of 16 KB. Of more than 500 those that were set longest ago go.',
        body: object({ value: {} }, ['value']),
        refusals: [400, 401, 403, 422],
      }),
    'delete /:key': () =>
      does('forgetPreference', 'Forget a preference of yours', forgotten, { refusals: [401, 403, 404] }),
    'delete /': () =>
      does('forgetPreferences', 'Forget many of your preferences', forgotten, {
        query: ['where'],
        refusals: [400, 401, 403],
      }),
  },
};
