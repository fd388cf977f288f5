import { mongooseAdapter } from '@payloadcms/db-mongodb';
import { az } from '@payloadcms/translations/languages/az';
import { en } from '@payloadcms/translations/languages/en';
import { ru } from '@payloadcms/translations/languages/ru';
import { resolve } from 'node:path';
import { buildConfig } from 'payload';
import sharp from 'sharp';
import { beginStoriesOnce } from '../collections/articles/beginnings.ts';
import { articleMutations } from '../collections/articles/graphql.ts';
import { collections, globals } from '../collections/index.ts';
import { tellingMerged } from '../collections/articles/hooks/merging.ts';
import { savingTheRest } from '../collections/articles/saveRest.ts';
import { takeIdempotencyKeys } from '../collections/shared/idempotencyKeys.ts';
import { threadEndpoints } from '../collections/threads/endpoints.ts';
import { holdInnerCollections } from '../collections/payloadsOwn.ts';
import { committedNews, type Settings } from './config/custom.ts';
import { readEnv } from './config/env.ts';
import { limitTime, patience } from './database/requestLimits.ts';
import { adminTranslations } from './config/adminTranslations.ts';
import { withOwnOrder } from './database/sortKeys.ts';
import { withSoleWrites } from './database/writes.ts';
import { withAtomicSessions } from './database/userWrites.ts';
import { saveLimit } from './server/bodies.ts';
import { depthLimit } from './server/graphqlAllowlist.ts';
import { purgeCdn } from './jobs/purgeCdn.ts';
import { makeRenditions, removePhotoFiles } from './jobs/renditions.ts';
import { projectStories } from './jobs/projections.ts';
import { publishScheduled } from './jobs/publishClock.ts';
import { tellHub } from './jobs/tellHub.ts';
import { createLog } from './server/log.ts';
import { openReadModel } from './newsroom/publish/openReadModel.ts';
import { openReviews } from './newsroom/reviews/show.ts';
import { answerRefusals } from './server/refusals.ts';
import { bodyEditor } from '../collections/articles/body.ts';

const env = readEnv(process.env);
/** What Payload calls its own refusals. */
const refusals = [
  'Forbidden',
  'Locked',
  'MissingFile',
  'NotFound',
  'ValidationError',
  'AuthenticationError',
  'Refusal',
];
// As a browser says it: without a path, nor the port that goes without saying.
const origins = [new URL(env.publicUrl).origin, ...env.CORS_ORIGINS];

