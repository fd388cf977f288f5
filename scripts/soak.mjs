import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from './prepare/run.mjs';

/** The long runs there are; `npm test` has a short one of each. */
const soaks = { typing: 'test/browser/typingSoak.test.ts', together: 'test/browser/togetherSoak.test.ts' };

const [name = '', ...options] = process.argv.slice(2);
const valueOf = (option, otherwise) => {
  const at = options.indexOf(option);
  return at < 0 ? otherwise : Number(options[at + 1]);
};
const seconds = valueOf('--seconds', 1_800);
const seed = valueOf('--seed', Date.now() % 1_000_000);

if (!soaks[name] || !(seconds > 0) || !Number.isInteger(seed)) {
  console.error(`npm run soak -- ${Object.keys(soaks).join('|')} [--seconds 1800] [--seed 1]`);
  process.exit(2);
}
console.log(`Soak ${name}: ${seconds} s, seed ${seed}`);
spawn(process.execPath, [path.join(root, 'scripts/test.mjs'), soaks[name]], {
  cwd: root,
  env: { ...process.env, SOAK_SECONDS: String(seconds), SOAK_SEED: String(seed) },
  stdio: 'inherit',
}).on('exit', (code) => {
  process.exitCode = code ?? 1;
});
