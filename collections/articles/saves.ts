import { z } from 'zod';
import { isSameField } from '../../src/domain/merge/same.ts';
import { writtenNames } from '../../src/domain/fields/articleFields.ts';
import type { Values } from '../../src/domain/merge/stories.ts';
import { historySince } from '../../src/newsroom/story/replaced.ts';
import { storySeen } from '../../src/newsroom/story/loadStory.ts';
import { lowerCaseId, savedBy } from '../shared/answers.ts';
import { defineEndpoint, reply } from '../shared/route.ts';
import { refuseAllButColleagues } from './access.ts';

const since = z.coerce
  .number()
  .int()
  .min(1)
  .max(1e9)
  .default(1)
  .meta({ description: 'A version of the story.', schema: { type: 'integer', minimum: 1, maximum: 1e9 } });

const getSaves = defineEndpoint(
  {
    method: 'get',
    path: '/api/articles/{id}/saves',
    operationId: 'listSavesSince',
    summary: 'What was saved in a story since a version, and what it said then',
    description:
      'For a page that wakes with an old text, and for merging one: who saved since, which fields and blocks, and in `base` the fields that ' +
      'changed, as they were in that version. `base` is null where it is not known any more: after 30 days, after 2,000 saves, or where the story was killed or brought back since.',
    tag: 'Stories',
    access: 'session',
    params: { id: lowerCaseId },
    query: { since },
    answers: {
      200: {
        description: 'The saves, oldest first.',
        body: z.strictObject({
          version: z.int().min(1).describe('The version the story is at.'),
          saves: z.array(
            z.strictObject({
              version: z.int().min(1),
              by: savedBy,
              fields: z.array(z.string()),
              blocks: z.array(z.string()).describe('Of the body, by their ids.'),
            }),
          ),
          base: z.record(z.string(), z.unknown()).nullable(),
        }),
      },
    },
    refusals: [400, 401, 403, 404, 422],
    guard: ({ id }, { req }) => refuseAllButColleagues(id, req),
  },
  async ({ params: { id }, query: { since: from } }, { req }) => {
    const copy = ((await storySeen(id, req, { draft: true, trash: true })) ?? {}) as unknown as Values;
    const version = (copy.baseVersion as number | undefined) ?? 1;
    const { saves, base } = await historySince(
      { story: id, base: Math.min(from, version), current: version, copy },
      req,
    );
    const changed = base && writtenNames.filter((name) => !isSameField(name, base[name], copy[name]));
    const was = base && changed ? Object.fromEntries(changed.map((name) => [name, base[name] ?? null])) : null;
    return reply(200, { version, saves, base: was });
  },
);

export const savesRoutes = [getSaves];
