import express from 'express';
import { type createServer } from 'node:http';
import { collections, type Db, type StoredStory } from '../../src/published/storage/collections.ts';

type Handler = Parameters<typeof createServer>[1];

/**
 * The floor of what is hot: bare node:http sending bytes it holds in memory, found by the address, with one header. `bytes` are what
 * the newsroom answered at each address.
 */
export function bareServer(bytes: ReadonlyMap<string, Buffer>): Handler {
  return (req, res) => {
    const body = bytes.get(req.url ?? '');
    if (!body) return void res.writeHead(404).end();
    if (req.headers['if-none-match']) return void res.writeHead(304).end();
    res.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': body.length }).end(body);
  };
}

const lines = { line: 1, _id: 0 };

/** The floor of what is cold: Express and the official driver asking the same collection the same question, and no more. */
export function driverServer(db: Db): Handler {
  const stories = db.collection<StoredStory>(collections.stories(1));
  const list = (facet: string, before: unknown) =>
    stories
      .find({ facets: facet, publishedAt: { $lt: new Date(String(before)) } } as never, {
        projection: lines,
        sort: { publishedAt: -1, _id: -1 },
        limit: 20,
      })
      .toArray();
  return express()
    .disable('x-powered-by')
    .set('etag', false)
    .get('/v1/stories/:slug', async (req, res) => {
      const found = await stories.findOne({ slugs: req.params.slug }, { projection: { json: 1, _id: 0 } });
      res.type('json').send((found as unknown as { json: string }).json);
    })
    .get('/v1/newsline', async (req, res) => {
      const { section, before } = req.query;
      res.json(await list(typeof section === 'string' ? `section=${section}` : 'all', before));
    }) as unknown as Handler;
}
