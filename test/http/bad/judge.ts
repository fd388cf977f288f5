import { createHash } from 'node:crypto';
import type { Payload } from 'payload';
import type { Answer } from '../../support/newsroom.ts';

/** Words of the machinery that no answer may hold. */
export const machinery = new RegExp(
  [
    'node_modules',
    process.cwd(),
    String.raw`\.[tj]s:\d+`,
    String.raw`\bat \w+.*\(`,
    'mongo',
    'bson',
    'E11000',
    'Cast to',
    'CastError',
    'ObjectId',
    'TypeError',
    'Cannot read prop',
    'is not a function',
    'Something went wrong',
  ].join('|'),
  'i',
);

/** What is wrong with an answer to a bad request, in words; nothing if it is as it has to be. */
export function faultsOf({ status, body }: Answer, path?: string): string[] {
  const said = typeof body === 'string' ? body : JSON.stringify(body);
  const errors = (body?.errors ?? []) as {
    message?: unknown;
    data?: { errors?: { path?: string; message?: string }[] };
  }[];
  const fields = errors.flatMap(({ data }) => data?.errors ?? []);
  const faults = [
    status >= 400 && status < 500 ? '' : `status ${status}`,
    machinery.test(said) ? `machinery: ${machinery.exec(said)?.[0]}` : '',
    typeof errors[0]?.message === 'string' && errors[0].message !== '' ? '' : 'no message',
    path === undefined || fields.some((field) => field.path?.startsWith(path) && field.message)
      ? ''
      : `no problem at ${path}`,
  ].filter(Boolean);
  return faults.length > 0 ? [...faults, said.slice(0, 300)] : [];
}

/** A hash over everything the newsroom keeps but the clock's and the door's own notes. */
export async function fingerprint(payload: Payload): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [slug, model] of Object.entries(payload.db.collections)) {
    const rows = await model
      .find()
      .sort('_id')
      .select(
        '-sessions -loginAttempts -lockUntil -updatedAt -resetPasswordToken -resetPasswordExpiration -resetPasswordRequestedAt',
      )
      .lean();
    if (slug !== 'payload-jobs' && slug !== 'payload-preferences')
      found[slug] = `${rows.length} ${createHash('sha1').update(JSON.stringify(rows)).digest('hex')}`;
  }
  return found;
}

/** Asks for all of them, some at a time, and lists what went wrong. */
export async function tryAll<T>(
  tries: readonly T[],
  ask: (each: T) => Promise<{ asked: string; faults: string[] }>,
): Promise<Record<string, string[]>> {
  const left = [...tries];
  const wrong: Record<string, string[]> = {};
  const next = async (): Promise<void> => {
    for (let each = left.shift(); each !== undefined; each = left.shift()) {
      const { asked, faults } = await ask(each);
      if (faults.length > 0) wrong[asked] = faults;
    }
  };
  await Promise.all([next(), next(), next()]);
  return wrong;
}
