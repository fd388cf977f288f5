import type { Payload, TypedUser, Where } from 'payload';
import { isAtLeast, worksOnEveryDesk, isRole, type Role } from '../../domain/workflow/roles.ts';
import { states, type State } from '../../domain/workflow/workflow.ts';
import { usualTimeZone } from '../../domain/times/when.ts';
import { openAsksOf, type OpenAsk } from '../../newsroom/threads/openAsks.ts';
import type { Article } from '../../payload-types.ts';

/** Rows shown in each list of the desk. */
const most = 10;

const columns = {
  headline: true,
  slugline: true,
  kicker: true,
  language: true,
  state: true,
  urgency: true,
  wordCount: true,
  deadline: true,
  timeZone: true,
  scheduledAt: true,
  scheduleProblem: true,
  firstPublishedAt: true,
  lastMove: true,
  sentBack: true,
  updatedAt: true,
} as const;

/** One row of a desk list: what is known of a story without opening it. */
export type DeskRow = { id: string; state: State } & Omit<Pick<Article, keyof typeof columns>, 'state'>;

export type ListName = 'sentBack' | 'drafts' | 'waiting' | 'withTheDesk' | 'goingOut' | 'justPublished';
type List = { where: Where; sort: string };

const inState = (...named: State[]): Where => ({ state: { in: named } });

type Colleague = { id: string; role: Role; desks: string[] };

const colleagueOf = (user: TypedUser): Colleague => {
  const { id, role, desks } = user;
  const ids = (desks ?? []).map((desk) => (typeof desk === 'string' ? desk : desk.id));
  return { id: String(id), role: isRole(role) ? role : 'journalist', desks: ids };
};

/** What an editor has to act on: filed on their desks, what they have in hand or nobody has, and approved where they may publish. */
function waitingFor({ id, role, desks }: Colleague): Where {
  const onDesk: Where[] = worksOnEveryDesk(role) ? [] : [{ desk: { in: desks } }];
  const waiting: Where[] = [
    { and: [inState('filed'), ...onDesk] },
    { and: [inState('in-edit'), { heldBy: { equals: id } }] },
    { and: [inState('in-edit'), { heldBy: { exists: false } }, ...onDesk] },
  ];
  if (isAtLeast(role, 'section-editor')) waiting.push({ and: [inState('approved'), ...onDesk] });
  return { or: waiting };
}

/** The lists of a colleague's desk, in their order on the page: editors first see what waits, writers what came back. */
function listsFor(me: Colleague): Partial<Record<ListName, List>> {
  const mine: Where = { people: { in: [me.id] } };
  const isEditor = isAtLeast(me.role, 'sub-editor');
  const sentBack = { 'sentBack.at': { exists: true } };
  return {
    sentBack: { where: { and: [mine, inState('draft'), sentBack] }, sort: '-sentBack.at' },
    ...(isEditor ? { waiting: { where: waitingFor(me), sort: 'lastMove.at' } } : {}),
    drafts: {
      where: { and: [mine, inState('draft'), { 'sentBack.at': { exists: false } }] },
      sort: '-updatedAt',
    },
    ...(isEditor
      ? {}
      : { withTheDesk: { where: { and: [mine, inState('filed', 'in-edit', 'approved')] }, sort: '-updatedAt' } }),
    goingOut: { where: inState('scheduled'), sort: 'scheduledAt' },
    justPublished: {
      where: { and: [inState('published'), { _status: { equals: 'published' } }] },
      sort: '-firstPublishedAt',
    },
  };
}

export type Desk = {
  lists: { name: ListName; rows: DeskRow[] }[];
  counts: Record<State, number>;
  /** Readers' reviews that wait, for those who moderate. */
  reviewsWaiting?: number;
  /** Where this colleague is asked beside stories, and has not answered. */
  asks: OpenAsk[];
  timeZone: string;
};

/** Everything on the page in one round of parallel, bounded queries, each under the colleague's own access. */
export async function deskOf(payload: Payload, user: TypedUser): Promise<Desk> {
  const me = colleagueOf(user);
  const as = { collection: 'articles', overrideAccess: false, user } as const;
  const lists = Object.entries(listsFor(me)).map(async ([name, { where, sort }]) => {
    const { docs } = await payload.find({
      ...as,
      where,
      sort,
      select: columns,
      limit: most,
      depth: 0,
      pagination: false,
    });
    return { name: name as ListName, rows: docs.map(({ state, ...doc }) => ({ ...doc, state: state ?? 'draft' })) };
  });
  const counts = states.map(async (state) => {
    const { totalDocs } = await payload.count({ ...as, where: { state: { equals: state } } });
    return [state, totalDocs] as const;
  });
  const reviews = isAtLeast(me.role, 'sub-editor')
    ? payload.count({ collection: 'reviews', where: { state: { equals: 'pending' } }, overrideAccess: false, user })
    : undefined;
  const asks = openAsksOf({ kind: 'staff', ...me }, payload, most);
  const style = payload.findGlobal({ slug: 'house-style', depth: 0, overrideAccess: false, user });
  return {
    lists: await Promise.all(lists),
    counts: Object.fromEntries(await Promise.all(counts)) as Record<State, number>,
    reviewsWaiting: (await reviews)?.totalDocs,
    asks: await asks,
    timeZone: (await style).timeZone || usualTimeZone,
  };
}

/** The list of stories, filtered to one state. */
export const listAddress = (state: State): string =>
  `/admin/collections/articles?where[or][0][and][0][state][equals]=${state}`;
