import { jest } from '@jest/globals';
import { repeat, type Repeated } from '../../src/jobs/repeat.ts';

let times: number;
let repeated: Repeated;
let faults: unknown[];

beforeEach(() => {
  jest.useFakeTimers();
  [times, faults] = [0, []];
});
afterEach(async () => {
  await repeated.stop();
  jest.useRealTimers();
});

const work = async (): Promise<void> => void (times += 1);
const begin = (what = work): void => void (repeated = repeat(what, 1_000, (fault) => faults.push(fault)));
const timesIn = async (milliseconds: number): Promise<number> => {
  const before = times;
  await jest.advanceTimersByTimeAsync(milliseconds);
  return times - before;
};

it('works at once, then every second', async () => {
  begin();
  expect(times).toBe(1);
  expect(await timesIn(10_000)).toBe(10);
});

it('works in a moment when there may be something to do, five times a second at most, and goes on as before', async () => {
  begin();
  await timesIn(0);
  repeated.soon();
  expect(await timesIn(250)).toBe(1);
  const hurry = setInterval(repeated.soon, 10);
  const inTwoSeconds = await timesIn(2_000);
  clearInterval(hurry);
  expect([inTwoSeconds >= 8, inTwoSeconds <= 10]).toEqual([true, true]);
  await timesIn(300);
  expect(await timesIn(10_000)).toBe(10);
});

it('works once more, and not twice at once, when there is something to do while it is at work', async () => {
  const ends: (() => void)[] = [];
  begin(() => {
    times += 1;
    return new Promise((resolve) => ends.push(resolve));
  });
  repeated.soon();
  expect(await timesIn(5_000)).toBe(0);
  ends[0]?.();
  expect(await timesIn(250)).toBe(1);
  ends[1]?.();
});

it('goes on after a fault, which it tells', async () => {
  begin(() => {
    times += 1;
    return Promise.reject(new Error('No answer.'));
  });
  expect(await timesIn(3_000)).toBe(3);
  expect(faults).toHaveLength(4);
});

it('works no more once it is stopped', async () => {
  begin();
  await repeated.stop();
  repeated.soon();
  expect(await timesIn(10_000)).toBe(0);
});
