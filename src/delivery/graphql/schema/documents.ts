import { z } from 'zod';
import { inOrder, type DocumentLink, type PublishedDocument } from '../../../published/document/schema.ts';
import { documentFields, linkSchema } from '../../../published/document/schema.ts';
import { calledAs, documentKinds, entryKinds, shapeOf, type DocumentKind } from '../../../published/kinds.ts';
import { Body, builder, Language } from './builder.ts';

const shared = new Set(['kind', 'body', ...Object.keys(documentFields(linkSchema()))]);

/** The fields that only this kind has, with the scalar each is. */
function ownFieldsOf(kind: DocumentKind) {
  return Object.entries(shapeOf(kind) as Record<string, z.ZodType>).flatMap(([name, schema]) => {
    if (shared.has(name)) return [];
    const inner = schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema;
    const type = inner instanceof z.ZodLiteral ? 'Boolean' : inner instanceof z.ZodNumber ? 'Float' : 'String';
    return [{ name, type, nullable: inner !== schema && type !== 'Boolean', description: schema.description } as const];
  });
}

/** What a field without a value answers: nothing, but of what is so or not so. */
const absent = { Boolean: false, Float: null as unknown as number, String: null as unknown as string };

const linkTo = (kind: DocumentKind) =>
  builder.objectRef<DocumentLink>(`${calledAs(kind).one}Link`).implement({
    description: `A ${kind} in another language.`,
    fields: (t) => ({
      id: t.exposeID('id'),
      slug: t.exposeString('slug'),
      title: t.exposeString('title'),
      language: t.field({ type: Language, resolve: ({ language }) => language }),
    }),
  });

function typeOf(kind: DocumentKind) {
  const link = linkTo(kind);
  const own = ownFieldsOf(kind);
  return builder.objectRef<PublishedDocument>(calledAs(kind).one).implement({
    description: calledAs(kind).about,
    fields: (t) => ({
      id: t.exposeID('id'),
      slug: t.exposeString('slug'),
      title: t.exposeString('title'),
      description: t.exposeString('description', { description: 'A sentence or two for search engines.' }),
      language: t.field({ type: Language, resolve: ({ language }) => language }),
      body: t.field({ type: Body, resolve: ({ body }) => body }),
      translations: t.field({ type: [link], resolve: ({ translations }) => translations }),
      inMenu: t.boolean({ resolve: ({ inMenu }) => inMenu === true, description: 'The site’s menu names it.' }),
      inFooter: t.boolean({ resolve: ({ inFooter }) => inFooter === true, description: 'The site’s foot names it.' }),
      publishedAt: t.field({ type: 'DateTime', resolve: ({ publishedAt }) => publishedAt }),
      updatedAt: t.field({ type: 'DateTime', resolve: ({ updatedAt }) => updatedAt }),
      ...Object.fromEntries(
        own.map(({ name, type, nullable, description }) => [
          name,
          t.field({
            type,
            nullable,
            description,
            resolve: (document) => (document as unknown as Record<string, string>)[name] ?? absent[type],
          }),
        ]),
      ),
    }),
  });
}

for (const kind of documentKinds) {
  const type = typeOf(kind);
  builder.queryFields((t) => ({
    [entryKinds[kind].collection]: t.field({
      type: [type],
      description: `${calledAs(kind).summary.all}, in the order an editor gave them.`,
      args: { lang: t.arg({ type: Language }) },
      resolve: async (_root, { lang }, reads) =>
        inOrder(await reads.entries(kind)).filter(({ language }) => !lang || language === lang),
    }),
    [kind]: t.field({
      type,
      nullable: true,
      args: { slug: t.arg.string({ required: true }) },
      resolve: (_root, { slug }, reads) => reads.entryAt(kind, slug),
    }),
  }));
}
