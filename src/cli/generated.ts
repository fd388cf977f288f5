import { writeFile, readFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { stateLabels, transitionLabels } from '../domain/labels.ts';
import { roles } from '../domain/workflow/roles.ts';
import {
  editing,
  states,
  transitionNames,
  transitionOf,
  type Transition,
  type Who,
} from '../domain/workflow/workflow.ts';
import { sent, storyFormats, type SentAs } from '../syndication/sent.ts';
import { besideFormats, photoFormats, sentBeside, sentOfPhoto, sentOfSite } from '../syndication/sentBeside.ts';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { contractSchemas } from '../published/kinds.ts';
import { contract } from '../published/storage/contract.ts';
import { join } from 'node:path';

/** A file of the project, wherever the command was called from (scripts/dateline.mjs). */
export const inProject = (file: string): string => join(process.env.DATELINE_ROOT ?? process.cwd(), file);

const target = inProject('docs/workflow.md');

const needs: Record<string, string> = {
  altText: 'alt text of every photo',
  finished: 'no half-made block, link or reporter',
  notLockedByAnother: 'not open at a colleague',
  threadsClosed: 'no open question or legal note, by the newsroom’s setting',
  embargoPassed: 'embargo passed',
  markedAsBefore: 'no mark changed that only an update changes',
};

function whoMay({ desk, ownPeople, notOwn, clock }: Who): string {
  const own =
    ownPeople === true ? 'its own people' : ownPeople ? `its own people (${ownPeople.join(', ')})` : undefined;
  return [
    desk && `${desk} and up, on its desk`,
    own,
    notOwn && 'not one’s own story (four eyes)',
    clock && `the clock (${clock.join(', ')})`,
  ]
    .filter(Boolean)
    .join('; ');
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

const oncePublished = ({ fromOncePublished }: Transition): string =>
  fromOncePublished ? ` (once published: ${fromOncePublished.join(', ')})` : '';

const describeCarried = ({ carries }: Transition): string =>
  Object.entries(carries)
    .map(([key, need]) => (need === 'required' ? key : `${key}?`))
    .join(', ') || '–';

/** docs/workflow.md, from the workflow table: the states, who moves a story, what must hold, and the diagram. */
export function workflowMarkdown(): string {
  const rows = transitionNames.map((name) => {
    const each = transitionOf(name);
    const holds = each.holds.map((need) => needs[need] ?? need).join(', ') || '–';
    return [
      `\`${name}\``,
      `${each.from.join(', ')}${oncePublished(each)} → ${each.to}`,
      whoMay(each.who),
      describeCarried(each),
      holds,
      each.readersSee,
      `\`${each.event}\``,
    ];
  });
  const arrows = transitionNames.flatMap((name) => {
    const { from, to } = transitionOf(name);
    return from.map((state) => `  ${state.replace('-', '_')} --> ${to.replace('-', '_')}: ${name}`);
  });
  const editable = states.map((state) => {
    const rule = editing[state];
    return [state, rule ? `${rule.desk} and up, on its desk${rule.ownPeople ? '; its own people' : ''}` : 'nobody'];
  });
  return `# The editorial workflow

Generated from \`src/domain/workflow/workflow.ts\` by \`npm run generate\`; do not edit.

A story is in one state. Only a transition changes it: \`POST /api/articles/:id/transitions {name, …}\`, the GraphQL mutation
\`transitionArticle\`, a button in the admin, or the publish clock. All of them end in \`src/newsroom/transition/transition.ts\`, which asks the
table below and writes article, version, audit entry and event in one MongoDB transaction.

${table(
  ['State', 'Azerbaijani', 'Russian'],
  states.map((state) => [state, stateLabels[state].az, stateLabels[state].ru]),
)}

## Transitions

${table(['Name', 'From → to', 'Who', 'Carries', 'Must hold', 'Readers see after', 'Event'], rows)}

Managing editors and administrators work on every desk. "Its own people" are who wrote the story and the accounts of those it is
signed by. Four eyes is a newsroom setting, on unless switched off. A refused transition answers 403 (who), 409 (the state has moved
on: by whom and when) or 422 (all that is missing, by field), in this order;
\`publish\`, \`update\` and \`correct\` without the \`baseVersion\` that is to go out answer 428. An \`update\` or \`correct\` of what readers have
already, but for the note, is refused last, 422 \`nothing-changed\`, until it is sent with \`confirm: "nothing-changed"\`.

\`\`\`mermaid
stateDiagram-v2
  [*] --> draft
${arrows.join('\n')}
\`\`\`

## Who may edit the copy

${table(['State', 'Who'], editable)}

Roles, from the narrowest: ${roles.join(', ')} (journalist and correspondent are equals).

A story that is not published is read by those who could do something with it, whatever they may do: its own people, its desk, and who works
on every desk. A published one all staff read, others as readers do, without what is noted about the work (\`security.md\`).

## Labels

${table(
  ['Transition', 'en', 'az', 'ru'],
  transitionNames.map((name) => [name, ...Object.values(transitionLabels[name])]),
)}
`;
}

/** The document as the formatter leaves it, so that what is generated is what is kept. */
export const formattedWorkflowDocs = async (): Promise<string> =>
  format(workflowMarkdown(), { ...(await resolveConfig(target)), parser: 'markdown' });

export async function writeWorkflowDocs(): Promise<string> {
  await writeFile(target, await formattedWorkflowDocs());
  return 'Wrote docs/workflow.md.';
}

const formatsFile = inProject('docs/formats.md');

const formatRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const cell = (each: SentAs): string => ('as' in each ? `\`${each.as}\`` : `– ${each.not}`);

/** A table of what each of these formats sends. */
function formatTable(
  formats: readonly string[],
  fields: Readonly<Record<string, Readonly<Record<string, SentAs>>>>,
): string {
  const rows = Object.entries(fields).map(([field, by]) =>
    formatRow([`\`${field}\``, ...formats.map((name) => cell(by[name]!))]),
  );
  return [formatRow(['Field', ...formats]), formatRow(['Field', ...formats].map(() => '---')), ...rows].join('\n');
}

/** docs/formats.md: what each format sends of what readers get, and why it leaves out the rest. */
const formatMarkdown = (): string => `# What each format sends of a story

Generated from \`src/syndication/sent.ts\` and \`sentBeside.ts\` by \`npm run generate\`; do not edit.

\`/v1\` sends every field under its own name. The others:

${formatTable(storyFormats, sent)}

## Of its photo

${formatTable(photoFormats, sentOfPhoto)}

## Of the site that publishes it

${formatTable(storyFormats, sentOfSite)}

${Object.entries(sentBeside)
  .map(([kind, fields]) => `## Of each ${kind}\n\n${formatTable(besideFormats, fields)}`)
  .join('\n\n')}
`;

export const formattedFormatDocs = async (): Promise<string> =>
  format(formatMarkdown(), { ...(await resolveConfig(formatsFile)), parser: 'markdown' });

export async function writeFormatDocs(): Promise<string> {
  await writeFile(formatsFile, await formattedFormatDocs());
  return 'Wrote docs/formats.md.';
}

const contractSource = inProject('src/published/storage/contract.ts');

/** A short hash of everything that readers get, as JSON Schema. */
export const fingerprintOf = (schemas: Readonly<Record<string, z.ZodType>> = contractSchemas): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(schemas).map(([name, schema]) => [name, z.toJSONSchema(schema)])))
    .digest('hex')
    .slice(0, 16);

/** Raises the version in src/published/storage/contract.ts if the schemas are not those it was raised for. */
export async function writeContract(): Promise<string> {
  const fingerprint = fingerprintOf();
  if (fingerprint === contract.fingerprint) return `The contract is still version ${contract.version}.`;
  const version = contract.version + 1;
  const text = await readFile(contractSource, 'utf8');
  const raised = text
    .replace(/version: \d+/, `version: ${version}`)
    .replace(/fingerprint: '\w*'/, `fingerprint: '${fingerprint}'`);
  await writeFile(contractSource, raised);
  return `What readers get has changed: the contract is version ${version} now.`;
}
