import type { PayloadRequest } from 'payload';
import type { Piece } from '../../domain/changes/pieces.ts';
import { toTranslate } from '../../domain/fromAnother.ts';
import { Refusal } from '../../domain/refusal.ts';
import { mayReadLatest, type Who } from '../record/history.ts';
import { storySeen } from '../story/loadStory.ts';
import { inTransaction } from '../transaction/inTransaction.ts';
import { baseOf, keepBase, sourceNow, versionOfBase, type Base, type SourceVersion } from './bases.ts';

type SourceRequest = { id: string; who: Who };
type Seen = Record<string, unknown> & { id: string; _status?: string; desk?: unknown; people?: unknown };

/** What a translation is made from, as who asks may read it. */
export type Source = {
  story: { id: string; headline: string; language: string; state: string };
  revision: number;
  pieces: Piece[];
  /** The version it was made from; absent if that is not known, or not theirs to read. */
  base?: { revision: number; at: string; byName: string; pieces: Piece[] };
};

/** A version that readers had is for everybody; any other for the source’s colleagues. */
const mayRead = ({ isPublic }: SourceVersion, source: Seen, { principal }: Who): boolean =>
  isPublic || (principal.kind !== 'clock' && mayReadLatest(source, principal));

async function baseFor(base: Base | undefined, source: Seen, who: Who, req: PayloadRequest): Promise<Source['base']> {
  const version = base?.source === source.id ? await versionOfBase(base, req) : undefined;
  if (!base || !version || !mayRead(version, source, who)) return undefined;
  const { revision, at, byName } = base;
  return { revision, at, byName, pieces: toTranslate(version.copy) };
}

type FoundSource = { source: Seen; now: SourceVersion };

/** The story that this one translates, if who asks may read it. */
async function findSource(id: string, req: PayloadRequest): Promise<FoundSource | undefined> {
  const own = await storySeen(id, req, { draft: true });
  const translated = own?.translationOf;
  const of = typeof translated === 'string' ? translated : translated?.id;
  const source = of ? ((await storySeen(of, req)) as Seen | null) : null;
  const now = source && (await sourceNow(source.id, source._status === 'published', req));
  return source && now ? { source, now } : undefined;
}

/** What a story is translated from, then and now; undefined where there is nothing that who asks may read. */
export async function sourceOf({ id, who }: SourceRequest, req: PayloadRequest): Promise<Source | undefined> {
  const found = await findSource(id, req);
  if (!found) return undefined;
  const { source, now } = found;
  const text = (name: string): string => (typeof source[name] === 'string' ? source[name] : '');
  const base = await baseFor(await baseOf(id, req), source, who, req);
  return {
    story: { id: source.id, headline: text('headline'), language: text('language'), state: text('state') },
    revision: now.revision,
    pieces: toTranslate(now.copy),
    ...(base && { base }),
  };
}

/** Says that the translation tells this version of its source now. Refuses if the source has moved on since it was looked at. */
export async function rebase(
  { id, who, revision, now: at }: SourceRequest & { revision: number; now: string },
  req: PayloadRequest,
): Promise<void> {
  await inTransaction(req, async () => {
    const found = await findSource(id, req);
    if (!found) throw new Refusal('not-found', 'There is nothing that this story translates.');
    const { source, now } = found;
    if (now.revision !== revision) {
      const message = `What this story translates is at version ${now.revision} now. Look at what changed first.`;
      throw new Refusal('conflict', message, [{ path: 'revision', rule: 'moved-on', message }]);
    }
    await keepBase({ sibling: id, source: source.id, version: now, byName: who.name, now: at }, req);
  });
}
