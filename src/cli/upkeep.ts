import type { Payload } from 'payload';
import { CliError } from './cliError.ts';
import { settingsOf } from '../config/custom.ts';
import { hasUsers } from '../newsroom/accounts/firstUser.ts';
import { linkForFirstUser } from '../server/firstUser.ts';
import { tellRestored } from '../newsroom/publish/readModel.ts';
import { forgetGivenUp, photosMissing, renderPhoto } from '../jobs/renditions.ts';
import { refusalFrom } from '../server/refusals.ts';

/** Forgets the wrong passwords tried for an account, and opens it if it is locked. The password stays as it is. */
export async function unlockUser(payload: Payload, emailArgument: string | undefined): Promise<string> {
  if (!emailArgument) throw new CliError('Name the user: npx dateline users unlock EMAIL');
  const email = emailArgument.toLowerCase().trim();
  const { totalDocs } = await payload.count({ collection: 'users', where: { email: { equals: email } } });
  if (totalDocs === 0) throw new CliError(`Nobody works here as ${email}.`);
  await payload.unlock({ collection: 'users', data: { email, password: '' }, overrideAccess: true });
  return `${email} may sign in again. Nothing else has changed: the password is the same.`;
}

/** The one-time link with which the first user registers. */
export async function printFirstUser(payload: Payload, dataDir: string): Promise<string> {
  if (await hasUsers(payload))
    throw new CliError('This newsroom has users already: an administrator opens accounts in the admin.');
  return linkForFirstUser(payload, { dataDir, publicUrl: settingsOf(payload).publicUrl });
}

/** After the database was put back from a backup: subscribers of the wire hold what it never had, and begin again. */
export async function tellSubscribers(payload: Payload): Promise<string> {
  await tellRestored(payload);
  return 'Tokens of the wire from before are refused from now on: subscribers begin again with after=start.';
}

/** Makes the renditions that photos lack, one photo after the other, and says which. */
export async function makeMissing(payload: Payload): Promise<{ text: string; code: number }> {
  const lines: string[] = [];
  const failed: string[] = [];
  for await (const { id, filename } of photosMissing(payload)) {
    const problem = await renderPhoto(payload, id).then(
      () => undefined,
      (error: unknown) => refusalFrom(error)?.message ?? String((error as Error).message),
    );
    if (problem) failed.push(id);
    lines.push(`  ${id}  ${filename}  ${problem ?? 'made'}`);
  }
  await forgetGivenUp(payload, { except: failed });
  if (lines.length === 0) return { text: 'Every photo has its renditions.', code: 0 };
  const sum = `Photos without renditions: ${lines.length}. ${lines.length - failed.length} made, ${failed.length} not.`;
  return { text: [...lines, sum].join('\n'), code: failed.length > 0 ? 1 : 0 };
}
