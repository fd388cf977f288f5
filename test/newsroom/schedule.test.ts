import { jest } from '@jest/globals';
import { objectId, rawCollection } from '../../src/database/rows.ts';
import { publishOverdue, publishIfDue, releaseStuckJobs } from '../../src/jobs/publishClock.ts';
import { runJobs } from '../../src/jobs/runner.ts';
import { publishQueue } from '../../src/newsroom/transition/schedule.ts';
import { move, openDesk, problemsOf, storyIn, type DeskAtWork } from '../support/desk.ts';

let desk: DeskAtWork;
beforeAll(async () => {
  desk = await openDesk('schedule');
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => desk?.close());

const editor = () => desk.as['section-editor'];
const row = async (id: string): Promise<any> =>
  rawCollection(desk.payload, 'articles').findOne({ _id: objectId(id) } as never);
const publications = (id: string) =>
  rawCollection(desk.payload, 'histories').countDocuments({ story: objectId(id), name: 'publish' } as never);
const jobsOf = (id: string) =>
  rawCollection(desk.payload, 'payload-jobs')
    .find({ 'input.story': id } as never)
    .toArray() as Promise<any[]>;
const runQueue = () => desk.payload.jobs.run({ queue: publishQueue, limit: 100, overrideAccess: true, silent: true });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const until = async (isSo: () => Promise<boolean>, patience = 20_000): Promise<void> => {
  for (const end = Date.now() + patience; Date.now() < end; await pause(100)) if (await isSo()) return;
  throw new Error('It did not happen.');
};
const inMs = (ms: number): string => new Date(Date.now() + ms).toISOString();
const scheduled = async (at: string, copy: object = {}): Promise<string> => {
  const id = await storyIn(desk, 'approved', copy);
  expect(await move(editor(), id, 'schedule', { at })).toMatchObject({ status: 200, body: { to: 'scheduled' } });
  return id;
};
/** As if the newsroom had been down since then: the time has come and gone, and no job ran. */
const overdueSince = async (ms: number, copy: object = {}): Promise<string> => {
  const id = await scheduled(inMs(3_600_000), copy);
  const at = new Date(Date.now() - ms);
  await rawCollection(desk.payload, 'articles').updateOne({ _id: objectId(id) } as never, {
    $set: { scheduledAt: at },
  });
  await rawCollection(desk.payload, '_articles_versions').updateMany({ parent: objectId(id) } as never, {
    $set: { 'version.scheduledAt': at },
  });
  await rawCollection(desk.payload, 'payload-jobs').updateMany({ 'input.story': id } as never, {
    $set: { waitUntil: at },
  });
  return id;
};
const alarms = () => {
  const found: any[] = [];
  const keep = (said: object) => void found.push(said);
  for (const level of ['warn', 'error'] as const)
    jest.spyOn(desk.payload.logger, level).mockImplementation(keep as never);
  return (story: string) => found.filter((each) => each.story === story).map(({ alarm }) => alarm);
};

it('sends a story out through the jobs queue within seconds of its time, and not before', async () => {
  const at = inMs(3_000);
  const [id, later] = [await scheduled(at), await scheduled(inMs(3_600_000))];
  expect(await jobsOf(id)).toMatchObject([{ queue: 'publish', taskSlug: 'publishScheduled', waitUntil: new Date(at) }]);
  const runner = runJobs(desk.payload);
  try {
    await until(async () => (await row(id)).state === 'published');
  } finally {
    await runner.stop();
  }
  const { firstPublishedAt, scheduledAt, lastMove } = await row(id);
  expect(firstPublishedAt.getTime()).toBeGreaterThanOrEqual(Date.parse(at));
  expect(firstPublishedAt.getTime()).toBeLessThan(Date.parse(at) + 5_000);
  expect([scheduledAt, lastMove.by]).toEqual([null, 'The publish clock']);
  expect(await desk.reader('GET', `/api/articles/${id}`)).toMatchObject({ status: 200 });
  expect(await jobsOf(id)).toEqual([]);
  expect((await row(later)).state).toBe('scheduled');
});

it('reads a time without an offset on the clock where the story is', async () => {
  const id = await storyIn(desk, 'approved', { timeZone: 'America/New_York' });
  const answer = await move(editor(), id, 'schedule', { at: '2031-07-04T09:30' });
  expect(answer.body.article.scheduledAt).toBe('2031-07-04T13:30:00.000Z');
  const here = await storyIn(desk, 'approved');
  expect((await move(editor(), here, 'schedule', { at: '2031-07-04T09:30' })).body.article.scheduledAt).toBe(
    '2031-07-04T05:30:00.000Z',
  );
  const offered = await editor()('GET', `/api/articles/${id}/transitions`);
  expect(offered.body.timeZone).toBe('America/New_York');
});

it('takes no time that is past, before the embargo, or no time', async () => {
  const id = await storyIn(desk, 'approved', { embargoUntil: '2031-01-01T00:00:00.000Z' });
  const problems = async (at?: string) => problemsOf(await move(editor(), id, 'schedule', { at }));
  expect(await problems('2030-12-31T23:59:59Z')).toEqual(['at embargo']);
  expect(await problems('2020-01-01T00:00')).toEqual(['at future']);
  expect(await problems('2031-02-30T10:00')).toEqual(['at date-time']);
  expect(await problems()).toEqual(['at required']);
  expect(await move(editor(), id, 'schedule', { at: '2031-01-01T00:00:00Z' })).toMatchObject({ status: 200 });
});

it('forgets the old time of a story that was taken off the schedule, or moved to another', async () => {
  const [off, moved] = [await overdueSince(1_000), await overdueSince(1_000)];
  const answer = await move(editor(), off, 'unschedule');
  expect(answer.body).toMatchObject({ from: 'scheduled', to: 'approved', article: { scheduledAt: null } });
  await move(editor(), moved, 'unschedule');
  await move(editor(), moved, 'schedule', { at: inMs(3_600_000) });
  await runQueue();
  expect([(await row(off)).state, (await row(moved)).state]).toEqual(['approved', 'scheduled']);
  expect((await jobsOf(moved)).map(({ waitUntil }) => waitUntil > new Date())).toEqual([true]);
});

it('claims nothing while no job is due: Payload is asked only for a queue that has work', async () => {
  await scheduled(inMs(3_600_000));
  const isDue = { processing: false, $or: [{ waitUntil: null }, { waitUntil: { $lte: new Date() } }] };
  await rawCollection(desk.payload, 'payload-jobs').deleteMany(isDue as never);
  const run = jest.spyOn(desk.payload.jobs, 'run');
  const runner = runJobs(desk.payload);
  await pause(1_200);
  await runner.stop();
  expect(run.mock.calls).toEqual([]);
});

describe('after downtime', () => {
  it('publishes at once what should have gone out, once, and raises an alarm', async () => {
    const raised = alarms();
    const id = await overdueSince(2 * 3_600_000);
    const runner = runJobs(desk.payload);
    try {
      await until(async () => (await row(id)).state === 'published');
      await pause(1_500);
    } finally {
      await runner.stop();
    }
    expect(await publications(id)).toBe(1);
    expect(raised(id)).toEqual(['late']);
  });

  it('publishes what a crashed process had claimed and not finished', async () => {
    const raised = alarms();
    const [stuck, lost] = [await overdueSince(60_000), await overdueSince(60_000)];
    await rawCollection(desk.payload, 'payload-jobs').updateMany({ 'input.story': stuck } as never, {
      $set: { processing: true },
    });
    await rawCollection(desk.payload, 'payload-jobs').deleteMany({ 'input.story': lost } as never);
    await runQueue();
    expect([(await row(stuck)).state, (await row(lost)).state]).toEqual(['scheduled', 'scheduled']);
    expect(await publishOverdue(desk.payload)).toBe(2);
    expect([(await row(stuck)).state, (await row(lost)).state]).toEqual(['published', 'published']);
    expect([raised(stuck), raised(lost)]).toEqual([['late'], ['late']]);
    // The stuck job comes back to the queue, finds its work done, and goes.
    expect(await releaseStuckJobs(desk.payload)).toBe(0);
    expect(await releaseStuckJobs(desk.payload, new Date(Date.now() + 11 * 60_000))).toBe(1);
    await runQueue();
    expect([await jobsOf(stuck), await publications(stuck)]).toEqual([[], 1]);
  });

  it('leaves to the queue what is only a few seconds late', async () => {
    const id = await overdueSince(5_000);
    expect(await publishOverdue(desk.payload)).toBe(0);
    const raised = alarms();
    await runQueue();
    expect([(await row(id)).state, raised(id)]).toEqual(['published', []]);
  });

  it('lets one story that fails not keep the others waiting', async () => {
    const raised = alarms();
    const [first, second] = [await overdueSince(90_000), await overdueSince(80_000)];
    // The database itself refuses what the first one would write.
    const refuse = (validator: object) => desk.payload.db.connection.db!.command({ collMod: 'histories', validator });
    await refuse({ story: { $ne: objectId(first) } });
    expect(await publishOverdue(desk.payload)).toBe(1);
    expect([(await row(first)).state, (await row(second)).state]).toEqual(['scheduled', 'published']);
    expect(raised(first)).toEqual(['schedule']);
    await refuse({});
    expect(await publishOverdue(desk.payload)).toBe(1);
  });
});

it('goes out once, however many processes run the clock', async () => {
  const ids = [await scheduled(inMs(5_000)), await scheduled(inMs(5_000)), await scheduled(inMs(5_000))];
  const runners = [runJobs(desk.payload), runJobs(desk.payload)];
  try {
    for (const id of ids) await until(async () => (await row(id)).state === 'published');
    await pause(1_500);
  } finally {
    await Promise.all(runners.map((runner) => runner.stop()));
  }
  for (const id of ids) expect(await publications(id)).toBe(1);
  const due = await overdueSince(60_000);
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => publishIfDue(desk.payload, due)));
  expect(outcomes.filter(Boolean)).toHaveLength(1);
  expect(await publications(due)).toBe(1);
});

