import {
  addDataAndFileToRequest,
  registerFirstUserOperation,
  type CollectionBeforeChangeHook,
  type PayloadRequest,
} from 'payload';
import { z } from 'zod';
import { generatePayloadCookie, parseCookies } from 'payload/shared';
import {
  firstUserCookie,
  hasUsers,
  isFirstUserToken,
  refuseFirstUser,
  useFirstUserToken,
} from '../../src/newsroom/accounts/firstUser.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { jsonBody } from '../../src/http/route.ts';
import { user } from '../shared/answers.ts';
import { defineEndpoint, reply } from '../shared/route.ts';

const refuseWhereSomebodyWorks = async (req: PayloadRequest): Promise<void> => {
  if (await hasUsers(req.payload, req))
    throw new Refusal('not-allowed', 'This newsroom has users already. An administrator opens accounts.');
};

/**
 * Whoever sets the newsroom up runs it: with no users yet, not in the trash either, the first one is its administrator, if
 * they have the one-time link.
 */
export const makeFirstUserAdministrator: CollectionBeforeChangeHook = async ({ data, operation, req }) => {
  if (operation !== 'create' || req.user || req.payloadAPI === 'local') return data;
  await refuseWhereSomebodyWorks(req);
  await useFirstUserToken(req.context.firstUserToken as string | undefined, req);
  return { ...data, role: 'administrator' };
};

/** What was sent, and the token apart: in the body, or in the cookie that opening the link has set. */
async function sentIn(req: PayloadRequest): Promise<{ token?: string; data: Record<string, unknown> }> {
  await addDataAndFileToRequest(req);
  const { token, ...data } = req.data ?? {};
  const candidate: unknown = token ?? parseCookies(req.headers).get(firstUserCookie);
  return { token: typeof candidate === 'string' && candidate ? candidate : undefined, data };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const signedIn = z.strictObject({
  message: z.string().optional(),
  token: z.string().describe('A JWT.'),
  exp: z.int().describe('When it ends, in seconds since 1970.'),
  user,
});

/** What documents say of the order; Payload and the fields of users check it, once the link is known to be right. */
const order = z.strictObject({
  token: z.string().optional().describe('Else that of the cookie which opening the link sets.'),
  name: z.string(),
  email: z.email(),
  password: z.string().min(12).meta({ format: 'password' }),
});

type FirstUser = Parameters<typeof registerFirstUserOperation>[0]['data'];

/** Payload's own, for who has the one-time link. */
export const registerFirstUser = defineEndpoint(
  {
    method: 'post',
    path: '/api/users/first-register',
    operationId: 'createFirstUser',
    summary: 'Create the first user, an administrator',
    description:
      'Only while there is no user at all, and with the token of the one-time link that the start made (`npx dateline first-user`).',
    tag: 'Users',
    access: 'anybody',
    body: jsonBody(order),
    readsBody: 'itself',
    answers: { 200: { description: 'Created and signed in.', body: signedIn } },
    refusals: [400, 403, 422],
  },
  async (_given, { req }) => {
    const { token, data } = await sentIn(req);
    await refuseWhereSomebodyWorks(req);
    // Asked again within the transaction; here before anything of the rest is looked at.
    if (!token || !(await isFirstUserToken(req.payload, token))) refuseFirstUser(token);
    req.context.firstUserToken = token;
    const collection = req.payload.collections.users;
    const { email, password } = data;
    const account = { ...data, email: text(email), password: text(password) } as FirstUser;
    const session = await registerFirstUserOperation({ collection, data: account, req });
    const { cookiePrefix } = req.payload.config;
    const cookie = { collectionAuthConfig: collection.config.auth, cookiePrefix };
    const message = req.t('authentication:successfullyRegisteredFirstUser');
    const body = { message, ...session } as z.input<typeof signedIn>;
    return reply(200, body, { 'Set-Cookie': generatePayloadCookie({ ...cookie, token: session.token! }) });
  },
);
