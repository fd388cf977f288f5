/** node generateClients.mjs DOCUMENT.json FOLDER: clients of an OpenAPI document by generators of three families, in TypeScript. */
import { createClient } from '@hey-api/openapi-ts';
import { generateSource } from 'oazapfts';
import openapiTS, { astToString } from 'openapi-typescript';
import { mkdir, readFile, writeFile } from 'node:fs/promises';

const [, , document, folder] = process.argv;
await mkdir(folder, { recursive: true });
await writeFile(`${folder}/openapiTypescript.ts`, astToString(await openapiTS(await readFile(document, 'utf8'))));
await writeFile(`${folder}/oazapfts.ts`, await generateSource(document));
await createClient({
  input: document,
  output: `${folder}/heyApi`,
  plugins: ['@hey-api/typescript', '@hey-api/sdk', '@hey-api/client-fetch'],
  logs: { level: 'silent' },
});
