import { jest } from '@jest/globals';
import { tellOutages } from '../../src/delivery/head/outage.ts';

let isThere: boolean;
let told: string[];
let stop: () => void;

beforeEach(() => {
  jest.useFakeTimers();
  [isThere, told] = [true, []];
  stop = tellOutages(() => isThere, {
    begins: () => told.push('begins'),
    ends: (seconds) => told.push(`ends ${seconds}`),
  });
});
afterEach(() => {
  stop();
  jest.useRealTimers();
});

const pass = async (there: boolean, milliseconds: number): Promise<void> => {
  isThere = there;
  await jest.advanceTimersByTimeAsync(milliseconds);
};

it('tells of an outage once, and of its end with how long it took', async () => {
  await pass(true, 5_000);
  await pass(false, 10_000);
  await pass(true, 5_000);
  await pass(false, 3_000);
  expect(told).toEqual(['begins', 'ends 10', 'begins']);
});

it('says nothing of a moment without an answer', async () => {
  for (let moment = 0; moment < 5; moment += 1) {
    await pass(false, 1_500);
    await pass(true, 1_000);
  }
  expect(told).toEqual([]);
});
