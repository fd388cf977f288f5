import { parseArgs } from 'node:util';
import type { Payload } from 'payload';
import { SettingsError } from '../config/dataDir.ts';
import { inSourceLines } from '../server/log.ts';
import { CliError } from './cliError.ts';
import { fileStory } from './file.ts';

const usage = `dateline, the newsroom on the command line

  npx dateline file STORY.txt    files plain wire copy (- reads standard input)
  npx dateline rebuild-stories   builds all that readers get anew, while the newsroom works
  npx dateline check-stories     says what readers have and should not, or the reverse; exit code 1 if anything differs
  npx dateline restored          after the database was put back from a backup: subscribers of the wire begin again
  npx dateline renditions --missing  lists the photos whose renditions are missing, and makes them; exit code 1 if any cannot be made
  npx dateline sample remove     takes away the sample newsroom, whole or half-made: what it wrote itself, and nothing else
  npx dateline first-user        prints the one-time link with which the first user registers
  npx dateline users unlock EMAIL  lets a user sign in again after wrong passwords, without a wait
  npx dateline generate-docs     writes docs/workflow.md and docs/formats.md from the tables they tell of, and the contract's version
  npx dateline graphql-schema    prints the schema of /v1/graphql, as docs/v1.graphql has it

Options
  --url URL     the newsroom (DATELINE_URL, else http://localhost:3000)
  --desk ID     the desk the story goes to (else the key owner's first)
  --help        this text

These work on the database, MONGODB_URI, else that of the newsroom running here: rebuild-stories, check-stories, restored, renditions,
sample remove, first-user and users unlock.
The API key is read from DATELINE_API_KEY; on a sample newsroom the correspondent's is used if none is given.
`;

type Command = (payload: Payload, rest: readonly string[]) => Promise<string | { text: string; code: number }>;

const dataDir = (): string => process.env.DATA_DIR ?? '.data';

/** What works on the newsroom's database, by the words of the command. Only what is asked for is loaded. */
const works: Readonly<Record<string, () => Promise<Command>>> = {
  'rebuild-stories': async () => {
    const { rebuild } = await import('./stories.ts');
    return (payload) => rebuild(payload);
  },
  'check-stories': async () => {
    const { check } = await import('./stories.ts');
    return (payload) => check(payload);
  },
  restored: async () => {
    const { tellSubscribers } = await import('./upkeep.ts');
    return tellSubscribers;
  },
  renditions: async () => {
    const { makeMissing } = await import('./upkeep.ts');
    return (payload) => makeMissing(payload);
  },
  'sample remove': async () => {
    const { removeSample } = await import('./sample.ts');
    return (payload) => removeSample(payload, dataDir());
  },
  'first-user': async () => {
    const { printFirstUser } = await import('./upkeep.ts');
    return (payload) => printFirstUser(payload, dataDir());
  },
  'users unlock': async () => {
    const { unlockUser } = await import('./upkeep.ts');
    return (payload, [email]) => unlockUser(payload, email);
  },
};

function commandOf(args: readonly string[]): { load: () => Promise<Command>; words: number } | undefined {
  for (const words of [1, 2]) {
    const name = args.slice(0, words).join(' ');
    if (Object.hasOwn(works, name)) return { load: works[name]!, words };
  }
  return undefined;
}

/** Runs one command and answers the exit code. */
async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      url: { type: 'string' },
      desk: { type: 'string' },
      help: { type: 'boolean' },
      missing: { type: 'boolean' },
    },
  });
  const [command, ...rest] = positionals;
  if (values.help || command === undefined) return say(usage, values.help ? 0 : 2);
  if (command === 'file')
    return say(await fileStory({ file: rest[0], url: values.url, desk: values.desk }, process.env), 0);
  if (command === 'generate-docs') {
    // They need the formatter, which a production install does not have.
    const { writeWorkflowDocs, writeFormatDocs, writeContract } = await import('./generated.ts');
    return say([await writeWorkflowDocs(), await writeFormatDocs(), await writeContract()].join('\n'), 0);
  }
  if (command === 'graphql-schema') {
    const { sdl } = await import('../delivery/graphql/schema/index.ts');
    return say(sdl(), 0);
  }
  if (command === 'renditions' && !values.missing) throw new CliError('Say which: npx dateline renditions --missing');
  const matchingCommand = commandOf(positionals);
  if (matchingCommand) {
    const [{ withNewsroom }, perform] = await Promise.all([import('./cliError.ts'), matchingCommand.load()]);
    const done = await withNewsroom(process.env, (payload) =>
      perform(payload, positionals.slice(matchingCommand.words)),
    );
    return typeof done === 'string' ? say(done, 0) : say(done.text, done.code);
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
  process.stderr.write(`${isForUser ? (error as Error).message : inSourceLines(String((error as Error).stack))}\n`);
  process.exitCode = 1;
}
