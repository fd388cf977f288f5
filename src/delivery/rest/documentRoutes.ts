import { linkAddress, withLinks } from '../../published/directory/addresses.ts';
import type { PublishedSite } from '../../published/directory/schema.ts';
import { inOrder, type PublishedDocument } from '../../published/document/schema.ts';
import {
  apiPathOf,
  calledAs,
  documentKinds,
  entryKinds,
  sitePathOf,
  type DocumentKind,
} from '../../published/kinds.ts';
import { directoryTag, documentTag } from '../../published/tags.ts';
import { answer, headers } from './answers.ts';
import { documentAnswers, schemasOf } from './schemas.ts';
import { pickFields, fieldTable } from './fields.ts';
import { freshness } from '../cache/answer.ts';
import { parameter, pathPiece } from './parameters.ts';
import { defineRead, jsonAnswer, notFound, type ReadRoute, type Sources } from './route.ts';

/** Its page on the site, and the same in other languages (RFC 8288). */
const linksOf = (kind: DocumentKind, entry: PublishedDocument, site: PublishedSite): string =>
  [
    `<${linkAddress(sitePathOf(kind, entry), site)}>; rel="canonical"; type="text/html"`,
    ...entry.translations.map(
      ({ slug, language }) =>
        `<${apiPathOf(kind, slug)}>; rel="alternate"; hreflang="${language}"; type="application/json"`,
    ),
  ].join(', ');

const readOne = (kind: DocumentKind): ReadRoute => {
  const { one, many, summary, example } = calledAs(kind);
  return defineRead(
    {
      tag: many,
      path: `/v1/${entryKinds[kind].collection}/{slug}`,
      operationId: `read${one}`,
      names: kind,
      summary: summary.one,
      description: `A ${kind} whose slug changed is 301; one that was withdrawn is 404.`,
      params: { slug: pathPiece(/^[a-z0-9-]{1,128}$/, { description: `The ${kind}’s slug.`, example }) },
      query: { body: parameter.body, fields: parameter.fields(fieldTable(schemasOf(kind).whole, 'title,slug')) },
      answers: {
        200: {
          description: `The ${kind}; with \`fields\`, only those.`,
          body: documentAnswers[`${one}Answer`],
          headers: headers.Link,
        },
        301: { description: 'It had this address before.', body: answer.MovedTo, headers: headers.Location },
      },
    },
    async ({ params: { slug }, query: { body: format, fields } }, { directory }: Sources) => {
      const tags = [directoryTag, documentTag(kind, slug)];
      const [found, site] = await Promise.all([directory.entryAt(kind, slug), directory.site()]);
      if (!found) return notFound(tags);
      const { kind: _kind, body, ...rest } = found;
      const entry = format === 'none' ? rest : { ...rest, body: { [format]: withLinks(body, site)[format] } };
      const links = { Link: linksOf(kind, found, site) };
      return jsonAnswer(pickFields(entry, fields), { tags, freshness: freshness.directory, headers: links });
    },
  );
};

const readAll = (kind: DocumentKind): ReadRoute => {
  const { many, summary } = calledAs(kind);
  return defineRead(
    {
      tag: many,
      path: `/v1/${entryKinds[kind].collection}`,
      operationId: `read${many}`,
      summary: summary.all,
      description: 'In the order an editor gave them; `inMenu` and `inFooter` say where the site names them.',
      query: {
        lang: parameter.language,
        fields: parameter.fields(fieldTable(schemasOf(kind).summary, 'title,slug')),
      },
      answers: { 200: { description: 'All of them, or those in one language.', body: documentAnswers[many] } },
    },
    async ({ query: { lang, fields } }, { directory }: Sources) => {
      const all = inOrder(await directory.entries(kind)).filter(({ language }) => !lang || language === lang);
      const items = all.map(({ kind: _kind, body: _body, ...rest }) => pickFields(rest, fields));
      return jsonAnswer({ items }, { tags: [directoryTag], freshness: freshness.directory });
    },
  );
};

/** One and all of each kind of documents. */
export const documentRoutes: readonly ReadRoute[] = documentKinds.flatMap((kind) => [readOne(kind), readAll(kind)]);
