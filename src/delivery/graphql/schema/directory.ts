import { namedInNavigation, type PublishedSection, type WebLink } from '../../../published/directory/schema.ts';
import { Author, builder, Correspondent, Language, Node, Photo, Section, Site, Topic } from './builder.ts';

const SocialLink = builder.objectRef<WebLink>('WebLink').implement({
  fields: (t) => ({ network: t.exposeString('network'), url: t.exposeString('url') }),
});

const Posting = builder.objectRef<{ city: string; country?: string; line?: string }>('Posting').implement({
  description: 'Where an author reports from now.',
  fields: (t) => ({
    city: t.exposeString('city'),
    country: t.exposeString('country', { nullable: true }),
    line: t.exposeString('line', { nullable: true, description: '"Washington correspondent"' }),
  }),
});

Author.implement({
  interfaces: [Node],
  fields: (t) => ({
    slug: t.exposeString('slug'),
    name: t.exposeString('name'),
    jobTitle: t.exposeString('jobTitle', { nullable: true }),
    bio: t.exposeString('bio', { nullable: true }),
    photo: t.field({ type: Photo, nullable: true, resolve: ({ photo }) => photo }),
    links: t.field({ type: [SocialLink], resolve: ({ links }) => links }),
    languages: t.field({ type: [Language], resolve: (author) => author.languages }),
    postings: t.field({ type: [Posting], resolve: ({ postings }) => postings }),
  }),
});

const Coordinates = builder.objectRef<{ longitude: number; latitude: number }>('Coordinates').implement({
  description: 'In degrees.',
  fields: (t) => ({ longitude: t.exposeFloat('longitude'), latitude: t.exposeFloat('latitude') }),
});

Correspondent.implement({
  interfaces: [Node],
  description: 'A posting of an author to a city.',
  fields: (t) => ({
    name: t.exposeString('name'),
    city: t.exposeString('city'),
    country: t.exposeString('country', { nullable: true }),
    coordinates: t.field({ type: Coordinates, nullable: true, resolve: ({ coordinates }) => coordinates }),
    timeZone: t.exposeString('timeZone', { description: 'IANA: `Asia/Baku`.' }),
    beats: t.exposeStringList('beats'),
    from: t.exposeString('from', { description: 'A calendar day.' }),
    to: t.exposeString('to', { nullable: true, description: 'A calendar day.' }),
    line: t.exposeString('line', { nullable: true, description: '"Washington correspondent"' }),
    author: t.field({
      type: Author,
      nullable: true,
      resolve: ({ authorSlug }, _args, reads) => (authorSlug ? reads.author(authorSlug) : null),
    }),
  }),
});

const isUnder =
  ({ id }: PublishedSection) =>
  ({ parent }: PublishedSection): boolean =>
    parent === id;
/** The top of the tree. A section whose parent is not there stands at the top too. */
function topOf(sections: PublishedSection[]): PublishedSection[] {
  const ids = new Set(sections.map(({ id }) => id));
  return sections.filter(({ parent }) => !parent || !ids.has(parent));
}

Section.implement({
  interfaces: [Node],
  fields: (t) => ({
    path: t.exposeString('path', { description: '`politics/parliament`' }),
    name: t.string({
      args: { lang: t.arg({ type: Language, description: "Without it, the site's own." }) },
      resolve: ({ name, names }, { lang }) => (lang && names[lang]) || name,
    }),
    description: t.exposeString('description', { nullable: true }),
    colour: t.exposeString('colour', { nullable: true }),
    mediaTopic: t.exposeString('mediaTopic', { nullable: true, description: 'IPTC Media Topics: `medtop:11000000`' }),
    parent: t.field({
      type: Section,
      nullable: true,
      resolve: async ({ parent }, _args, reads) => (await reads.sections()).find(({ id }) => id === parent),
    }),
    children: t.field({
      type: [Section],
      resolve: async (section, _args, reads) => (await reads.sections()).filter(isUnder(section)),
    }),
  }),
});

Topic.implement({ fields: (t) => ({ slug: t.exposeString('slug'), name: t.exposeString('name') }) });

Site.implement({
  description: 'The site as a whole.',
  fields: (t) => ({
    name: t.exposeString('name'),
    tagline: t.exposeString('tagline', { nullable: true }),
    url: t.exposeString('url', { nullable: true }),
    defaultLanguage: t.field({ type: Language, resolve: ({ defaultLanguage }) => defaultLanguage }),
    agencyName: t.string({
      args: { lang: t.arg({ type: Language }) },
      resolve: ({ agencyName, agencyNames }, { lang }) => (lang && agencyNames[lang]) || agencyName,
    }),
    timeZone: t.exposeString('timeZone', { description: 'IANA: `Asia/Baku`.' }),
    reviewsOpenDays: t.exposeInt('reviewsOpenDays'),
    social: t.field({
      type: [SocialLink],
      description: 'Social networks in their order; with `lang`, those for readers of that language.',
      args: { lang: t.arg({ type: Language }) },
      resolve: ({ social }, { lang }) => social.filter(({ language }) => !lang || !language || language === lang),
    }),
    navigation: t.field({
      type: [Section],
      description: 'The sections at the top of the tree that an editor has put into the navigation.',
      resolve: async (_site, _args, reads) => namedInNavigation(topOf(await reads.sections())),
    }),
  }),
});

builder.queryFields((t) => ({
  sections: t.field({
    type: [Section],
    description: 'The top of the section tree; what is below is in `children`.',
    resolve: async (_root, _args, reads) => topOf(await reads.sections()),
  }),
  section: t.field({
    type: Section,
    nullable: true,
    args: { path: t.arg.string({ required: true }) },
    resolve: (_root, { path }, reads) => reads.section(path),
  }),
  author: t.field({
    type: Author,
    nullable: true,
    args: { slug: t.arg.string({ required: true }) },
    resolve: async (_root, { slug }, reads) =>
      (await reads.author(slug)) ?? reads.author((await reads.addressesNow({ author: slug })).author),
  }),
  correspondents: t.field({ type: [Correspondent], resolve: (_root, _args, reads) => reads.correspondents() }),
  topic: t.field({
    type: Topic,
    nullable: true,
    description: 'A topic that a story readers can see has.',
    extensions: { price: 10 },
    args: { slug: t.arg.string({ required: true }) },
    resolve: (_root, { slug }, reads) => reads.topic(slug),
  }),
  site: t.field({ type: Site, resolve: (_root, _args, reads) => reads.site() }),
}));
