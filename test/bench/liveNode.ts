import express from 'express';
import mongoose from 'mongoose';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readEnv } from '../../src/config/env.ts';
import { openDelivery } from '../../src/server/delivery.ts';
import { createLog } from '../../src/server/log.ts';

/** A node with its live News Line, in a process of its own: what of delivery the byte cache does not answer goes to the router. */
await mongoose.connect(process.env.MONGODB_URI ?? '');
const delivery = await openDelivery({
  db: mongoose.connection.db!,
  env: readEnv(process.env),
  log: createLog('error'),
});
const app = express().disable('x-powered-by').use('/v1', delivery.routers.newsLine);
const server = createServer((req, res) => void (delivery.handle(req, res) || app(req, res)));
server.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 }, () =>
  process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
);
process.on('message', (said) => {
  if (said === 'close') process.exit(0);
  process.send?.({ ...delivery.newsLine.state(), memory: process.memoryUsage().rss });
});
