import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import { parseCookies, type Payload } from 'payload';
import {
  endFirstUserTokens,
  firstUserCookie,
  firstUserLink,
  firstUserPage,
  hasUsers,
  isFirstUserToken,
  makeFirstUserToken,
} from '../newsroom/accounts/firstUser.ts';
import type { Terminal } from './announce.ts';

type Places = { dataDir: string; publicUrl: string };

const fileIn = (dataDir: string): string => join(dataDir, 'first-user');

/** The one-time link for the first user: the one kept in the data directory while it works, else a new one. */
export async function linkForFirstUser(payload: Payload, { dataDir, publicUrl }: Places): Promise<string> {
  const stored = await readFile(fileIn(dataDir), 'utf8').catch(() => '');
  const token = /[?&]token=([\w-]+)/.exec(stored)?.[1];
  const isLiving = token !== undefined && (await isFirstUserToken(payload, token));
  return firstUserLink(publicUrl, isLiving ? token : await makeFirstUserToken(payload));
}

/** Whole, and for the owner of the process alone to read. Where there is no data directory none is made. */
async function keepLink(link: string, dataDir: string): Promise<boolean> {
  const part = `${fileIn(dataDir)}.${randomUUID()}`;
  try {
    await writeFile(part, `${link}\n`, { mode: 0o600, flag: 'wx' });
    await rename(part, fileIn(dataDir));
    return true;
  } catch {
    await rm(part, { force: true }).catch(() => undefined);
    return false;
  }
}

const isDirectory = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

const theLink = 'the one-time link with which the first user registers';

/** While nobody works here: prints the link on a terminal, else says where it is. What is not printed on a terminal stands in logs. */
export async function offerFirstUser(payload: Payload, places: Places, { say, isTerminal }: Terminal): Promise<void> {
  const file = fileIn(places.dataDir);
  if (await hasUsers(payload)) {
    await endFirstUserTokens(payload);
    await rm(file, { force: true }).catch(() => undefined);
    return;
  }
  if (isTerminal) {
    const link = await linkForFirstUser(payload, places);
    return say(`Nobody works here yet. The first user registers with this link, which works once:\n  ${link}\n`);
  }
  const isKept =
    (await isDirectory(places.dataDir)) && (await keepLink(await linkForFirstUser(payload, places), places.dataDir));
  if (isKept) return say(`Nobody works here yet. ${file} has ${theLink}; npx dateline first-user prints it.\n`);
  say(`Nobody works here yet. npx dateline first-user, with the settings of this newsroom, prints ${theLink}.\n`);
}

const isToken = (value: unknown): value is string => typeof value === 'string' && /^[\w-]{16,128}$/.test(value);

/** Opens the link: the token goes into a cookie, which the page and its form send along. */
export const takeFirstUserLink =
  (isHttps: boolean): RequestHandler =>
  ({ query: { token } }, res, next) => {
    if (token === undefined) return next();
    const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure: isHttps, maxAge: 3_600_000 } as const;
    if (isToken(token)) res.cookie(firstUserCookie, token, cookie);
    res.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' }).redirect(303, firstUserPage);
  };

/** Has this client opened a link with which the first user may still register? */
export async function holdsFirstUserLink(payload: Payload, headers: Headers): Promise<boolean> {
  const token = parseCookies(headers).get(firstUserCookie);
  return isToken(token) && isFirstUserToken(payload, token);
}
