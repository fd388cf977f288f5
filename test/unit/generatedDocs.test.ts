import { readFile } from 'node:fs/promises';
import { formattedFormatDocs, formattedWorkflowDocs } from '../../src/cli/generated.ts';

it('keeps docs/workflow.md as the workflow table has it', async () => {
  expect(await readFile('docs/workflow.md', 'utf8')).toBe(await formattedWorkflowDocs());
});

it('keeps docs/formats.md as the table of formats has it', async () => {
  expect(await readFile('docs/formats.md', 'utf8')).toBe(await formattedFormatDocs());
});
