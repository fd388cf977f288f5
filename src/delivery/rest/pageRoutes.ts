import { apiPagePath, pagePath } from '../../domain/addresses.ts';
import { inOrder, type PublishedPage } from '../../published/page/schema.ts';
import { directoryTag, pageTag } from '../../published/tags.ts';
import { answer, headers } from './answers.ts';
import { page, pageSummary } from './directorySchemas.ts';
import { chosen, fieldTable } from './fields.ts';
import { freshness } from './freshness.ts';
import { parameter, pathPiece } from './parameters.ts';
import { defineRead, jsonAnswer, notFound, type ReadRoute, type Sources } from './route.ts';

const tag = 'Pages';

/** Its page on the site, and the same in other languages (RFC 8288). */
const linksOf = (shown: PublishedPage): string =>
  [
    `<${pagePath(shown)}>; rel="canonical"; type="text/html"`,
    ...shown.translations.map(
      ({ slug, language }) =>
        `<${apiPagePath(slug)}>; rel="alternate"; hreflang="${language}"; type="application/json"`,
    ),
  ].join(', ');

const onePage = defineRead(
  {
    tag,
    path: '/v1/pages/{slug}',
    operationId: 'readPage',
    names: 'page',
    summary: 'One page of the site: About, Contacts, Privacy',
    description: 'A page whose slug changed is 301; one that was withdrawn is 404.',
    params: { slug: pathPiece(/^[a-z0-9-]{1,128}$/, { description: 'The page’s slug.', example: 'about' }) },
    query: { body: parameter.body, fields: parameter.fields(fieldTable(page, 'title,slug')) },
    answers: {
      200: { description: 'The page; with `fields`, only those.', body: answer.PageAnswer, headers: headers.Link },
      301: { description: 'It had this address before.', body: answer.MovedTo, headers: headers.Location },
    },
  },
  async ({ params: { slug }, query: { body: format, fields } }, { house }: Sources) => {
    const tags = [directoryTag, pageTag(slug)];
    const found = await house.entryAt('page', slug);
    if (!found) return notFound(tags);
    const { kind: _kind, body, ...rest } = found;
    const shown = format === 'none' ? rest : { ...rest, body: { [format]: body[format] } };
    return jsonAnswer(chosen(shown, fields), { tags, freshness: freshness.house, headers: { Link: linksOf(found) } });
  },
);

const allPages = defineRead(
  {
    tag,
    path: '/v1/pages',
    operationId: 'readPages',
    summary: 'The pages of the site',
    description: 'In the order an editor gave them; `inMenu` and `inFooter` say where the site names them.',
    query: { lang: parameter.language, fields: parameter.fields(fieldTable(pageSummary, 'title,slug')) },
    answers: { 200: { description: 'All of them, or those in one language.', body: answer.Pages } },
  },
  async ({ query: { lang, fields } }, { house }: Sources) => {
    const all = inOrder(await house.entries('page')).filter(({ language }) => !lang || language === lang);
    const items = all.map(({ kind: _kind, body: _body, ...rest }) => chosen(rest, fields));
    return jsonAnswer({ items }, { tags: [directoryTag], freshness: freshness.house });
  },
);

export const pageRoutes: readonly ReadRoute[] = [onePage, allPages];
