import { inOrder, type PageLink, type PublishedPage } from '../../../published/page/schema.ts';
import { Body, builder, Language } from './builder.ts';

const Link = builder.objectRef<PageLink>('PageLink').implement({
  description: 'A page in another language.',
  fields: (t) => ({
    id: t.exposeID('id'),
    slug: t.exposeString('slug'),
    title: t.exposeString('title'),
    language: t.field({ type: Language, resolve: ({ language }) => language }),
  }),
});

const Page = builder.objectRef<PublishedPage>('Page').implement({
  description: 'A page of the site: About, Contacts, Privacy, Corrections policy.',
  fields: (t) => ({
    id: t.exposeID('id'),
    slug: t.exposeString('slug'),
    title: t.exposeString('title'),
    description: t.exposeString('description', { description: 'A sentence or two for search engines.' }),
    language: t.field({ type: Language, resolve: ({ language }) => language }),
    body: t.field({ type: Body, resolve: ({ body }) => body }),
    translations: t.field({ type: [Link], resolve: ({ translations }) => translations }),
    inMenu: t.boolean({ resolve: ({ inMenu }) => inMenu === true, description: 'The site’s menu names it.' }),
    inFooter: t.boolean({ resolve: ({ inFooter }) => inFooter === true, description: 'The site’s foot names it.' }),
    publishedAt: t.field({ type: 'DateTime', resolve: ({ publishedAt }) => publishedAt }),
    updatedAt: t.field({ type: 'DateTime', resolve: ({ updatedAt }) => updatedAt }),
  }),
});

builder.queryFields((t) => ({
  pages: t.field({
    type: [Page],
    description: 'The pages of the site, in the order an editor gave them.',
    args: { lang: t.arg({ type: Language }) },
    resolve: async (_root, { lang }, reads) =>
      inOrder(await reads.entries('page')).filter(({ language }) => !lang || language === lang),
  }),
  page: t.field({
    type: Page,
    nullable: true,
    args: { slug: t.arg.string({ required: true }) },
    resolve: (_root, { slug }, reads) => reads.entryAt('page', slug),
  }),
}));
