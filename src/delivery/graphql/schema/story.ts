import { blocksWithLinks, htmlWithLinks } from '../../../published/directory/addresses.ts';
import type { KilledStory, PublishedCorrection, PublishedStory } from '../../../published/story/schema.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { mostAtOnce } from '../../stores/lists.ts';
import type { Lookup } from '../../stores/stores.ts';
import { Block } from './blocks.ts';
import {
  Author,
  Body,
  builder,
  Headline,
  Killed,
  Language,
  Moved,
  Node,
  Photo,
  Section,
  Signer,
  Step,
  Story,
  Topic,
} from './builder.ts';
import { linksAsked, ofStory, type ShownStory } from './shownStory.ts';

Step.implement({
  description: 'A step of the way to a section.',
  fields: (t) => ({
    id: t.exposeID('id'),
    path: t.exposeString('path'),
    name: t.exposeString('name', { description: "In the story's language." }),
    mediaTopic: t.exposeString('mediaTopic', { nullable: true, description: 'IPTC Media Topics: `medtop:11000000`' }),
    section: t.field({ type: Section, nullable: true, resolve: ({ path }, _args, reads) => reads.section(path) }),
  }),
});

Signer.implement({
  description: 'Who signs. Without a page of their own, no slug and no author.',
  fields: (t) => ({
    name: t.exposeString('name'),
    slug: t.exposeString('slug', { nullable: true }),
    line: t.exposeString('line', { nullable: true, description: '"Washington correspondent"' }),
    city: t.exposeString('city', { nullable: true }),
    author: t.field({
      type: Author,
      nullable: true,
      resolve: ({ slug }, _args, reads) => (slug ? reads.author(slug) : null),
    }),
  }),
});

Body.implement({
  description: 'One body in three forms: ask for the one you show.',
  fields: (t) => ({
    html: t.string({
      resolve: async ({ html }, _args, reads) => htmlWithLinks(html, await reads.addressing()),
      description: 'Safe to put into a page as it is, with the dateline run in.',
      extensions: { price: 5 },
    }),
    text: t.exposeString('text', { description: 'Plain, without the dateline.', extensions: { price: 5 } }),
    blocks: t.field({
      type: [Block],
      description: 'Without the dateline.',
      extensions: { size: 20 },
      resolve: async ({ blocks }, _args, reads) => blocksWithLinks(blocks, await reads.addressing()),
    }),
  }),
});

const Byline = builder.objectRef<PublishedStory['byline']>('Byline').implement({
  fields: (t) => ({
    text: t.exposeString('text', { description: 'The whole byline as readers read it.' }),
    signers: t.field({ type: [Signer], resolve: ({ signers }) => signers }),
    reporting: t.exposeString('reporting', { nullable: true, description: '"Reporting by … in …"' }),
  }),
});

const DatelineOf = builder.objectRef<NonNullable<PublishedStory['dateline']>>('Dateline').implement({
  fields: (t) => ({
    text: t.exposeString('text', { description: '"BAKU, November 25 (Turan)"' }),
    place: t.exposeString('place', { nullable: true }),
    source: t.exposeString('source', { nullable: true }),
    date: t.exposeString('date', { nullable: true }),
  }),
});

const Correction = builder.objectRef<PublishedCorrection>('Correction').implement({
  fields: (t) => ({
    at: t.field({ type: 'DateTime', resolve: ({ at }) => at }),
    text: t.exposeString('text'),
  }),
});

const Seo = builder.objectRef<PublishedStory['seo']>('Seo').implement({
  fields: (t) => ({
    title: t.exposeString('title'),
    description: t.exposeString('description'),
    canonical: t.exposeString('canonical', { nullable: true }),
  }),
});

const Way = builder.objectRef<PublishedStory['section']>('SectionWay').implement({
  fields: (t) => ({ steps: t.field({ type: [Step], resolve: (steps) => steps }) }),
});

