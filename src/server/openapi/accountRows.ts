import { answer, json, type NotOffered, type RowGiven } from './operation.ts';
import { ref } from '../../http/jsonSchema.ts';
import { nullable, object, type Schema } from '../../http/shapes.ts';

const text: Schema = { type: 'string' };
const seconds: Schema = { type: 'integer', description: 'When it ends, in seconds since 1970.' };
const message = { message: text };
const told = (description: string) => answer(description, object(message, ['message']));
const user = ref('User');
const email: Schema = { type: 'string', format: 'email' };
const credentials = object({ email, password: { type: 'string', format: 'password' } }, ['email', 'password']);
const session = (description: string) =>
  answer(
    description,
    object({ ...message, token: { type: 'string', description: 'A JWT.' }, exp: seconds, user }, [
      'token',
      'exp',
      'user',
    ]),
  );
const noMail: NotOffered = { notOffered: 'This newsroom sends no e-mail. An administrator sets a new password.' };

const whoYouAre = object(
  { ...message, user: nullable(user), collection: text, strategy: text, token: text, exp: seconds },
  ['user', 'message'],
);
const renewed = object(
  { ...message, refreshedToken: text, exp: seconds, user, setCookie: { type: 'boolean' }, strategy: text },
  ['refreshedToken', 'exp', 'user'],
);

/** Signing in and out. */
export const accountRows: Record<string, () => RowGiven | NotOffered> = {
  'post /login': () => ({
    names: ['signIn', 'Sign in'],
    description:
      'Answers a token, and sets it as the cookie `payload-token`. After ten wrong passwords one waits before the next, 15 seconds and then longer, up to five minutes. A second cookie, `dateline-device-…`, keeps the wrong passwords of others from counting where one has signed in before.',
    callers: 'anybody',
    body: json(credentials, { email: 'editor@newsroom.example', password: '…' }),
    answers: { 200: session('Signed in.') },
    refusals: [400, 401, 429],
  }),
  'post /logout': () => ({
    names: ['signOut', 'Sign out'],
    parameters: ['allSessions'],
    answers: { 200: told('The session has ended.') },
    refusals: [400, 403],
  }),
  'get /me': () => ({
    names: ['whoAmI', 'Who you are'],
    description: 'A key may not ask: 403.',
    answers: { 200: answer('Your user, or null.', whoYouAre) },
    refusals: [403],
  }),
  'post /refresh-token': () => ({
    names: ['refreshSession', 'Extend your session'],
    answers: { 200: answer('A new token.', renewed) },
    refusals: [401, 403],
  }),
  'post /unlock': () => ({
    names: ['unlockAccount', 'Let a user sign in again after wrong passwords, without a wait'],
    body: json(object({ email }, ['email'])),
    answers: { 200: told('Unlocked.') },
    refusals: [400, 401, 403],
  }),
  'get /init': () => ({
    names: ['isSetUp', 'Is there a user yet?'],
    answers: { 200: answer('Yes or no.', object({ initialized: { type: 'boolean' } }, ['initialized'])) },
    refusals: [],
  }),
  'post /forgot-password': () => noMail,
  'post /reset-password': () => noMail,
  'post /verify/:id': () => ({ notOffered: 'Accounts are opened by an administrator and need no confirmation.' }),
};
