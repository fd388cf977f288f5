import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from '../config/env.ts';

type Login = { role: string; email: string; password: string };

/** The last thing a start says: where everything is, and how to get in. */
export function announce(env: Env, say: (text: string) => void): void {
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
  const logins = JSON.parse(readFileSync(file, 'utf8')) as Login[];
  const width = Math.max(...logins.map(({ email }) => email.length));
  const known = logins.map(({ role, email, password }) => `  ${role.padEnd(16)}  ${email.padEnd(width)}  ${password}`);
  say(`Sample logins (kept in ${file}):\n${known.join('\n')}\n`);
}
