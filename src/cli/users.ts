import type { Payload } from 'payload';
import { CliError } from './cliError.ts';

/** Forgets the wrong passwords tried for an account, and opens it if it is locked. The password stays as it is. */
export async function unlockUser(payload: Payload, given: string | undefined): Promise<string> {
  if (!given) throw new CliError('Name the user: npx dateline users unlock EMAIL');
  const email = given.toLowerCase().trim();
  const { totalDocs } = await payload.count({ collection: 'users', where: { email: { equals: email } } });
  if (totalDocs === 0) throw new CliError(`Nobody works here as ${email}.`);
  await payload.unlock({ collection: 'users', data: { email, password: '' }, overrideAccess: true });
  return `${email} may sign in again. Nothing else has changed: the password is the same.`;
}
