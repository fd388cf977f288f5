import type { Payload } from 'payload';
import { databaseOf } from '../database/rows.ts';
import { collections } from '../delivery/database.ts';
import { lastCheck } from '../desk/checkStories.ts';

type Sample = { name: string; help: string; values: readonly (readonly [labels: string, value: number])[] };

const rendered = ({ name, help, values }: Sample): string =>
  [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} gauge`,
    ...values.map(([labels, value]) => `${name}${labels && `{${labels}}`} ${value}`),
  ].join('\n');

/** What is known of the published read model, in Prometheus' text format: its size, what the last check found, what waits. */
export async function readModelMetrics(payload: Payload): Promise<string> {
  const db = databaseOf(payload);
  const head = await db.collection<{ _id: string; current: number }>(collections.readModel).findOne({ _id: 'head' });
  const stories = await db.collection(collections.stories(head?.current ?? 1)).estimatedDocumentCount();
  const waiting = await db.collection('payload-jobs').countDocuments({ queue: 'projections' });
  const check = await lastCheck(payload);
  const samples: Sample[] = [
    { name: 'dateline_published_stories', help: 'Stories and notices readers can get.', values: [['', stories]] },
    { name: 'dateline_published_generation', help: 'The generation readers get.', values: [['', head?.current ?? 0]] },
    { name: 'dateline_projections_waiting', help: 'Looks at stories not finished yet.', values: [['', waiting]] },
    {
      name: 'dateline_published_differences',
      help: 'What the last check found.',
      values: Object.entries(check?.counts ?? {}).map(([kind, count]) => [`kind="${kind}"`, count] as const),
    },
    {
      name: 'dateline_published_checked_timestamp_seconds',
      help: 'When the last check ended.',
      values: check ? [['', check.at.getTime() / 1000]] : [],
    },
  ];
  return `${samples
    .filter(({ values }) => values.length > 0)
    .map(rendered)
    .join('\n')}\n`;
}
