import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { contractSchemas } from '../published/kinds.ts';
import { contract } from '../published/storage/contract.ts';
import { inProject } from './inProject.ts';

const target = inProject('src/published/storage/contract.ts');

/** A short hash of everything that readers get, as JSON Schema. */
export const fingerprintOf = (schemas: Readonly<Record<string, z.ZodType>> = contractSchemas): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(schemas).map(([name, schema]) => [name, z.toJSONSchema(schema)])))
    .digest('hex')
    .slice(0, 16);

/** Raises the version in src/published/storage/contract.ts if the schemas are not those it was raised for. */
export async function writeContract(): Promise<string> {
  const fingerprint = fingerprintOf();
  if (fingerprint === contract.fingerprint) return `The contract is still version ${contract.version}.`;
  const version = contract.version + 1;
  const text = await readFile(target, 'utf8');
  const raised = text
    .replace(/version: \d+/, `version: ${version}`)
    .replace(/fingerprint: '\w*'/, `fingerprint: '${fingerprint}'`);
  await writeFile(target, raised);
  return `What readers get has changed: the contract is version ${version} now.`;
}
