import type { Payload } from 'payload';
import { databaseOf } from '../../database/rows.ts';
import { collections } from '../../published/storage/collections.ts';
import { contractStateOf } from '../../newsroom/publish/keepContract.ts';
import { lastCheck } from '../../newsroom/publish/checkStories.ts';
import { renditionsFailed } from '../../jobs/renditions.ts';

export type Sample = {
  name: string;
  help: string;
  /** A counter only ever goes up; by convention its name ends in `_total`. */
  type?: 'gauge' | 'counter';
  values: readonly (readonly [labels: string, value: number])[];
};

const render = ({ name, help, type = 'gauge', values }: Sample): string =>
  [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} ${type}`,
    ...values.map(([labels, value]) => `${name}${labels && `{${labels}}`} ${value}`),
  ].join('\n');

/** Prometheus' text format, 0.0.4. What has no values is left out. */
export const prometheusText = (samples: readonly Sample[]): string =>
  `${samples
    .filter(({ values }) => values.length > 0)
    .map(render)
    .join('\n')}\n`;

/** Milliseconds. Who watches the newsroom wants to hear of an outage, not to wait for its end. */
const patience = 2_000;

/** Does the database answer in time, and if so, what is known of the read model? */
export async function databaseMetrics(payload: Payload): Promise<Sample[]> {
  const tooLate = new Promise<undefined>((resolve) => setTimeout(resolve, patience, undefined).unref());
  const found = await Promise.race([readModelMetrics(payload).catch(() => undefined), tooLate]);
  const help = 'Whether MongoDB answers within two seconds.';
  return [{ name: 'dateline_database_answers', help, values: [['', found ? 1 : 0]] }, ...(found ?? [])];
}

/** By which version of the contract readers get stories, and whether they are being written anew. */
async function contractMetrics(payload: Payload): Promise<Sample[]> {
  const { readers, release, state } = await contractStateOf(payload);
  return [
    {
      name: 'dateline_contract_version',
      help: 'The version of the contract that readers get stories by, and that of this release.',
      values: [
        ['of="readers"', readers],
        ['of="release"', release],
      ],
    },
    {
      name: 'dateline_contract_building',
      help: '1 while stories are written anew for this release, beside what readers get.',
      values: [['', Number(state === 'building')]],
    },
  ];
}

/** What is known of the published read model: its size, what the last check found, what waits. */
async function readModelMetrics(payload: Payload): Promise<Sample[]> {
  const db = databaseOf(payload);
  const head = await db.collection<{ _id: string; current: number }>(collections.readModel).findOne({ _id: 'head' });
  const stories = await db.collection(collections.stories(head?.current ?? 1)).estimatedDocumentCount();
  const waiting = await db.collection('payload-jobs').countDocuments({ queue: 'projections' });
  const { waiting: again, givenUp } = await renditionsFailed(payload);
  const check = await lastCheck(payload);
  return [
    { name: 'dateline_published_stories', help: 'Stories and notices readers can get.', values: [['', stories]] },
    { name: 'dateline_published_generation', help: 'The generation readers get.', values: [['', head?.current ?? 0]] },
    ...(await contractMetrics(payload)),
    { name: 'dateline_projections_waiting', help: 'Looks at stories not finished yet.', values: [['', waiting]] },
    {
      name: 'dateline_renditions_failed',
      help: 'Photos whose renditions could not be made: tried again, or given up after days.',
      values: [
        ['state="waiting"', again],
        ['state="given-up"', givenUp],
      ],
    },
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
}
