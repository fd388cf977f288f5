import { totalmem } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import type { RequestHandler } from 'express';
import { Refusal } from '../domain/refusal.ts';
import { answerOf, whenToRetry } from './refusals.ts';
import { countTurnedAway } from './turnedAway.ts';

/** So many requests may be under way beside what the byte cache answers; fewer while memory is short: some later is better than nobody. */
const usual = { most: 500, mostWhenTight: 32 };
/** Parts of the heap's limit, and of the memory this process may have, above which memory is short. */
const full = { heap: 0.85, process: 0.9 };
/** Milliseconds. */
const measureEvery = 500;

function measure(): boolean {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
  const mayHave = Math.min(totalmem(), process.constrainedMemory() || Infinity);
  return used > limit * full.heap || process.memoryUsage.rss() > mayHave * full.process;
}

/** Is memory short? Measured now and then, and only when somebody asks. */
export function memoryWatch(isFull: () => boolean = measure): () => boolean {
  let next = 0;
  let isTight = false;
  return () => {
    const now = performance.now();
    if (now < next) return isTight;
    next = now + measureEvery;
    isTight = isFull();
    return isTight;
  };
}

const tooMuch = (): Refusal =>
  new Refusal('overloaded', 'The newsroom has too much to do just now; try again in a moment.');

export type Load = { most: number; mostWhenTight: number; isTight: () => boolean };

/** Answers 503 instead of beginning more than fits. Some are taken also when memory is short: else nothing would ever free it. */
export function shedLoad(given: Partial<Load> = {}): RequestHandler {
  const { most, mostWhenTight, isTight } = { ...usual, isTight: memoryWatch(), ...given };
  let begun = 0;
  return (_req, res, next) => {
    if (begun >= mostWhenTight && (begun >= most || isTight())) {
      countTurnedAway('overloaded');
      const refusal = tooMuch();
      res
        .set({ ...whenToRetry, 'Cache-Control': 'no-store' })
        .status(refusal.status)
        .json(answerOf(refusal));
      return;
    }
    begun += 1;
    res.once('close', () => (begun -= 1));
    next();
  };
}
