import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { CliError } from './cliError.ts';

export type FileOrder = { file?: string; url?: string; desk?: string };
type Env = Record<string, string | undefined>;
type Problem = { path: string; message: string };
type Answer = {
  article?: { id: string; headline: string; state: string; slug: string };
  inferred?: Record<string, { value: unknown; from: string }>;
  warnings?: { code: string; message: string; line?: number }[];
  errors?: { message: string; data?: { errors?: Problem[] } }[];
};

/** The key given, or the sample correspondent's if this is a sample newsroom. */
function apiKeyOf(env: Env): string {
  if (env.DATELINE_API_KEY) return env.DATELINE_API_KEY;
  const file = join(env.DATELINE_ROOT ?? '.', env.DATA_DIR ?? '.data', 'sample-logins.json');
  const logins = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { role: string; apiKey: string }[]) : [];
  const key = logins.find(({ role }) => role === 'correspondent')?.apiKey;
  if (!key) throw new CliError('No API key: set DATELINE_API_KEY to one with the scope file-copy.');
  return key;
}

async function copyFrom(file: string | undefined): Promise<string> {
  if (file === undefined) throw new CliError('Name the file with the copy: npx dateline file STORY.txt');
  if (file === '-') return textOf(process.stdin);
  return readFile(file, 'utf8').catch(() => {
    throw new CliError(`Cannot read ${file}.`);
  });
}

async function send(
  url: string,
  key: string,
  text: string,
  desk: string | undefined,
): Promise<{ status: number; answer: Answer }> {
  const response = await fetch(`${url}/api/articles/file-copy`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `users API-Key ${key}` },
    body: JSON.stringify({ text, desk }),
  }).catch(() => {
    throw new CliError(`No newsroom answers at ${url}. Is it running (npm start)? Else name it with --url.`);
  });
  return { status: response.status, answer: (await response.json().catch(() => ({}))) as Answer };
}

const refusalText = (status: number, { errors = [] }: Answer): string =>
  errors
    .flatMap(({ message, data }) => [
      message,
      ...(data?.errors ?? []).map(({ path, message: why }) => `  ${path}: ${why}`),
    ])
    .join('\n') || `The newsroom answered ${status}.`;

const printable = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 70 ? `${text.slice(0, 69)}…` : text;
};

/** Files the copy and tells what was understood of it, in words. Throws a CliError with the newsroom's reasons. */
export async function fileStory({ file, url, desk }: FileOrder, env: Env): Promise<string> {
  const at = (url ?? env.DATELINE_URL ?? `http://localhost:${env.PORT ?? 3000}`).replace(/\/$/, '');
  const { status, answer } = await send(at, apiKeyOf(env), await copyFrom(file), desk);
  if (status !== 201 || !answer.article) throw new CliError(refusalText(status, answer));
  const { article, inferred = {}, warnings = [] } = answer;
  return [
    `Filed: ${article.headline}`,
    `  ${at}/admin/collections/articles/${article.id}`,
    ...Object.entries(inferred).map(([field, { value, from }]) => `  ${field}: ${printable(value)}  (${from})`),
    ...warnings.map(({ message, line }) => `  Check${line ? ` line ${line}` : ''}: ${message}`),
  ].join('\n');
}
