import path from 'node:path';
import { withLock } from './lock.mjs';
import { silent } from './progress.mjs';
import { aptInstall, cache, canUseApt, findOnPath, root, run, tail } from './run.mjs';

const browsers = path.join(cache, 'browsers');

/** What to do where no browser is found; the browser tests fail with this line. */
export const chromiumWanted =
  'The browser tests need Chromium: install it (Debian, Ubuntu: apt-get install chromium) or name a binary with CHROMIUM_PATH.';

/** The path of a Chromium that runs on this machine, installed if need be; undefined, with a line that says what to do, if there is none. */
export async function ensureChromium(progress = silent, { env = process.env } = {}) {
  const found = (await findChromium(env)) ?? (await withLock('chromium', progress, () => fetchChromium(env, progress)));
  if (found) progress.outcome(found);
  else progress.note(chromiumWanted);
  return found;
}

async function findChromium(env) {
  const named = env.CHROMIUM_PATH;
  if (named) return (await runs(named)) ? named : undefined;
  const onPath = await findOnPath('chromium', 'chromium-browser', 'google-chrome');
  if (onPath && (await runs(onPath))) return onPath;
  const own = await ownDownload();
  return own && (await runs(own)) ? own : undefined;
}

async function fetchChromium(env, progress) {
  if (env.CHROMIUM_PATH) {
    progress.note(`CHROMIUM_PATH is ${env.CHROMIUM_PATH}, but that does not run.`);
    return undefined;
  }
  const installedMeanwhile = await findChromium(env);
  if (installedMeanwhile) return installedMeanwhile;
  // The admin speaks Russian and Azerbaijani too: without a font for them its screenshots are empty boxes.
  if ((await canUseApt()) && (await aptInstall(['chromium', 'fonts-dejavu-core'], progress))) return findChromium(env);
  progress.update("playwright's own download");
  const { code, output } = await run(process.execPath, [playwright('cli.js'), 'install', 'chromium'], {
    env: { PLAYWRIGHT_BROWSERS_PATH: browsers },
    stall: { seconds: 20 },
    onLine: (line) => progress.update(`playwright's own download: ${line.slice(0, 60)}`),
  });
  if (code !== 0) progress.note(`playwright's own download failed: ${tail(output, 1)}`);
  return findChromium(env);
}

/** Where playwright keeps the browser that it downloaded, whether or not it has done so. */
async function ownDownload() {
  const script = "import { chromium } from 'playwright-core'; console.log(chromium.executablePath());";
  const env = { PLAYWRIGHT_BROWSERS_PATH: browsers };
  const { code, output } = await run(process.execPath, ['--input-type=module', '-e', script], { env });
  return code === 0 ? tail(output, 1) : undefined;
}

const playwright = (file) => path.join(root, 'node_modules/playwright-core', file);

async function runs(binary) {
  const { code, output } = await run(binary, ['--version'], { stall: { seconds: 20 } });
  return code === 0 && /\d+\.\d+/.test(output);
}
