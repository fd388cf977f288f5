import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { missingPlatformPackages, withPlatformPackages } from './prepare/platformPackages.mjs';
import { root } from './prepare/run.mjs';

/**
 * `npm run lockfile`, after every `npm install`: where a registry does not carry the builds for other platforms, npm drops them
 * from the lockfile, and `npm ci` then refuses it everywhere.
 */
const file = path.join(root, 'package-lock.json');
const lockfile = JSON.parse(readFileSync(file, 'utf8'));
const missing = missingPlatformPackages(lockfile);
if (missing.length) writeFileSync(file, `${JSON.stringify(withPlatformPackages(lockfile), null, 2)}\n`);
console.log(missing.length ? `Added ${missing.length} packages of other platforms.` : 'The lockfile is complete.');