it('keeps back a story no longer fit to go out, says why on it, and raises the alarm once', async () => {
  const raised = alarms();
  const id = await overdueSince(60_000);
  const read = async () => (await editor()('GET', `/api/articles/${id}?draft=true`)).body;
  const edit = async (data: object) =>
    editor()('PATCH', `/api/articles/${id}`, { ...data, baseVersion: (await read()).baseVersion });
  await edit({ section: null, embargoUntil: '2031-01-01T00:00:00.000Z' });
  await runQueue();
  await publishOverdue(desk.payload);
  await publishOverdue(desk.payload);
  expect(await read()).toMatchObject({
    state: 'scheduled',
    scheduleProblem: expect.stringMatching(/section.*embargo/),
  });
  expect(raised(id)).toEqual(['schedule']);
  expect((await desk.reader('GET', `/api/articles/${id}`)).status).toBe(404);
  // Once it is fit, it goes out by itself: late, not lost.
  await edit({ section: desk.sections.politics, embargoUntil: null });
  expect(await publishOverdue(desk.payload)).toBe(1);
  expect(await read()).toMatchObject({ state: 'published', scheduleProblem: null });
  expect(raised(id)).toEqual(['schedule', 'late']);
});

it('goes out although a colleague has it open', async () => {
  const id = await overdueSince(1_000);
  const open = await desk.as['managing-editor']('POST', `/api/articles/${id}/lock`, { anyway: true });
  expect(open).toMatchObject({ status: 200 });
  expect(problemsOf(await move(editor(), id, 'publish'))).toEqual(['id locked']);
  expect(await publishIfDue(desk.payload, id)).toBe(true);
});
