import type { PayloadRequest } from 'payload';
import { isDuplicateKey } from '../../database/errorCodes.ts';
import { rawCollection, sessionOf } from '../../database/rows.ts';
import { referencesOf } from '../../domain/body.ts';
import { idOf } from '../../domain/body/blocks.ts';
import { copyOf, translationOf, type Siblings } from '../../domain/fromAnother.ts';
import type { Language } from '../../domain/languages.ts';
import { mayBeginFrom, type Beginning } from '../../domain/workflow/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { SaveAct } from '../../domain/workflow/versions.ts';
import { isState } from '../../domain/workflow/workflow.ts';
import type { Article } from '../../payload-types.ts';
import { mayReadLatest, type Who } from '../record/history.ts';
import { storySeen } from '../story/loadStory.ts';
import { inTransaction, overtaken } from '../transaction/inTransaction.ts';
import { keepBase, sourceNow, type SourceVersion } from './bases.ts';

type Order = { id: string; who: Who; now: string };

/** The story as who asks may see it, if they may begin one from it. */
async function storyFor({ id, who }: Order, way: Beginning, req: PayloadRequest): Promise<Article> {
  const seen = await storySeen(id, req);
  if (!seen) throw new Refusal('not-found', 'There is no such story.');
  const { principal } = who;
  if (principal.kind === 'staff' && isState(seen.state) && mayBeginFrom(seen.state, principal, way)) return seen;
  const message = `No story is begun from one that is ${String(seen.state)}.`;
  throw new Refusal('conflict', message, [{ path: 'id', rule: 'wrong-state', message }]);
}

async function versionFor(story: Article, isOut: boolean, req: PayloadRequest): Promise<SourceVersion> {
  const version = await sourceNow(story.id, isOut, req);
  if (!version) throw new Refusal('not-found', 'There is no such story.');
  return version;
}

async function create(data: object, req: PayloadRequest): Promise<string> {
  const { id } = await req.payload.create({
    collection: 'articles',
    req,
    depth: 0,
    // Of a story that one may begin from, all that carries over does: also a mark that somebody paid, which few may set.
    overrideAccess: true,
    draft: true,
    context: { act: 'create' satisfies SaveAct },
    data: data as Partial<Article>,
  });
  return String(id);
}

type Set = { id: string; translationSet?: string };

/** Stories of these sets in a language, as far as who asks may read them. */
async function inLanguage(sets: readonly string[], language: Language, req: PayloadRequest): Promise<Set[]> {
  if (sets.length === 0) return [];
  const { docs } = await req.payload.find({
    collection: 'articles',
    where: { and: [{ translationSet: { in: [...sets] } }, { language: { equals: language } }] },
    overrideAccess: false,
    user: req.user,
    depth: 0,
    limit: 100,
    pagination: false,
    req,
  });
  return docs as unknown as Set[];
}

/** The siblings, in the other language, of the stories that a copy names. */
async function siblingsNamed({ copy }: SourceVersion, to: Language, req: PayloadRequest): Promise<Siblings> {
  const related = Array.isArray(copy.relatedStories) ? copy.relatedStories : [];
  const inBody = referencesOf(copy.body).flatMap(({ collection, id }) => (collection === 'articles' ? [id] : []));
  const ids = [...new Set([...related.flatMap((each) => idOf(each) ?? []), ...inBody])];
  if (ids.length === 0) return new Map();
  const named = { where: { id: { in: ids } }, limit: ids.length, pagination: false, req } as const;
  const { docs } = await req.payload.db.find<Set>({ collection: 'articles', ...named });
  const sets = docs.flatMap(({ translationSet }) => translationSet ?? []);
  const found = new Map((await inLanguage(sets, to, req)).map(({ id, translationSet }) => [translationSet, id]));
  return new Map(
    docs.flatMap(({ id, translationSet }) => {
      const sibling = translationSet && found.get(translationSet);
      return sibling ? [[id, sibling] as const] : [];
    }),
  );
}

/** Of two who begin the same translation at once, one comes second and finds the other’s. */
async function takeTurn(set: string, req: PayloadRequest): Promise<void> {
  const turn = { _id: `translations of ${set}` };
  const options = { upsert: true, session: await sessionOf(req) };
  try {
    await rawCollection(req.payload, 'story_beginnings').updateOne(turn, { $inc: { turns: 1 } }, options);
  } catch (error) {
    throw isDuplicateKey(error) ? overtaken() : error;
  }
}

async function refuseSecond(set: string, to: Language, req: PayloadRequest): Promise<void> {
  const [there] = await inLanguage([set], to, req);
  if (!there) return;
  const message = 'This story is there in that language already.';
  throw new Refusal('conflict', message, [{ path: 'to', rule: 'translated', message }], { story: there.id });
}

/** Begins the story in another language. Answers the id of the new one; refuses one that is there already, and names it. */
export async function translateStory({ to, ...order }: Order & { to: Language }, req: PayloadRequest): Promise<string> {
  return inTransaction(req, async () => {
    const seen = await storyFor(order, 'translate', req);
    if (seen.language === to) {
      const message = 'The story is in that language.';
      throw new Refusal('invalid', message, [{ path: 'to', rule: 'same-language', message }]);
    }
    const set = String(seen.translationSet ?? seen.id);
    await takeTurn(set, req);
    await refuseSecond(set, to, req);
    const version = await versionFor(seen, seen._status === 'published', req);
    const siblings = await siblingsNamed(version, to, req);
    const sibling = await create(translationOf({ ...version.copy, id: seen.id }, { to, siblings }), req);
    const { name: byName } = order.who;
    await keepBase({ sibling, source: seen.id, version, byName, now: order.now }, req);
    return sibling;
  });
}

/** Begins a new story with the words of this one. Answers its id. Who reads it as readers do gets it as they see it, and no id of what they do not. */
export async function startFromStory(order: Order, req: PayloadRequest): Promise<string> {
  return inTransaction(req, async () => {
    const seen = await storyFor(order, 'start-from', req);
    const { principal } = order.who;
    const isColleague = principal.kind !== 'clock' && mayReadLatest(seen, principal);
    return create(copyOf(isColleague ? (await versionFor(seen, false, req)).copy : { ...seen }), req);
  });
}
