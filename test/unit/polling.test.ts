import { jest } from '@jest/globals';
import { openPolling } from '../../src/delivery/head/polling.ts';

let polls: number;
let isOfUse: boolean;
let polling: ReturnType<typeof openPolling>;

beforeEach(async () => {
  jest.useFakeTimers();
  [polls, isOfUse] = [0, true];
  const poll = async (): Promise<void> => void (polls += 1);
  polling = openPolling({ poll, mayRest: () => isOfUse, now: () => performance.now() });
  await polling.begin();
});
afterEach(() => {
  polling.stop();
  jest.useRealTimers();
});

const pollsIn = async (milliseconds: number): Promise<number> => {
  const before = polls;
  await jest.advanceTimersByTimeAsync(milliseconds);
  return polls - before;
};
const fallAsleep = (): Promise<number> => pollsIn(10_500);

it('polls some three times a second while somebody asks, and every five seconds from ten seconds after the last', async () => {
  expect(await pollsIn(9_000)).toBe(30);
  polling.noteAsked();
  expect(await pollsIn(9_000)).toBe(30);
  await pollsIn(2_000);
  expect(polling.isResting()).toBe(true);
  expect(await pollsIn(60_000)).toBe(12);
});

it('polls at once for who wakes it, and often from then on', async () => {
  await fallAsleep();
  const before = polls;
  await Promise.all([polling.wake(), polling.wake()]);
  expect([polls - before, polling.isResting()]).toEqual([1, false]);
  expect(await pollsIn(3_000)).toBe(10);
});

it('does not rest while somebody has to be told without asking', async () => {
  const letGo = polling.stayAwake();
  expect(await pollsIn(60_000)).toBe(200);
  letGo();
  letGo();
  const other = polling.stayAwake();
  expect(await pollsIn(60_000)).toBe(200);
  other();
  await fallAsleep();
  expect(polling.isResting()).toBe(true);
});

it('rests no more once a poll was of no use, until one is again', async () => {
  await fallAsleep();
  isOfUse = false;
  await pollsIn(5_000);
  expect([polling.isResting(), performance.now() - polling.wokeAt() < 5_000]).toEqual([false, true]);
  expect(await pollsIn(3_000)).toBe(10);
  isOfUse = true;
  await pollsIn(300);
  expect(polling.isResting()).toBe(true);
});

it('polls no more once it is stopped', async () => {
  polling.stop();
  expect(await pollsIn(60_000)).toBe(0);
});