export default buildConfig({
  secret: env.secret,
  serverURL: '',
  cors: env.CORS_ORIGINS,
  // Without PUBLIC_URL the server looks at it (checkOrigin): it knows the port and the host that was asked.
  csrf: env.PUBLIC_URL ? origins : [],
  telemetry: false,
  logger: createLog(env.LOG_LEVEL),
  // Refusals are counted, not logged (server/log.ts): those that Payload would write without their error too.
  loggingLevels: Object.fromEntries(refusals.map((name) => [name, false])),
  defaultDepth: 1,
  maxDepth: 4,
  db: withAtomicSessions(
    withSoleWrites(
      withOwnOrder(
        mongooseAdapter({
          url: process.env.MONGODB_URI ?? '',
          ensureIndexes: true,
          afterCreateConnection: ({ connection }) => void connection.plugin(limitTime),
          // Else every list is sorted by a second key that no index has: in memory, all of it.
          disableFallbackSort: true,
          // A change of many: each document in a transaction of its own, one after the other. MongoDB cannot do several things at once in one.
          bulkOperationsSingleTransaction: true,
          transactionOptions: {
            readConcern: { level: 'snapshot' },
            writeConcern: { w: 'majority', wtimeoutMS: patience.write },
            maxCommitTimeMS: patience.write,
          },
          connectOptions: {
            // Of itself MongoDB has writes wait for the primary alone where a member of the set is an arbiter.
            writeConcern: { w: 'majority' },
            // Past this, a request that finds no free connection is told so, and one that finds no primary.
            waitQueueTimeoutMS: patience.write,
            serverSelectionTimeoutMS: patience.write,
            // A server that stands still is known within ten seconds, and what waits for it fails then.
            heartbeatFrequencyMS: 5_000,
            connectTimeoutMS: 5_000,
          },
        }),
      ),
    ),
    'users',
  ),
  editor: bodyEditor,
  sharp,
  collections,
  globals,
  endpoints: threadEndpoints,
  i18n: { supportedLanguages: { en, az, ru }, fallbackLanguage: 'en', translations: adminTranslations },
  admin: {
    user: 'users',
    // Not Gravatar: the newsroom tells no other site who is at work.
    avatar: 'default',
    dateFormat: 'd MMM yyyy, HH:mm',
    importMap: { baseDir: resolve('.'), importMapFile: resolve('src/app/(payload)/admin/importMap.js') },
    meta: {
      titleSuffix: ' · Dateline',
      // Else link previews call every page a "Payload App", and ask for a picture that is not offered.
      openGraph: { siteName: 'Dateline', description: 'The desk of a newsroom.' },
      defaultOGImageType: 'off',
      icons: [{ rel: 'icon', type: 'image/svg+xml', url: '/icon.svg' }],
    },
    components: {
      views: {
        dashboard: { Component: '/src/admin/desk/MyDesk.tsx#MyDesk' },
        createFirstUser: { Component: '/src/admin/views/FirstUser.tsx#FirstUser' },
        write: { Component: '/src/admin/beginning/WriteView.tsx#WriteView', path: '/write', exact: true },
        newPage: { Component: '/src/admin/beginning/NewPageView.tsx#NewPageView', path: '/new-page', exact: true },
        reviewQueue: {
          Component: '/src/admin/reviews/ReviewQueue.tsx#ReviewQueue',
          path: '/review-queue',
          exact: true,
        },
      },
      logout: { Button: '/src/admin/writing/SignOut.tsx#SignOut' },
      providers: [
        '/src/admin/views/InPayload.tsx#InPayload',
        '/src/admin/writing/KeepPage.tsx#KeepPage',
        '/src/admin/writing/Leftovers.tsx#Leftovers',
      ],
      graphics: { Logo: '/src/admin/views/Logo.tsx#Logo', Icon: '/src/admin/views/Logo.tsx#Icon' },
    },
  },
  jobs: {
    tasks: [publishScheduled, makeRenditions, removePhotoFiles, projectStories, tellHub, purgeCdn],
    access: { run: () => false, queue: () => false, cancel: () => false },
    deleteJobOnComplete: true,
  },
  graphQL: {
    maxComplexity: env.GRAPHQL_MAX_COMPLEXITY,
    disablePlaygroundInProduction: true,
    disableIntrospectionInProduction: false,
    validationRules: () => depthLimit({ maxDepth: env.GRAPHQL_MAX_DEPTH, introspection: env.introspection }),
    mutations: articleMutations,
  },
  hooks: { afterError: [answerRefusals] },
  // One byte more than a photo may have: cut there, it is refused by our own rule, which names the field.
  // The admin sends a story as one field of a form: cut at Payload's own limit, 1 MB, it would be no JSON.
  upload: { limits: { fileSize: 25 * 1024 * 1024 + 1, fieldSize: saveLimit }, abortOnLimit: false },
  typescript: { outputFile: resolve('src/payload-types.ts'), autoGenerate: false },
  custom: {
    uploadsDir: env.uploadsDir,
    committed: committedNews(),
    publicUrl: env.publicUrl,
    webSubHub: env.WEBSUB_HUB,
    cdn: env.cdn,
  } satisfies Settings,
  onInit: async (payload) => {
    await openReadModel(payload);
    await openReviews(payload);
  },
})
  .then(holdInnerCollections)
  .then(beginStoriesOnce)
  .then(takeIdempotencyKeys({ 'articles patch /:id': (handler) => savingTheRest(tellingMerged(handler)) }));
