import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Payload } from 'payload';
import { isBeingMade, markOf } from '../../sample/load/mark.ts';
import { removeWritten } from '../../sample/load/remove.ts';
import { CliError } from './cliError.ts';

const describeCounts = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ') || 'nothing';

/** Takes away what the sample wrote, and says what stays because others use it. */
export async function removeSample(payload: Payload, dataDir: string): Promise<string> {
  const mark = await markOf(payload);
  if (!mark) throw new CliError('There is no sample newsroom in this database.');
  if (!mark.owner)
    throw new CliError('An older release made this sample newsroom: nothing tells its documents from yours.');
  if (isBeingMade(mark))
    throw new CliError('The sample newsroom is being made at this moment: wait, or stop that start.');
  const { removed, kept: left } = await removeWritten(payload, mark.owner.run);
  const summary = `Removed: ${describeCounts(removed)}.`;
  if (Object.keys(left).length > 0)
    return `${summary}\nKept, for documents of yours use them: ${describeCounts(left)}.`;
  await rm(join(dataDir, 'sample-logins.json'), { force: true });
  return summary;
}
