import { connect, type AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:http';
import express from 'express';
import { leastRate } from '../../src/server/connections/slowClients.ts';

let server: Server;
beforeAll(async () => {
  const rate = leastRate((req) => req.ip ?? '', { bytes: 1_000, within: 400, every: 100, unfinished: 3 });
  const app = express().post('/', rate, (req, res) => void req.resume().on('end', () => res.send('whole')));
  server = createServer(app);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
afterAll(() => void server.close());

/** Sends a body of ten pieces of so many bytes, one each 100 ms; gives what the server says. */
function send(bytes: number): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.write(`POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ${bytes * 10}\r\n\r\n`);
  const drops = setInterval(() => socket.writable && socket.write('x'.repeat(bytes)), 100);
  return new Promise((resolve) => {
    let said = '';
    socket.on('error', () => undefined).on('data', (data) => (said += String(data)));
    socket.on('close', () => (clearInterval(drops), resolve(said)));
  });
}

it('waits for a body that comes at a fair rate, however long it takes', async () => {
  expect(await send(2_000)).toContain('whole');
});

it('cuts off a body that comes drop by drop', async () => {
  const said = await send(10);
  expect(said).toMatch(/^HTTP\/1\.1 408 /);
  expect(said).toContain('"code":"too-slow"');
});

it('lets a client have only so many requests on their way, and counts them down again', async () => {
  const said = await Promise.all([1, 2, 3, 4, 5].map(() => send(2_000)));
  expect(said.filter((each) => each.includes('429')).length).toBe(2);
  expect(await send(2_000)).toContain('whole');
});