Story.implement({
  interfaces: [Headline, Node],
  description:
    'A story as readers get it, the same wherever it stands. What a list or a link has not got of it is read besides, and costs a read of the story.',
  fields: (t) => ({
    slugline: t.string({ nullable: true, resolve: ofStory('slugline') }),
    kicker: t.string({ nullable: true, resolve: ofStory('kicker') }),
    standfirst: t.string({ nullable: true, resolve: ofStory('standfirst') }),
    dateline: t.field({ type: DatelineOf, nullable: true, resolve: ofStory('dateline') }),
    body: t.field({ type: Body, resolve: ofStory('body') }),
    byline: t.field({ type: Byline, resolve: ofStory('byline') }),
    section: t.field({
      type: [Step],
      description: 'The way to its primary section, the top first.',
      resolve: ofStory('section'),
    }),
    alsoIn: t.field({ type: [Way], description: 'Other sections it stands in.', resolve: ofStory('alsoIn') }),
    topics: t.field({ type: [Topic], resolve: ofStory('topics') }),
    urgency: t.int({
      nullable: true,
      description: 'IPTC: 1 is the most urgent, 9 the least.',
      resolve: ofStory('urgency'),
    }),
    photo: t.field({ type: Photo, nullable: true, resolve: ofStory('photo') }),
    translations: t.field({
      type: [Story],
      resolve: async (story, args, reads, info) =>
        linksAsked(await ofStory('translations')(story, args, reads), args, reads, info),
    }),
    related: t.field({
      type: [Story],
      resolve: async (story, args, reads, info) =>
        linksAsked(await ofStory('related')(story, args, reads), args, reads, info),
    }),
    corrections: t.field({
      type: [Correction],
      description: 'The latest first.',
      resolve: ofStory('corrections'),
    }),
    credit: t.string({ nullable: true, resolve: ofStory('credit') }),
    wordCount: t.int({ resolve: ofStory('wordCount') }),
    timeZone: t.string({ description: 'Where its times are told, IANA.', resolve: ofStory('timeZone') }),
    updatedAt: t.field({ type: 'DateTime', resolve: ofStory('updatedAt') }),
    changedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When what it shows last changed, if that is later: its author was renamed, its photo withdrawn.',
      resolve: ofStory('changedAt'),
    }),
    version: t.int({
      description: 'How often readers got a new one: 1 when first published.',
      resolve: ofStory('version'),
    }),
    story: t.field({
      type: Story,
      nullable: true,
      deprecationReason: 'It is the story: ask for its fields where it stands.',
      resolve: (story, _args, reads) => reads.story(story.id),
    }),
    seo: t.field({ type: Seo, resolve: ofStory('seo') }),
  }),
});

Killed.implement({
  description: 'A story that was withdrawn: its notice is all that is left.',
  fields: (t) => ({
    id: t.exposeID('id'),
    slug: t.exposeString('slug'),
    language: t.field({ type: Language, resolve: ({ language }) => language }),
    notice: t.exposeString('notice'),
    killedAt: t.field({ type: 'DateTime', resolve: ({ killedAt }) => killedAt }),
    publishedAt: t.field({ type: 'DateTime', resolve: ({ publishedAt }) => publishedAt }),
    version: t.exposeInt('version'),
  }),
});

Moved.implement({
  description: 'The story has another slug now: link to that one.',
  fields: (t) => ({
    slug: t.exposeString('slug'),
    story: t.field({
      type: Story,
      nullable: true,
      resolve: async ({ slug }, _args, reads) => {
        const found = await reads.storyAt(slug);
        return found?.kind === 'story' ? found.story : null;
      },
    }),
  }),
});

type AtSlug = ShownStory | KilledStory | { slug: string };
const AtSlug = builder.unionType('StoryResult', {
  description: 'What is at a slug.',
  types: [Story, Killed, Moved],
  resolveType: (value) => ('killedAt' in value ? Killed : 'headline' in value ? Story : Moved),
});
const atSlug = (found: Lookup): AtSlug =>
  found.kind === 'story' ? found.story : found.kind === 'killed' ? found.killed : { slug: found.slug };

builder.queryFields((t) => ({
  story: t.field({
    type: AtSlug,
    nullable: true,
    description: 'What is at this slug; null if there is nothing, or not yet.',
    extensions: { price: 10 },
    args: { slug: t.arg.string({ required: true }) },
    resolve: async (_root, { slug }, reads) => {
      const found = await reads.storyAt(slug);
      return found && atSlug(found);
    },
  }),
  stories: t.field({
    type: [Story],
    description: `In the order of the ids; those that readers can't see are left out. At most ${mostAtOnce}.`,
    extensions: { size: 'ids', price: 10 },
    args: { ids: t.arg.idList({ required: true }) },
    resolve: async (_root, { ids }, reads) => {
      if (ids.length > mostAtOnce) throw new Refusal('invalid', `At most ${mostAtOnce} ids at once.`);
      const found = await Promise.all([...new Set(ids)].map(reads.story));
      return found.filter((story) => story !== undefined);
    },
  }),
}));
