import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from '../config/env.ts';

type Login = { role: string; email: string; password: string };

/** The last thing a start says: where everything is, and how to get in. */
export function announce(env: Env, say: (text: string) => void): void {
  const at = env.publicUrl;
  const file = join(env.dataDir, 'sample-logins.json');
  say(`\nThe newsroom is open.\n\n  Admin     ${at}/admin\n  API docs  ${at}/docs\n  GraphQL   ${at}/api/graphql\n`);
  if (!existsSync(file)) return;
  const logins = JSON.parse(readFileSync(file, 'utf8')) as Login[];
  const width = Math.max(...logins.map(({ email }) => email.length));
  const rows = logins.map(({ role, email, password }) => `  ${role.padEnd(16)}  ${email.padEnd(width)}  ${password}`);
  say(`Sample logins (kept in ${file}):\n${rows.join('\n')}\n`);
}
