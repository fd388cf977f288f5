import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { inProject } from './inProject.ts';
import { sent, storyFormats, type Sent } from '../syndication/sent.ts';

const target = inProject('docs/formats.md');

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const cell = (each: Sent): string => ('as' in each ? `\`${each.as}\`` : `– ${each.not}`);

/** docs/formats.md: what each format sends of a story, and why it leaves out the rest. */
function formatMarkdown(): string {
  const rows = Object.entries(sent).map(([field, by]) =>
    row([`\`${field}\``, ...storyFormats.map((name) => cell(by[name]))]),
  );
  return `# What each format sends of a story

Generated from \`src/syndication/sent.ts\` by \`npm run generate\`; do not edit.

\`/v1\` sends every field under its own name. The others:

${[row(['Field', ...storyFormats]), row(['Field', ...storyFormats].map(() => '---')), ...rows].join('\n')}
`;
}

export const formattedFormatDocs = async (): Promise<string> =>
  format(formatMarkdown(), { ...(await resolveConfig(target)), parser: 'markdown' });

export async function writeFormatDocs(): Promise<string> {
  await writeFile(target, await formattedFormatDocs());
  return 'Wrote docs/formats.md.';
}
