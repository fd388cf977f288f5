import { serverAudits } from 'graphql-http';
import { serveGraphql } from '../support/graphqlServer.ts';

let server: Awaited<ReturnType<typeof serveGraphql>>;
beforeAll(async () => {
  server = await serveGraphql('graphql-audits');
});
afterAll(() => server?.close());

// All of them, those that only say SHOULD or MAY as well.
const audits = serverAudits({ url: () => server.url });

it('knows the whole audit suite', () => {
  expect(audits.length).toBeGreaterThan(60);
});

it.each(audits.map((audit) => [audit.id, audit.name, audit] as const))(
  'keeps audit %s: %s',
  async (_id, _name, audit) => {
    const result = await audit.fn();
    const reason = 'reason' in result ? result.reason : '';
    expect({ status: result.status, reason }).toEqual({ status: 'ok', reason: '' });
  },
);
