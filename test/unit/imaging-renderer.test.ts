import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { saveOriginal } from '../../src/imaging/files.ts';
import { renderingApart, renderingHere, type RenderOrder } from '../../src/imaging/renderer.ts';
import { cornerPhoto } from '../support/photos.ts';

let uploadsDir: string;
let order: RenderOrder;
beforeAll(async () => {
  uploadsDir = await mkdtemp(join(tmpdir(), 'dateline-renderer-'));
  const { file } = await saveOriginal(uploadsDir, await cornerPhoto({ width: 400, height: 300 }), 'jpg');
  order = { uploadsDir, original: file, key: 'a'.repeat(32), focal: { x: 50, y: 50 }, rights: { creator: 'Əliyev' } };
});
afterAll(() => rm(uploadsDir, { recursive: true, force: true }));

const scriptOf = async (name: string, text: string): Promise<string> => {
  const script = join(uploadsDir, name);
  await writeFile(script, text);
  return script;
};
const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

it('makes in a process of its own what it would make here', async () => {
  const apart = renderingApart(fileURLToPath(new URL('../../src/renderer.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
  });
  try {
    const made = await apart.render(order);
    const here = await renderingHere().render({ ...order, key: 'b'.repeat(32) });
    expect(made.length).toBeGreaterThan(0);
    expect(made).toEqual(here);
    const wide = await readFile(join(uploadsDir, 'renditions', order.key.slice(0, 2), order.key, 'wide-320.webp'));
    expect(await sharp(wide).metadata()).toMatchObject({ format: 'webp', width: 320 });
    const gone = { ...order, original: `originals/00/${'0'.repeat(64)}.jpg` };
    await expect(apart.render(gone)).rejects.toMatchObject({ code: 'ENOENT' });
  } finally {
    await apart.stop();
  }
}, 60_000);

it('ends the process when there is nothing to make for a while, and begins another when there is', async () => {
  const script = await scriptOf('pid.mjs', `process.on('message', () => process.send({ saved: [process.pid] }));`);
  const apart = renderingApart(script, { idle: 100 });
  const [[one], [same]] = (await Promise.all([apart.render(order), apart.render(order)])) as unknown as [
    number[],
    number[],
  ];
  expect(same).toBe(one);
  while (isRunning(one!)) await wait(20);
  const [another] = (await apart.render(order)) as unknown as number[];
  expect(another).not.toBe(one);
  await apart.stop();
  while (isRunning(another!)) await wait(20);
}, 30_000);

it('fails the photo that a process ends at, and no other', async () => {
  const script = await scriptOf(
    'crash.mjs',
    `process.on('message', ({ key }) => key === 'bad' ? process.kill(process.pid, 'SIGKILL') : process.send({ saved: [] }));`,
  );
  const apart = renderingApart(script);
  const [bad, good] = [apart.render({ ...order, key: 'bad' }), apart.render(order)];
  await expect(bad).rejects.toThrow('ended (SIGKILL)');
  expect(await good).toEqual([]);
  await apart.stop();
}, 30_000);
