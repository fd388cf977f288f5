import { chromiumWanted, ensureChromium, ensureServerBuild } from '../../scripts/prepare.mjs';
import startMongo from './globalSetup.mjs';

/** As globalSetup.mjs, and the server's build (scripts/prepare.mjs, `serverCommand`) and a browser: CHROMIUM_PATH names it, or CHROMIUM_MISSING says what to install. */
export default async function startMongoAndFindBrowser() {
  await startMongo();
  await ensureServerBuild();
  const chromium = await ensureChromium();
  if (chromium) process.env.CHROMIUM_PATH = chromium;
  else process.env.CHROMIUM_MISSING = chromiumWanted;
}
