import type { Payload } from 'payload';
import { settingsOf } from '../config/custom.ts';
import { hasUsers } from '../newsroom/accounts/firstUser.ts';
import { linkForFirstUser } from '../server/firstUser.ts';
import { CliError } from './cliError.ts';

/** The one-time link with which the first user registers. */
export async function printFirstUser(payload: Payload, dataDir: string): Promise<string> {
  if (await hasUsers(payload))
    throw new CliError('This newsroom has users already: an administrator opens accounts in the admin.');
  return linkForFirstUser(payload, { dataDir, publicUrl: settingsOf(payload).publicUrl });
}
