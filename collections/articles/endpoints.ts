import type { Endpoint, PayloadRequest } from 'payload';
import { fileCopy } from '../../src/newsroom/copy/fileCopy.ts';
import { houseStyleOf } from '../../src/newsroom/story/houseStyle.ts';
import { loadStory } from '../../src/newsroom/story/loadStory.ts';
import { moveToDesk } from '../../src/newsroom/transition/move.ts';
import { lockShownTo } from '../../src/newsroom/story/storyLock.ts';
import { possibleTransitions } from '../../src/newsroom/transition/transition.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import type { SaveAct } from '../../src/domain/versions.ts';
import { sessionIdOf } from '../shared/principal.ts';
import { bodyOf, mediaTypeOf, plainTextOf } from '../shared/requestBody.ts';
import { baseVersionOf } from './hooks/beforeOperation.ts';
import { branchEndpoints } from './branches.ts';
import { deskWho, filingWho } from './who.ts';
import { postLock, postUnlock } from './lock.ts';
import { copyOrderOf, moveOf } from './orders.ts';
import { getPreviewLinks, postEndPreviewLink, postPreviewLink } from './previewLinks.ts';
import { refuseAllButColleagues, refuseUnseen } from './seen.ts';
import { transitionAndRead } from './transitionAndRead.ts';

const routeId = (req: PayloadRequest): string => String(req.routeParams?.id);
const now = (): string => new Date().toISOString();

/** POST /api/articles/:id/transitions {name, reason?, at?, correction?, notice?, note?, baseVersion?, confirm?} */
const postTransition: Omit<Endpoint, 'root'> = {
  path: '/:id/transitions',
  method: 'post',
  handler: async (req) => {
    const who = deskWho(req);
    const given = await bodyOf(req);
    return Response.json(await transitionAndRead(routeId(req), given, who, req));
  },
};

/** GET /api/articles/:id/transitions: what this person could do next, and what stands in the way. */
const getTransitions: Omit<Endpoint, 'root'> = {
  path: '/:id/transitions',
  method: 'get',
  handler: async (req) => {
    const who = deskWho(req);
    await refuseAllButColleagues(routeId(req), req);
    const at = now();
    const { main, latest, lock, steps } = await possibleTransitions(routeId(req), who, at, req);
    const isOpen = lock && Date.parse(lock.until) > Date.parse(at);
    return Response.json({
      state: main.state,
      baseVersion: main.revision ?? 1,
      hasPendingEdits: main._status === 'published' && latest._status !== 'published',
      timeZone: main.timeZone ?? (await houseStyleOf(req)).timeZone,
      lock: isOpen ? lockShownTo(lock, { who, session: sessionIdOf(req.user) }) : null,
      transitions: steps.map(({ name, refusal }) => ({
        name,
        allowed: !refusal,
        ...(refusal ? { code: refusal.code, why: refusal.message, problems: refusal.problems } : {}),
      })),
    });
  },
};

/** POST /api/articles/:id/desk {desk, reason?}: moves the story to another desk. */
const postDesk: Omit<Endpoint, 'root'> = {
  path: '/:id/desk',
  method: 'post',
  handler: async (req) => {
    const who = deskWho(req);
    await refuseUnseen(routeId(req), req);
    const { desk, reason } = moveOf(await bodyOf(req));
    const { from, to } = await moveToDesk({ id: routeId(req), desk, reason, who, now: now() }, req);
    const article = await req.payload.findByID({
      collection: 'articles',
      id: routeId(req),
      depth: 0,
      overrideAccess: false,
      user: req.user,
      req,
      disableErrors: true,
    });
    return Response.json({ article, from, to });
  },
};

/** The fields an old version brings back: the copy, not where the story is placed. */
const restored = [
  ...['headline', 'kicker', 'standfirst', 'body', 'byline', 'bylineText', 'reportingBy', 'credit', 'topics'],
  ...['dateline.place', 'dateline.source', 'dateline.date', 'photo.media', 'photo.caption'],
  ...['seo.title', 'seo.description', 'seo.canonical'],
];
const lists = ['byline', 'reportingBy', 'topics'];

/** What the version had; and empty what it had not, or the newer text would stay there. */
function copyOfVersion(version: Record<string, unknown>): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const path of restored) {
    const [name = '', inner] = path.split('.');
    const empty = lists.includes(name) ? [] : null;
    if (inner === undefined) copy[name] = version[name] ?? empty;
    else {
      const group = version[name] as Record<string, unknown> | null | undefined;
      copy[name] = { ...(copy[name] as object | undefined), [inner]: group?.[inner] ?? null };
    }
  }
  return copy;
}

/** POST /api/articles/versions/:id: an old version becomes the pending edits; the state and readers are not touched. */
const restoreVersion: Omit<Endpoint, 'root'> = {
  path: '/versions/:id',
  method: 'post',
  handler: async (req) => {
    deskWho(req);
    const shared = { overrideAccess: false as const, user: req.user, req, depth: 0 };
    const asked = { collection: 'articles' as const, id: routeId(req), disableErrors: true, ...shared };
    const version = await req.payload.findVersionByID(asked);
    if (!version) throw new Refusal('not-found', 'There is no such version.');
    const id = String(version.parent);
    const { main } = await loadStory(id, req);
    const doc = await req.payload.update({
      collection: 'articles',
      id,
      context: { act: 'restore-version' satisfies SaveAct },
      data: {
        ...copyOfVersion({ ...version.version }),
        baseVersion: baseVersionOf({}, req) ?? main.revision ?? 1,
      } as never,
      ...shared,
    });
    return Response.json({ doc, message: 'The version is back, as pending edits.' });
  },
};

/** POST /api/articles/file-copy: plain wire copy, or {text, ...}, becomes a filed story. */
const postCopy: Omit<Endpoint, 'root'> = {
  path: '/file-copy',
  method: 'post',
  handler: async (req) => {
    const who = filingWho(req);
    const given = mediaTypeOf(req) === 'text/plain' ? { text: await plainTextOf(req) } : await bodyOf(req);
    const filed = await fileCopy({ ...copyOrderOf(given), who, now: now() }, req);
    return Response.json(filed, { status: 201, headers: { Location: `/api/articles/${filed.article.id}` } });
  },
};

export const endpoints = [
  ...[postTransition, getTransitions, postDesk, restoreVersion, postCopy],
  ...[postPreviewLink, getPreviewLinks, postEndPreviewLink],
  ...[postLock, postUnlock],
  ...branchEndpoints,
];
