import {
  addDataAndFileToRequest,
  registerFirstUserOperation,
  type CollectionBeforeChangeHook,
  type Endpoint,
  type PayloadRequest,
} from 'payload';
import { generatePayloadCookie, parseCookies } from 'payload/shared';
import {
  firstUserCookie,
  hasUsers,
  isFirstUserToken,
  refuseFirstUser,
  useFirstUserToken,
} from '../../src/newsroom/accounts/firstUser.ts';
import { Refusal } from '../../src/domain/refusal.ts';

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
  const given: unknown = token ?? parseCookies(req.headers).get(firstUserCookie);
  return { token: typeof given === 'string' && given ? given : undefined, data };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** POST /api/users/first-register {token, name, email, password}: Payload's own, for who has the one-time link. */
export const registerFirstUser: Omit<Endpoint, 'root'> = {
  path: '/first-register',
  method: 'post',
  handler: async (req) => {
    const { token, data } = await sentIn(req);
    await refuseWhereSomebodyWorks(req);
    // Asked again within the transaction; here before anything of the rest is looked at.
    if (!token || !(await isFirstUserToken(req.payload, token))) refuseFirstUser(token);
    req.context.firstUserToken = token;
    const collection = req.payload.collections.users;
    const { email, password } = data;
    const account = { ...data, email: text(email), password: text(password) };
    const signedIn = await registerFirstUserOperation({ collection, data: account as never, req });
    const { cookiePrefix } = req.payload.config;
    const cookie = { collectionAuthConfig: collection.config.auth, cookiePrefix };
    const headers = new Headers({ 'Set-Cookie': generatePayloadCookie({ ...cookie, token: signedIn.token! }) });
    return Response.json(
      { message: req.t('authentication:successfullyRegisteredFirstUser'), ...signedIn },
      { headers },
    );
  },
};
