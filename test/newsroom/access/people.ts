import type { TypedUser } from 'payload';
import { client, signIn, type Client, type Newsroom } from '../../support/newsroom.ts';

/** Whoever may ask. The stories are the correspondent's, on the politics desk; the outsider edits on another desk. */
export const askers = [
  'reader',
  'bare-key',
  'read-key',
  'copy-key',
  'closed',
  'closed-key',
  'outsider',
  'journalist',
  'correspondent',
  'sub-editor',
  'section-editor',
  'managing-editor',
  'administrator',
] as const;
export type Asker = (typeof askers)[number];

/** The same asker over HTTP and in Payload's own Local API. */
export type Standing = { http: Client; user: TypedUser | null };

/** Keys belong to administrators: what a machine may do comes from its scopes, never from its owner. */
const keyScopes: Partial<Record<Asker, readonly string[]>> = {
  'bare-key': [],
  'read-key': ['read-published'],
  'copy-key': ['file-copy'],
  'closed-key': ['read-published', 'file-copy'],
};

async function userOf({ payload }: Newsroom, id: string, strategy: string): Promise<TypedUser> {
  const user = await payload.findByID({ collection: 'users', id, depth: 0, trash: true });
  return { ...user, collection: 'users', _strategy: strategy } as TypedUser;
}

async function machine(newsroom: Newsroom, url: string, name: Asker): Promise<Standing> {
  const { payload, desks } = newsroom;
  const apiKey = `key-of-the-${name}-000000000000`;
  const data = {
    name: `The ${name}`,
    email: `${name}@newsroom.example`,
    password: `not for signing in ${name}`,
    role: 'administrator',
    desks: [desks.politics],
    keyScopes: keyScopes[name],
    enableAPIKey: true,
    apiKey,
  };
  const { id } = await payload.create({ collection: 'users', data: data as never });
  const http = client(url, { Authorization: `users API-Key ${apiKey}` });
  return { http, user: await userOf(newsroom, String(id), 'api-key') };
}

/** A session and a key of accounts that are closed afterwards: both have to be worth nothing from then on. */
async function close(newsroom: Newsroom, admin: Client, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const { status } = await admin('DELETE', `/api/users/${id}`);
    if (status !== 200) throw new Error(`Could not close the account: ${status}`);
  }
}

export async function standings(newsroom: Newsroom, url: string): Promise<Record<Asker, Standing>> {
  const { payload, staff, desks } = newsroom;
  const found: Partial<Record<Asker, Standing>> = { reader: { http: client(url), user: null } };
  for (const [name, { id, email }] of Object.entries(staff))
    found[name as Asker] = { http: await signIn(url, email), user: await userOf(newsroom, id, 'local-jwt') };
  for (const name of ['bare-key', 'read-key', 'copy-key', 'closed-key'] as const)
    found[name] = await machine(newsroom, url, name);
  const { password } = await import('../../support/newsroom.ts');
  const leaver = { name: 'The closed', email: 'closed@newsroom.example', password, role: 'managing-editor' };
  const { id } = await payload.create({ collection: 'users', data: { ...leaver, desks: [desks.politics] } as never });
  // Through the Local API a closed account does not sign in at all, so it asks as nobody.
  found.closed = { http: await signIn(url, leaver.email), user: null };
  const closedKey = found['closed-key'];
  await close(newsroom, found.administrator!.http, [String(id), String(closedKey?.user?.id)]);
  found['closed-key'] = { http: closedKey!.http, user: null };
  return found as Record<Asker, Standing>;
}
