import type { PayloadRequest } from 'payload';
import { plainOf, rawCollection } from '../../database/rows.ts';
import { isColleagueOn } from '../../domain/workflow/policy.ts';
import { isRole } from '../../domain/workflow/roles.ts';
import type { Mention } from '../../domain/threads.ts';
import { refuseAct, standingOf, type Colleague } from './standing.ts';

/** Somebody, or a desk, to be mentioned; `maySee`: they may read the story. */
export type Candidate = Mention & { name: string; maySee: boolean };

const most = 10;

type UserRow = { id: string; name?: string; role?: unknown; desks?: string[] };
type DeskRow = { id: string; name?: string };

/** As it stands there: nothing in it is a sign of an expression. */
const literal = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

async function findByName<T>(collection: string, find: string, req: PayloadRequest): Promise<T[]> {
  const filter = { name: { $regex: literal(find), $options: 'i' }, deletedAt: null };
  const projection = { name: 1, role: 1, desks: 1 };
  const rows = rawCollection(req.payload, collection).find(filter, { projection });
  return plainOf<T[]>(await rows.sort({ name: 1 }).limit(most).toArray());
}

type Order = { story: string; who: Colleague; find: string };

/** Colleagues and desks whose name holds these words, each with whether they may read the story. */
export async function candidatesFor({ story: id, who, find }: Order, req: PayloadRequest): Promise<Candidate[]> {
  const story = await standingOf(id, req);
  refuseAct('read', 'note', story, who);
  const users = await findByName<UserRow>('users', find, req);
  const desks = await findByName<DeskRow>('desks', find, req);
  return [
    ...users.flatMap(({ id: user, name = '', role, desks: at = [] }): Candidate[] => {
      if (!isRole(role)) return [];
      return [
        { kind: 'user', id: user, name, maySee: isColleagueOn(story, { kind: 'staff', id: user, role, desks: at }) },
      ];
    }),
    ...desks.map((desk): Candidate => ({
      kind: 'desk',
      id: desk.id,
      name: desk.name ?? '',
      maySee: desk.id === story.desk,
    })),
  ].slice(0, 2 * most);
}
