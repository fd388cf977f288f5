import { block, body, heading, item, list, paragraph, type Node } from '../support/bodies.ts';
import { move, openDesk, storyIn, type DeskAtWork } from '../support/desk.ts';
import { completeCopy } from '../support/newsroom.ts';

let desk: DeskAtWork;
beforeAll(async () => {
  desk = await openDesk('block-ids');
});
afterAll(() => desk?.close());

const correspondent = () => desk.as.correspondent;
const editor = () => desk.as['section-editor'];
const idOf = (node: Node): string | undefined => (node.$ as { id?: string } | undefined)?.id;
const top = ({ root }: { root: Node }): Node[] => root.children as Node[];
const read = async (id: string) => (await editor()('GET', `/api/articles/${id}?draft=true&depth=0`)).body;
const save = async (id: string, data: object) =>
  editor()('PATCH', `/api/articles/${id}?draft=true&depth=0`, { baseVersion: (await read(id)).baseVersion, ...data });
/** A body as a client sends it that knows of no ids. */
const bareOf = (value: object): object =>
  JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === '$' ? undefined : inner))) as object;
const short = /^[0-9a-z]{8}$/;

it('gives each block of a body an id as it is saved, whoever sends it, and keeps it in later saves', async () => {
  const id = await storyIn(desk, 'draft');
  const sent = body(
    heading('h2', 'H'),
    paragraph('one'),
    list('bullet', item('a'), item('b')),
    block('quotation', { quote: 'Said' }),
  );
  const { body: answer } = await save(id, { body: sent });
  const nodes = top(answer.doc.body);
  const ids = [nodes[0]!, nodes[1]!, ...(nodes[2]!.children as Node[]), nodes[3]!].map(idOf);
  for (const each of ids) expect(each).toMatch(short);
  expect(new Set(ids).size).toBe(5);
  expect(idOf(nodes[2]!)).toBeUndefined();
  // A client that drops them, and has edited a paragraph, finds them again.
  const edited = body(heading('h2', 'H'), paragraph('one, edited'), list('bullet', item('a'), item('b')));
  const again = await save(id, { body: edited });
  const later = top(again.body.doc.body);
  expect([later[0]!, later[1]!, ...(later[2]!.children as Node[])].map(idOf)).toEqual(ids.slice(0, 4));
});

it('repairs ids that are bad or come twice, and refuses what is none', async () => {
  const id = await storyIn(desk, 'draft');
  const withId = (words: string, $: unknown): Node => ({ ...paragraph(words), $ });
  const { body: answer } = await save(id, {
    body: body(withId('one', { id: 'mine0001' }), withId('two', { id: 'mine0001' }), withId('three', { id: 'No!' })),
  });
  const [one, two, three] = top(answer.doc.body).map(idOf);
  expect(one).toBe('mine0001');
  for (const each of [two, three]) expect(each).toMatch(short);
  expect(new Set([one, two, three]).size).toBe(3);
  const refused = await save(id, { body: body(withId('one', { id: 'mine0001', colour: 'red' })) });
  expect(refused.status).toBe(422);
  expect(refused.body.errors[0].data.errors[0]).toMatchObject({
    path: 'body',
    rule: 'unknown-field',
  });
});

it('counts no id as a change: not in the event of a save, not in a conflict, not for readers', async () => {
  const id = await storyIn(desk, 'published');
  const before = await read(id);
  const bare = bareOf(before.body);
  expect(JSON.stringify(bare)).not.toContain('"$"');
  expect(JSON.stringify(before.body)).toContain('"$"');
  await save(id, { kicker: 'New' });
  const stale = await editor()('PATCH', `/api/articles/${id}?draft=true`, {
    baseVersion: before.baseVersion,
    kicker: 'Mine',
    body: bare,
  });
  expect(stale.status).toBe(409);
  expect(Object.keys(stale.body.errors[0].data.errors?.[0] ?? {})).not.toContain('body');
  expect(JSON.stringify(stale.body)).not.toContain('"root"');
  const other = await storyIn(desk, 'published');
  await save(other, { body: bareOf((await read(other)).body) });
  const order = { name: 'update', baseVersion: (await read(other)).baseVersion };
  const nothing = await editor()('POST', `/api/articles/${other}/transitions`, order);
  expect(nothing.status).toBe(422);
  expect(JSON.stringify(nothing.body)).toContain('nothing-changed');
});

it('shows readers none, on no way', async () => {
  const { body: created } = await correspondent()(
    'POST',
    '/api/articles',
    completeCopy(desk, 'Without ids for readers'),
  );
  const { id, slug } = created.doc;
  await move(correspondent(), id, 'file');
  for (const name of ['take', 'approve', 'publish']) expect((await move(editor(), id, name)).status).toBe(200);
  expect(JSON.stringify((await read(id)).body)).toContain('"$"');
  const { reader } = desk;
  const query = `{ Articles(where: {slug: {equals: "${slug}"}}) { docs { body } } }`;
  const answers = await Promise.all([
    reader('GET', `/api/articles/${id}`),
    reader('GET', `/api/articles?where[slug][equals]=${slug}`),
    reader('POST', '/api/graphql', { query }),
  ]);
  for (const { status, body: answer } of answers) {
    expect(status).toBe(200);
    expect(JSON.stringify(answer)).toContain('passed the budget');
    expect(JSON.stringify(answer)).not.toContain('"$"');
  }
});
