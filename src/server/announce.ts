import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from '../config/env.ts';

type Login = { role: string; email: string; password: string };

/** `say` is for whoever starts the newsroom; what is not said on a terminal stands in logs. */
export type Terminal = { say: (text: string) => void; isTerminal: boolean };

/** The last thing a start says: where everything is, and how to get in. What is not said on a terminal stands in logs: no passwords. */
export function announce(env: Pick<Env, 'publicUrl' | 'dataDir'>, { say, isTerminal }: Terminal): void {
  const at = env.publicUrl;
  const file = join(env.dataDir, 'sample-logins.json');
  const places = [
    ['Site', '/'],
    ['Admin', '/admin'],
    ['API docs', '/docs'],
    ['GraphQL', '/v1/graphql'],
    ['', '/api/graphql'],
  ] as const;
  const rows = places.map(([what, path]) => `  ${what.padEnd(8)}  ${at}${path}`);
  say(`\nThe newsroom is open.\n\n${rows.join('\n')}\n`);
  if (!existsSync(file)) return;
  if (!isTerminal) return say(`The sample logins are in ${file}.`);
  const logins = JSON.parse(readFileSync(file, 'utf8')) as Login[];
  const width = Math.max(...logins.map(({ email }) => email.length));
  const known = logins.map(({ role, email, password }) => `  ${role.padEnd(16)}  ${email.padEnd(width)}  ${password}`);
  say(`Sample logins (kept in ${file}):\n${known.join('\n')}\n`);
}
