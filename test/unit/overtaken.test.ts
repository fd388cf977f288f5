import express from 'express';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { overtaken } from '../../src/newsroom/transaction/inTransaction.ts';
import { webHandler } from '../../src/server/api.ts';

/** What the front door answers where the newsroom answers so, one time after the other. */
async function answered(handler: (time: number) => Response) {
  let times = 0;
  const limits = { publicUrl: 'http://newsroom.example', bodies: { anybody: 1_000, isStaff: async () => false } };
  const server = express()
    .use(webHandler(async () => handler((times += 1)), limits))
    .listen(0, '127.0.0.1');
  await once(server, 'listening');
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/articles`);
  const body: unknown = await response.json();
  server.close();
  return { times, status: response.status, body };
}

const conflict = {
  name: 'Refusal',
  message: 'Somebody else was changing this at the same moment. Nothing was written; try again.',
};

it('does a request again while another change is faster', async () => {
  const late = (time: number): Response => {
    if (time < 3) throw overtaken();
    return Response.json({ done: true });
  };
  expect(await answered(late)).toEqual({ times: 3, status: 200, body: { done: true } });
});

it('tells who is overtaken eight times that nothing was written, and no more', async () => {
  const never = (): Response => {
    throw overtaken();
  };
  const body = { errors: [{ ...conflict, data: { code: 'conflict', errors: [] } }] };
  expect(await answered(never)).toEqual({ times: 8, status: 409, body });
});

it('does not read out of an answer that it may be asked again', async () => {
  const body = { errors: [{ ...conflict, data: { code: 'conflict', errors: [], retry: true } }] };
  expect(await answered(() => Response.json(body, { status: 409 }))).toEqual({ times: 1, status: 409, body });
});
