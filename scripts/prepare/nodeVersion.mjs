import { readFileSync } from 'node:fs';

/** Ends the process with a clear line on a Node that is too old. Plain syntax only, so that such a Node can read this file. */
export function requireNode() {
  const { engines } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const required = numbersIn(engines.node);
  const here = numbersIn(process.versions.node);
  const at = required.findIndex((number, index) => number !== here[index]);
  if (at < 0 || here[at] > required[at]) return;
  console.error(`Dateline needs Node ${required.join('.')} or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}

const numbersIn = (version) =>
  version
    .replace(/^[^\d]*/, '')
    .split('.')
    .map(Number);
