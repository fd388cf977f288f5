import type { Types } from 'mongoose';
import type { PayloadRequest } from 'payload';
import { objectIds, rawCollection, sessionOf } from '../../database/rows.ts';
import { isColleagueOn, type Staff } from '../../domain/workflow/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { isRole, type Role } from '../../domain/workflow/roles.ts';
import { mentionsIn, mostMentions, type Mention } from '../../domain/threads.ts';
import { readNamesIn } from '../record/names.ts';
import type { Standing } from './standing.ts';

/** Somebody or some people who are mentioned and may not read the story, by name: they are not told. */
export type Unseeing = Mention & { name: string; people: string[] };

type Id = Types.ObjectId;
type UserRow = { _id: Id; name?: string; role?: unknown; desks?: Id[] };
type Member = Staff & { name: string };

const mostNamed = 20;
const mostMembers = 500;

const memberOf = ({ _id, name = '', role, desks = [] }: UserRow): Member[] =>
  isRole(role) ? [{ kind: 'staff', id: _id.toHexString(), name, role, desks: desks.map(String) }] : [];

/** Colleagues at work: who was put in the trash is not asked. */
async function members(filter: object, req: PayloadRequest): Promise<Member[]> {
  const projection = { name: 1, role: 1, desks: 1 };
  const rows = await rawCollection<UserRow>(req.payload, 'users')
    .find({ ...filter, deletedAt: null }, { projection, session: await sessionOf(req) })
    .limit(mostMembers)
    .toArray();
  return rows.flatMap(memberOf);
}

const idsOf = (mentions: readonly Mention[], kind: Mention['kind']): string[] =>
  mentions.filter((each) => each.kind === kind).map(({ id }) => id);

const unknown = ({ kind, id }: Mention): Refusal =>
  new Refusal('invalid', 'Who is mentioned is not there.', [
    { path: 'body', rule: 'unknown-id', message: `There is no ${kind} ${id} to be mentioned.` },
  ]);

/** Names of roles are the labels of the reader's own language. */
function unseeingOf(mention: Mention, story: Standing, known: Known): Unseeing | undefined {
  const { kind, id } = mention;
  const recipients = known.peopleOf(mention);
  const name = kind === 'desk' ? known.desks.get(id) : kind === 'user' ? recipients[0]?.name : id;
  if (name === undefined) throw unknown(mention);
  const blind = recipients.filter((each) => !isColleagueOn(story, each));
  // All who have a role and may read the story are asked; nobody else is.
  if (kind === 'role')
    return blind.length === recipients.length ? { kind, id: id as Role, name, people: [] } : undefined;
  if (blind.length === 0) return undefined;
  return { kind, id, name, people: blind.slice(0, mostNamed).map((each) => each.name) };
}

type Known = { desks: ReadonlyMap<string, string>; peopleOf: (mention: Mention) => Member[] };

async function readKnown(mentions: readonly Mention[], req: PayloadRequest): Promise<Known> {
  const [users, desks, roles] = [idsOf(mentions, 'user'), idsOf(mentions, 'desk'), idsOf(mentions, 'role')];
  const people = await members(
    { $or: [{ _id: { $in: objectIds(users) } }, { desks: { $in: objectIds(desks) } }, { role: { $in: roles } }] },
    req,
  );
  const is: Record<Mention['kind'], (member: Member, id: string) => boolean> = {
    user: (member, id) => member.id === id,
    desk: (member, id) => member.desks.includes(id),
    role: (member, id) => member.role === id,
  };
  return {
    desks: await readNamesIn('desks', objectIds(desks), { payload: req.payload, session: await sessionOf(req) }),
    peopleOf: ({ kind, id }) => people.filter((member) => is[kind](member, id)),
  };
}

/** Whom a text mentions, and who of these may not read the story. Refuses (`invalid`) who is not there, and too many. */
export async function mentionsOf(body: string, story: Standing, req: PayloadRequest) {
  const mentions = mentionsIn(body);
  if (mentions.length > mostMentions)
    throw new Refusal('invalid', `At most ${mostMentions} mentions.`, [
      { path: 'body', rule: 'too-many', message: `At most ${mostMentions} mentions.`, params: { most: mostMentions } },
    ]);
  if (mentions.length === 0) return { mentions, warnings: [] };
  const known = await readKnown(mentions, req);
  return { mentions, warnings: mentions.flatMap((mention) => unseeingOf(mention, story, known) ?? []) };
}
