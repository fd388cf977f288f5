import type { Payload } from 'payload';
import { tellRestored } from '../newsroom/publish/readModel.ts';

/** After the database was put back from a backup: subscribers of the wire hold what it never had, and begin again. */
export async function tellSubscribers(payload: Payload): Promise<string> {
  await tellRestored(payload);
  return 'Tokens of the wire from before are refused from now on: subscribers begin again with after=start.';
}
