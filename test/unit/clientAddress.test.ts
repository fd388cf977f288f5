import express from 'express';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { placeOf, plainAddress } from '../../src/domain/clientAddress.ts';
import { knowClient } from '../../src/server/user.ts';

it.each([
  ['198.51.100.7', '198.51.100.7'],
  ['198.51.100.7:51234', '198.51.100.7'],
  ['::ffff:198.51.100.7', '198.51.100.7'],
  ['::FFFF:c633:6407', '198.51.100.7'],
  ['0:0:0:0:0:ffff:198.51.100.7', '198.51.100.7'],
  ['[::ffff:198.51.100.7]:443', '198.51.100.7'],
  ['[2001:DB8::0001]:443', '2001:db8::1'],
  ['[2001:db8::1]', '2001:db8::1'],
  ['2001:0db8:0:0:0:0:0:1', '2001:db8::1'],
  ['fe80::1%eth0', 'fe80::1'],
  ['198.51.100.700', undefined],
  ['198.51.100.7:', undefined],
  ['unknown', undefined],
  ['::1]/x', undefined],
  ['', undefined],
])('writes %s as %s', (given, plain) => expect(plainAddress(given)).toBe(plain));

it.each([
  ['2001:db8:0:1::', '2001:db8:0:1:ffff:0:0:9'],
  ['[2001:db8:0:1::5]:80', '2001:0DB8::1:a:b:c:d'],
  ['198.51.100.7:80', '::ffff:198.51.100.7'],
])('takes %s and %s for one client', (one, other) => expect(placeOf(one)).toBe(placeOf(other)));

it('keeps apart what is not one client', () => {
  expect(placeOf('2001:db8:0:1::1')).not.toBe(placeOf('2001:db8:0:2::1'));
  expect(placeOf('198.51.100.7')).not.toBe(placeOf('198.51.100.8'));
});

it('knows the client behind a proxy that adds a port, and counts what is no address as the proxy', async () => {
  const app = express().set('trust proxy', 1).use(knowClient);
  const server = app.get('/', (req, res) => void res.send(req.ip)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const seen = async (forwarded: string): Promise<string> =>
    (await fetch(url, { headers: { 'X-Forwarded-For': forwarded } })).text();
  expect(await seen('203.0.113.1, 198.51.100.7:51234')).toBe('198.51.100.7');
  expect(await seen('::ffff:198.51.100.7')).toBe('198.51.100.7');
  expect(await seen('unknown')).toBe('127.0.0.1');
  server.close();
  server.closeAllConnections();
});
