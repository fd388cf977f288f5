import type { Endpoint, PayloadRequest } from 'payload';
import { articleFields, restoredNames } from '../../src/domain/articleFields.ts';
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

type Version = Readonly<Record<string, unknown>>;

const groupOf = (parts: object, value: unknown): Version =>
  Object.fromEntries(Object.keys(parts).map((part) => [part, (value as Version | null | undefined)?.[part] ?? null]));

/** What the version had of the copy; and empty what it had not, or the newer text would stay there. */
const copyOfVersion = (version: Version): Version =>
  Object.fromEntries(
    restoredNames.map((name) => {
      const { parts, most } = articleFields[name];
      if (most !== undefined) return [name, version[name] ?? []];
      return [name, parts ? groupOf(parts, version[name]) : (version[name] ?? null)];
    }),
  );

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
