import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSampleIfEmpty } from '../../src/sample/create/index.ts';
import { states } from '../../src/domain/workflow.ts';
import { openEmptyNewsroom } from '../support/newsroom.ts';

it('opens an empty newsroom with stories in every state, and does so once', async () => {
  const { payload, close } = await openEmptyNewsroom('sample');
  const dataDir = await mkdtemp(join(tmpdir(), 'dateline-sample-'));
  try {
    expect(await createSampleIfEmpty(payload, dataDir, () => {}, { width: 96, height: 64 })).toBe(true);
    const { docs } = await payload.find({ collection: 'articles', limit: 100, depth: 0, draft: true });
    expect(docs).toHaveLength(42);
    expect(new Set(docs.map(({ state }) => state))).toEqual(new Set(states));
    const { docs: readable } = await payload.find({
      collection: 'articles',
      limit: 100,
      depth: 0,
      overrideAccess: false,
    });
    expect(readable).toHaveLength(23);
    const logins = JSON.parse(await readFile(join(dataDir, 'sample-logins.json'), 'utf8'));
    expect(logins[0]).toEqual({
      name: expect.any(String),
      role: 'journalist',
      email: expect.any(String),
      password: expect.stringMatching(/^.{16}$/),
      apiKey: expect.stringMatching(/^[0-9a-f]{48}$/),
    });
    expect(new Set(logins.map(({ password }: { password: string }) => password)).size).toBe(7);
    expect(await createSampleIfEmpty(payload, dataDir, () => {})).toBe(false);
  } finally {
    await close();
    await rm(dataDir, { recursive: true, force: true });
  }
}, 300_000);
