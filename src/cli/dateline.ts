import { parseArgs } from 'node:util';
import { SettingsError } from '../config/settingsError.ts';
import { inOwnLines } from '../server/ownLines.ts';
import { CliError } from './cliError.ts';
import { fileStory } from './file.ts';

const usage = `dateline, the newsroom on the command line

  npx dateline file STORY.txt    files plain wire copy (- reads standard input)
  npx dateline rebuild-stories   builds all that readers get anew, while the newsroom works
  npx dateline check-stories     says what readers have and should not, or the reverse; exit code 1 if anything differs
  npx dateline sample remove     takes away the sample newsroom, whole or half-made: what it wrote itself, and nothing else
  npx dateline first-user        prints the one-time link with which the first user registers
  npx dateline users unlock EMAIL  lets a user sign in again after wrong passwords, without a wait
  npx dateline workflow-docs     writes docs/workflow.md from the workflow table
  npx dateline graphql-schema    prints the schema of /v1/graphql, as docs/v1.graphql has it

Options
  --url URL     the newsroom (DATELINE_URL, else http://localhost:3000)
  --desk ID     the desk the story goes to (else the key owner's first)
  --help        this text

These work on the database, MONGODB_URI, else that of the newsroom running here: rebuild-stories, check-stories, sample remove,
first-user and users unlock.
The API key is read from DATELINE_API_KEY; on a sample newsroom the correspondent's is used if none is given.
`;

/** Runs one command and answers the exit code. */
async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { url: { type: 'string' }, desk: { type: 'string' }, help: { type: 'boolean' } },
  });
  const [command, ...rest] = positionals;
  if (values.help || command === undefined) return say(usage, values.help ? 0 : 2);
  if (command === 'file')
    return say(await fileStory({ file: rest[0], url: values.url, desk: values.desk }, process.env), 0);
  if (command === 'workflow-docs') {
    // It needs the formatter, which a production install does not have.
    const { writeWorkflowDocs } = await import('./workflowDocs.ts');
    return say(await writeWorkflowDocs(), 0);
  }
  if (command === 'graphql-schema') {
    const { sdl } = await import('../delivery/graphql/schema/index.ts');
    return say(sdl(), 0);
  }
  if (command === 'rebuild-stories' || command === 'check-stories') {
    const [{ withNewsroom }, { rebuild, check }] = await Promise.all([import('./newsroom.ts'), import('./stories.ts')]);
    const { text, code } = await withNewsroom(process.env, command === 'check-stories' ? check : rebuild);
    return say(text, code);
  }
  if (command === 'sample' && rest[0] === 'remove') {
    const [{ withNewsroom }, { removeSample }] = await Promise.all([import('./newsroom.ts'), import('./sample.ts')]);
    return say(await withNewsroom(process.env, (payload) => removeSample(payload, process.env.DATA_DIR ?? '.data')), 0);
  }
  if (command === 'first-user') {
    const [{ withNewsroom }, { printFirstUser }] = await Promise.all([
      import('./newsroom.ts'),
      import('./firstUser.ts'),
    ]);
    return say(
      await withNewsroom(process.env, (payload) => printFirstUser(payload, process.env.DATA_DIR ?? '.data')),
      0,
    );
  }
  if (command === 'users' && rest[0] === 'unlock') {
    const [{ withNewsroom }, { unlockUser }] = await Promise.all([import('./newsroom.ts'), import('./users.ts')]);
    return say(await withNewsroom(process.env, (payload) => unlockUser(payload, rest[1])), 0);
  }
  throw new CliError(`There is no command ${positionals.join(' ')}. Try: npx dateline --help`);
}

function say(text: string, code: number): number {
  process.stdout.write(`${text.trimEnd()}\n`);
  return code;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const isForUser =
    error instanceof CliError ||
    error instanceof SettingsError ||
    (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  process.stderr.write(`${isForUser ? (error as Error).message : inOwnLines(String((error as Error).stack))}\n`);
  process.exitCode = 1;
}
