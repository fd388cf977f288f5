import { z } from 'zod';
import {
  endPreviewLink,
  listPreviewLinks,
  makePreviewLink,
  type Asking,
} from '../../src/newsroom/preview/previewLinks.ts';
import { addressingNow } from '../../src/newsroom/story/houseStyle.ts';
import { byPattern } from '../../src/published/directory/addresses.ts';
import { linkEnds, previewHours } from '../../src/newsroom/preview/previewLinkRows.ts';
import { jsonBody } from '../../src/http/route.ts';
import { dateTime, documentId, lowerCaseId } from '../shared/answers.ts';
import { defineEndpoint, reply, type EndpointRequest } from '../shared/route.ts';
import { sessionIdOf } from '../shared/principal.ts';
import { refuseUnseen } from './access.ts';

const askingOf = ({ who, req }: EndpointRequest): Asking => ({
  name: who.name,
  principal: who.principal as Asking['principal'],
  session: sessionIdOf(req.user),
});

const previewLink = z.strictObject({
  id: documentId,
  by: z.string().describe('The name of who made it.'),
  at: dateTime,
  until: dateTime,
  openings: z.strictObject({ count: z.int().min(0), lastAt: dateTime.nullable() }),
  revokedAt: dateTime.nullable().describe('When somebody ended it by hand.'),
  ended: z
    .enum(linkEnds)
    .nullable()
    .describe('`revoked` by hand, `expired` by its time, by its `story` or its `maker`; null while it is open.'),
  mayEnd: z.boolean().describe('May you end it?'),
});

/** To who may not read the story, its links are not there. */
const onStory = {
  tag: 'Stories',
  access: 'session',
  params: { id: lowerCaseId },
  guard: ({ id }: Record<string, string>, { req }: EndpointRequest) => refuseUnseen(id, req),
} as const;

const postPreviewLink = defineEndpoint(
  {
    ...onStory,
    method: 'post',
    path: '/api/articles/{id}/preview-link',
    operationId: 'linkToPreview',
    summary: 'A link to a story’s latest version, for whoever has it',
    description:
      'For the story’s own people and its desk. It ends after `hours`, by hand, when you may read the story no longer or your sessions are ' +
      'revoked, and for good when the story is killed, spiked or archived, or goes to the trash; a new slug leaves it valid. The secret ' +
      'is told once. A browser gets the page, a program the story as JSON (`/v1/openapi.json`). 409: there is nothing to show, or ' +
      'fifty links are open.',
    body: jsonBody(z.strictObject({ hours: z.int().min(1).max(previewHours.most).default(previewHours.usual) })),
    examples: { 'application/json': { hours: 24 } },
    answers: {
      201: {
        description: 'Made.',
        body: z.strictObject({
          id: documentId,
          path: z.string().meta({ examples: ['/v1/preview/abc'] }),
          url: z
            .string()
            .optional()
            .describe(
              'Its page on a front end of your own, if the site’s settings have a pattern for it: hand that out.',
            ),
          token: z.string(),
          expiresAt: dateTime,
        }),
      },
    },
    refusals: [400, 401, 403, 404, 409, 415, 422],
  },
  async ({ params, body: { hours } }, context) => {
    const order = { story: params.id, hours, asking: askingOf(context), now: new Date() };
    const { id, secret: token, until: expiresAt, language: lang } = await makePreviewLink(order, context.req);
    const url = byPattern('preview', { lang, token }, await addressingNow(context.req));
    return reply(201, { id, path: `/v1/preview/${token}`, ...(url && { url }), token, expiresAt });
  },
);

const getPreviewLinks = defineEndpoint(
  {
    ...onStory,
    method: 'get',
    path: '/api/articles/{id}/preview-links',
    operationId: 'listPreviewLinks',
    summary: 'The links to a story’s latest version',
    description:
      'The newest hundred, for the story’s own people and its desk; those that have ended are kept for a month after their time.',
    answers: {
      200: { description: 'Newest first.', body: z.strictObject({ links: z.array(previewLink).max(100) }) },
    },
    refusals: [401, 403, 404],
  },
  async ({ params: { id } }, context) =>
    reply(200, { links: await listPreviewLinks(id, askingOf(context), context.req) }),
);

const postEndPreviewLink = defineEndpoint(
  {
    ...onStory,
    method: 'post',
    path: '/api/articles/{id}/preview-links/{link}/end',
    operationId: 'endPreviewLink',
    summary: 'End a link to a story’s latest version',
    description:
      'At once, on every node. For who made it, and for section editors and above. One that has ended already stays as it was.',
    params: {
      id: lowerCaseId,
      link: z.string().toLowerCase().meta({ description: 'The id of one of the story’s links.' }),
    },
    answers: { 200: { description: 'It shows nothing any more.', body: z.strictObject({ link: previewLink }) } },
    refusals: [401, 403, 404],
  },
  async ({ params: { id: story, link } }, context) => {
    const order = { story, link, asking: askingOf(context), now: new Date() };
    return reply(200, { link: await endPreviewLink(order, context.req) });
  },
);

export const previewLinkRoutes = [postPreviewLink, getPreviewLinks, postEndPreviewLink];
