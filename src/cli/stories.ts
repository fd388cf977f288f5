import type { Payload } from 'payload';
import { checkStories, type Difference } from '../newsroom/publish/checkStories.ts';
import { rebuildStories } from '../newsroom/publish/rebuild.ts';
import { progressBar } from '../terminal/progress.ts';

type CommandResult = { text: string; code: number };
type Output = Parameters<typeof progressBar>[2];

/** Builds all that readers get anew, while the newsroom works. */
export async function rebuild(payload: Payload, output?: Output): Promise<CommandResult> {
  let bar: ReturnType<typeof progressBar> | undefined;
  const { stories, generation } = await rebuildStories(payload, {
    onTotal: (total) => (bar = progressBar('Stories', total, output)),
    onBatch: (done) => bar?.step(done),
  });
  bar?.end();
  return { text: `Readers get generation ${generation}: ${stories} stories looked at.`, code: 0 };
}

const meanings: Record<Difference['kind'], string> = {
  missing: 'published, and readers do not have it',
  surplus: 'readers have it, and it is not published',
  differing: 'readers have another text than is published',
  directory: 'readers have another entry of the directory than they should',
  reviews: 'readers see other reviews under it than are approved',
};

/** Says what readers have and should not, or the reverse. The code is 1 if anything differs. */
export async function check(payload: Payload, output?: Output): Promise<CommandResult> {
  let bar: ReturnType<typeof progressBar> | undefined;
  const { stories, differences } = await checkStories(payload, (done, total) => {
    bar ??= progressBar('Stories', total, output);
    bar.step(done);
  });
  bar?.end();
  if (differences.length === 0) return { text: `${stories} stories: readers have what is published.`, code: 0 };
  const lines = differences.map(({ kind, id }) => `  ${id}  ${meanings[kind]}`);
  return {
    text: [
      ...lines,
      `${differences.length} of ${stories} differ. After a change of an author, a section or a photo, look again in a minute;`,
      'else build them anew: npx dateline rebuild-stories',
    ].join('\n'),
    code: 1,
  };
}
