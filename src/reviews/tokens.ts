import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** How long a form may be filled in, and a challenge be worked at, in milliseconds. */
const formLasts = 24 * 3_600_000;
const challengeLasts = 3_600_000;

const signature = (secret: string, payload: string): string =>
  createHmac('sha256', secret).update(`reviews:${payload}`).digest('base64url').slice(0, 32);

function isSigned(secret: string, payload: string, sentSignature: string): boolean {
  const [expected, got] = [Buffer.from(signature(secret, payload)), Buffer.from(sentSignature)];
  return expected.length === got.length && timingSafeEqual(expected, got);
}

const stamp = (at: Date): string => at.getTime().toString(36);
const read = (text: string): number => (/^[0-9a-z]{1,10}$/.test(text) ? parseInt(text, 36) : Number.NaN);

/** Says when a story's form was shown. Signed, so nobody writes an earlier time on it; it names no reader. */
export function formToken(secret: string, story: string, now: Date): string {
  const at = stamp(now);
  return `${at}.${signature(secret, `form:${story}:${at}`)}`;
}

/** How many seconds ago the form of this story was shown. */
export function secondsSinceShown(
  secret: string,
  story: string,
  token: string | undefined,
  now: Date,
): number | 'no token' | 'bad token' | 'old token' {
  if (!token) return 'no token';
  const [at = '', sign = ''] = token.split('.');
  const ago = now.getTime() - read(at);
  if (!isSigned(secret, `form:${story}:${at}`, sign) || Number.isNaN(ago)) return 'bad token';
  return ago > formLasts ? 'old token' : ago / 1_000;
}

/** A piece of work for the sender: find a `nonce` so that SHA-256 of challenge and nonce begins with `bits` zero bits. */
export function challengeFor(secret: string, story: string, bits: number, now: Date): string {
  const payload = `${randomBytes(12).toString('base64url')}.${stamp(new Date(now.getTime() + challengeLasts))}.${bits}`;
  return `${payload}.${signature(secret, `work:${story}:${payload}`)}`;
}

function leadingZeroBits(digest: Buffer): number {
  const first = digest.findIndex((byte) => byte !== 0);
  return first < 0 ? digest.length * 8 : first * 8 + Math.clz32(digest[first]!) - 24;
}

/** Was the work done? Gives the challenge's own name, which counts once, and until when it has to be remembered. */
export function workDone(
  secret: string,
  story: string,
  { challenge, nonce }: { challenge?: string; nonce?: string },
  bits: number,
  now: Date,
): { name: string; until: Date } | 'missing' | 'bad' {
  if (!challenge || nonce === undefined) return 'missing';
  const [name = '', until = '', level = '', sign = ''] = challenge.split('.');
  const ends = read(until);
  const isOurs = isSigned(secret, `work:${story}:${name}.${until}.${level}`, sign);
  if (!isOurs || !(ends > now.getTime()) || Number(level) < bits) return 'bad';
  const digest = createHash('sha256')
    .update(challenge + nonce)
    .digest();
  return leadingZeroBits(digest) >= Number(level) ? { name, until: new Date(ends) } : 'bad';
}
