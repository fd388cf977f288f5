/** Where a photo's renditions are made: in this process, or in one of its own. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readOriginal, saveRendition } from './files.ts';
import { renderAll, type RenderedRendition, type Rights } from './render.ts';
import type { Focal, RenditionSpec } from './renditions.ts';

export type RenderOrder = { uploadsDir: string; original: string; key: string; focal: Focal; rights: Rights };
/** A rendition as it lies on disk. */
export type SavedRendition = Pick<RenditionSpec, 'name' | 'format' | 'ratio'> &
  Pick<RenderedRendition, 'width' | 'height' | 'bytes'>;
export type Renderer = { render: (order: RenderOrder) => Promise<SavedRendition[]>; stop: () => Promise<void> };

/** Makes and saves every row of the rendition table. */
async function saveRenditions({ uploadsDir, original, key, focal, rights }: RenderOrder): Promise<SavedRendition[]> {
  const renditions = await renderAll(await readOriginal(uploadsDir, original), focal, {
    rights,
    onProgress: async ({ rendered }) => {
      for (const { spec, data } of rendered) await saveRendition(uploadsDir, key, spec.name, data);
    },
  });
  return renditions.map(({ spec: { name, format, ratio }, width, height, bytes }) => ({
    name,
    format,
    ratio,
    width,
    height,
    bytes,
  }));
}

export const renderingHere = (): Renderer => ({ render: saveRenditions, stop: async () => undefined });

/** An error's own properties do not come along between processes. */
type Answer = { saved: SavedRendition[] } | { failed: { message: string; code?: string } };

/** What the other process does: an order in, an answer out, until the newsroom that started it lets go of it. */
export function answerOrders(): void {
  process.on('message', (order: RenderOrder) => {
    void saveRenditions(order)
      .then(
        (saved): Answer => ({ saved }),
        ({ message, code }: NodeJS.ErrnoException): Answer => ({ failed: { message, code } }),
      )
      .then((answer) => process.connected && process.send?.(answer));
  });
  process.on('disconnect', () => process.exit());
}

/** Milliseconds: a few photos in a row share a process, which takes a fifth of a second to start. */
const usualIdle = 10_000;

async function answerOf(worker: ChildProcess, order: RenderOrder): Promise<SavedRendition[]> {
  const isOver = new AbortController();
  const { signal } = isOver;
  const ended = once(worker, 'exit', { signal }).then(([code, killedBy]) => {
    throw new Error(`The process that makes renditions ended (${killedBy ?? code}).`);
  });
  const answered = once(worker, 'message', { signal });
  worker.send(order);
  try {
    const [answer] = (await Promise.race([answered, ended])) as [Answer];
    if ('saved' in answer) return answer.saved;
    const { message, code } = answer.failed;
    throw Object.assign(new Error(message), { code });
  } finally {
    for (const waiting of [answered, ended]) waiting.catch(() => undefined);
    isOver.abort();
  }
}

/**
 * Renditions by a process that ends when there are none to make for a while: the memory that image work leaves behind goes back with it, and
 * a decoder that crashes takes nothing else along. `script` calls `answerOrders`.
 */
export function renderingApart(script: string, { idle = usualIdle, execArgv = [] as string[] } = {}): Renderer {
  let worker: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const end = (): void => {
    if (worker?.connected) worker.disconnect();
    worker = undefined;
  };
  const startWorker = (): ChildProcess => {
    if (worker?.connected) return worker;
    worker = fork(script, { execArgv, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    // Told by `exit` or by the answer that does not come.
    worker.on('error', () => undefined);
    return worker;
  };
  const render = async (order: RenderOrder): Promise<SavedRendition[]> => {
    clearTimeout(timer);
    try {
      return await answerOf(startWorker(), order);
    } finally {
      timer = setTimeout(end, idle).unref();
    }
  };
  return {
    // One after the other: each answer is to the order before it.
    render: (order) => {
      const pending = last.then(() => render(order));
      last = pending.catch(() => undefined);
      return pending;
    },
    stop: async () => {
      await last;
      clearTimeout(timer);
      end();
    },
  };
}
