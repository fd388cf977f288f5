import SchemaBuilder from '@pothos/core';
import { GraphQLError } from 'graphql';
import type {
  PublishedAuthor,
  PublishedCorrespondent,
  PublishedSection,
  PublishedSite,
} from '../../../published/directory/schema.ts';
import type {
  KilledStory,
  PublishedPhoto,
  PublishedSigner,
  PublishedStory,
  PublishedTopic,
  SectionStep,
  StoryLink,
} from '../../../published/story/schema.ts';
import { languages } from '../../../domain/languages.ts';
import { instantOf } from '../../../domain/times/when.ts';
import type { Reads } from '../reads.ts';
import type { ShownStory } from './shownStory.ts';

/** Fields give what they promise: what may be absent says `nullable`. */
export const builder = new SchemaBuilder<{
  Context: Reads;
  DefaultFieldNullability: false;
  Scalars: { DateTime: { Input: string; Output: string }; ID: { Input: string; Output: string } };
}>({ defaultFieldNullability: false });

builder.scalarType('DateTime', {
  description: 'An instant, ISO 8601 with an offset: `2026-11-25T09:30:00.000Z`.',
  serialize: (value) => value,
  parseValue: (value) => {
    const hasOffset = typeof value === 'string' && /(Z|[+-]\d{2}:?\d{2})$/.test(value);
    const instant = hasOffset ? instantOf(value, 'UTC') : undefined;
    if (!instant) throw new GraphQLError('This has to be a time with an offset, such as 2026-11-25T09:30:00Z.');
    return instant;
  },
});

export const Language = builder.enumType('Language', { values: languages });

/** What types of different files know of each other; each is described where it belongs. */
export const Story = builder.objectRef<ShownStory>('Story');
export const Killed = builder.objectRef<KilledStory>('KilledStory');
export const Moved = builder.objectRef<{ slug: string }>('MovedStory');
export const Photo = builder.objectRef<PublishedPhoto>('Photo');
export const Step = builder.objectRef<SectionStep>('SectionStep');
export const Signer = builder.objectRef<PublishedSigner>('Signer');
export const Topic = builder.objectRef<PublishedTopic>('Topic');
export const Author = builder.objectRef<PublishedAuthor>('Author');
export const Correspondent = builder.objectRef<PublishedCorrespondent>('Correspondent');
export const Section = builder.objectRef<PublishedSection>('Section');
export const Site = builder.objectRef<PublishedSite>('Site');
export const Body = builder.objectRef<PublishedStory['body']>('Body');

const typeOfKind: Readonly<Record<string, string>> = {
  section: 'Section',
  author: 'Author',
  correspondent: 'Correspondent',
};
export const Node = builder.interfaceRef<{ id: string }>('Node').implement({
  description: 'What can be asked for again by its id alone.',
  // Entries of the directory say their kind; a story has none.
  resolveType: (found) => typeOfKind[(found as { kind?: string }).kind ?? ''] ?? 'Story',
  fields: (t) => ({ id: t.exposeID('id') }),
});

/** What any headline has, wherever it stands. */
export const Headline = builder.interfaceRef<StoryLink>('Headline').implement({
  description: 'A published story as far as a list or a link shows it.',
  fields: (t) => ({
    id: t.exposeID('id'),
    slug: t.exposeString('slug'),
    headline: t.exposeString('headline'),
    language: t.field({ type: Language, resolve: ({ language }) => language }),
    publishedAt: t.field({ type: 'DateTime', resolve: ({ publishedAt }) => publishedAt }),
  }),
});
