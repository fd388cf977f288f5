import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import { openApiOfV1 } from '../../src/server/openapi/v1.ts';

/** Made by `npm run generate`; a test says when it is no longer what the document says. */
export const file = new URL('v1.d.ts', import.meta.url);

const head = '// Made from /v1/openapi.json by openapi-typescript: `npm run generate`. Not to be edited.\n';

/** The types of `/v1`, from the document of this version. */
export const typesOfV1 = async (): Promise<string> =>
  head + astToString(await openapiTS(JSON.stringify(openApiOfV1())));

export const writtenTypes = (): string => readFileSync(file, 'utf8');

if (process.argv[1] === file.pathname.replace('v1.d.ts', 'generate.ts')) writeFileSync(file, await typesOfV1());
