import { readFile } from 'node:fs/promises';
import { formattedWorkflowDocs } from '../../src/cli/workflowDocs.ts';

it('keeps docs/workflow.md as the workflow table has it', async () => {
  expect(await readFile('docs/workflow.md', 'utf8')).toBe(await formattedWorkflowDocs());
});
