import { totalmem } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import type { RequestHandler, Response } from 'express';
import { Refusal } from '../../domain/refusal.ts';
import { openTally } from '../../domain/fields/storedText.ts';
import type { OwnerOf } from '../user.ts';
import { answerOf, whenToRetry } from '../refusals.ts';
import { countTurnedAway } from './turnedAway.ts';

/** Past half of the most, one client may have no more than its part. */
const crowded = 1 / 2;
/** So many requests may be under way beside what the byte cache answers; fewer while memory is short: some later is better than nobody. */
const usual = { most: 500, mostWhenTight: 32, mostOfClient: 64 };
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
const tooManyOfYours = (): Refusal =>
  new Refusal('too-many', 'Too many of your requests are under way; wait for some of the answers.');

function refuse(res: Response, refusal: Refusal): void {
  countTurnedAway(refusal.code === 'overloaded' ? 'overloaded' : 'requests');
  res
    .set({ ...whenToRetry, 'Cache-Control': 'no-store' })
    .status(refusal.status)
    .json(answerOf(refusal));
}

export type Load = { most: number; mostWhenTight: number; mostOfClient: number; isTight: () => boolean };

/**
 * Answers 503 instead of beginning more than fits, and 429 to a client that takes the place of the others. Some are taken also when memory is
 * short: else nothing would ever free it.
 */
export function shedLoad(ownerOf: OwnerOf, overrides: Partial<Load> = {}): RequestHandler {
  const { most, mostWhenTight, mostOfClient, isTight } = { ...usual, isTight: memoryWatch(), ...overrides };
  const ofClients = openTally();
  let begun = 0;
  const add = (client: string, one: 1 | -1): void => {
    begun += one;
    ofClients.add(client, one);
  };
  return (req, res, next) => {
    if (begun >= mostWhenTight && (begun >= most || isTight())) return refuse(res, tooMuch());
    const client = ownerOf(req);
    if (begun >= most * crowded && ofClients.of(client) >= mostOfClient) return refuse(res, tooManyOfYours());
    add(client, 1);
    res.once('close', () => add(client, -1));
    next();
  };
}
