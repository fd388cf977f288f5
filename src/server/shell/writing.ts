import type { Request } from 'express';
import { createLocalReq, type Payload, type TypedUser, type Where } from 'payload';
import { z } from 'zod';
import { loadNames, loadNamesOfAll } from '../../newsroom/writing/names.ts';
import { writingSettingsOf } from '../../newsroom/story/houseStyle.ts';
import { isOnlyRead } from '../../newsroom/writing/onlyRead.ts';
import { beginningOf } from '../../newsroom/writing/beginning.ts';
import { scopeOf } from '../../domain/workflow/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { isRole } from '../../domain/workflow/roles.ts';
import type { Exchange } from '../../http/express.ts';
import { defineRoute } from '../../http/route.ts';
import { storySeen } from '../../newsroom/story/loadStory.ts';
import { sessionUserOf } from '../user.ts';

type WritingParts = { payload: Payload };

/** Drafts that a device keeps whole; older ones are opened from the newsroom. */
const mostDrafts = 10;

const why = { none: 'Sign in first.', key: 'An API key writes nothing here: sign in.' };
const copy = z
  .looseObject({ id: z.string() })
  .describe('A story, as `GET /api/articles/{id}?draft=true&depth=0` gives it.');
const names = z
  .record(z.string(), z.string())
  .describe('What the documents that stories name are called, by `collection/id`.');

const writing = z.strictObject({
  user: z.strictObject({ id: z.string(), email: z.string(), name: z.string(), role: z.string() }),
  mayBegin: z.boolean().describe('May they begin a story?'),
  settings: z
    .strictObject({ datelinePattern: z.string(), timeZone: z.string(), headlineFits: z.int() })
    .describe(
      'The dateline as the newsroom writes it, its time zone, and how many characters of a headline fit on a card.',
    ),
  beginning: z.looseObject({}).describe('What a new story of theirs begins with.'),
  drafts: z.array(copy),
  names,
});

async function draftsOf(payload: Payload, user: TypedUser) {
  const where: Where = { and: [{ people: { in: [user.id] } }, { state: { equals: 'draft' } }] };
  const query = { collection: 'articles', where, user, overrideAccess: false, draft: true, depth: 0 } as const;
  const { docs } = await payload.find({ ...query, sort: '-updatedAt', limit: mostDrafts, pagination: false });
  return docs.map((each) => ({ ...each }));
}

const private_ = { 'Cache-Control': 'private, no-store' };
const common = { method: 'get', tag: 'Stories', access: 'session' } as const;
const sessionOf = (req: Request, payload: Payload): Promise<TypedUser> => sessionUserOf(req, payload, why);

/** All that a device has to know to write without a connection. */
const whoWrites = defineRoute(
  {
    ...common,
    path: '/api/me/writing',
    operationId: 'readWriting',
    summary: 'What you write: your drafts, and what a new story of yours begins with',
    description: `The latest ${mostDrafts} drafts whole, with what they name: what a device keeps to write without a connection.`,
    answers: { 200: { description: 'It.', body: writing } },
    refusals: [401, 403],
  },
  async (_given, { req, res, parts: { payload } }: Exchange<WritingParts>): Promise<void> => {
    const user = await sessionOf(req, payload);
    const [settings, beginning, drafts] = await Promise.all([
      writingSettingsOf(payload),
      beginningOf({ payload, user }, new Date()),
      draftsOf(payload, user),
    ]);
    const named = await loadNamesOfAll([beginning, ...drafts], { payload, user });
    const { id, email, name, role } = user as { id: unknown; email: string; name?: string | null; role: unknown };
    const mayBegin = isRole(role) && scopeOf('articles', role, 'create') !== undefined;
    const me = { id: String(id), email, name: name ?? '', role: String(role) };
    res.set(private_).json({ user: me, mayBegin, settings, beginning, drafts, names: named });
  },
);

const story = z.strictObject({ copy, names, mayWrite: z.boolean() });

/** One story to write in. */
const storyToWrite = defineRoute(
  {
    ...common,
    path: '/api/me/writing/{id}',
    operationId: 'readStoryToWrite',
    summary: 'A story as it stands at the desk, with what it names, and whether you may write in it',
    params: { id: z.string().meta({ description: 'The id of the story.' }) },
    answers: { 200: { description: 'The story.', body: story } },
    refusals: [401, 403, 404],
  },
  async ({ params: { id } }, { req, res, parts: { payload } }: Exchange<WritingParts>): Promise<void> => {
    const user = await sessionOf(req, payload);
    const asker = await createLocalReq({ user }, payload);
    const found = /^[0-9a-f]{24}$/i.test(id) ? await storySeen(id, asker, { draft: true }) : null;
    if (!found) throw new Refusal('not-found', 'There is no such story.');
    const seen = { ...found } as Record<string, unknown>;
    const known = await loadNames(seen, { payload, user });
    res.set(private_).json({ copy: seen, names: known, mayWrite: !isOnlyRead(seen, user) });
  },
);

export const writingRoutes = [whoWrites, storyToWrite];
