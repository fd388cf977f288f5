import { z } from 'zod';
import { component, type NamedSchemas } from '../../http/jsonSchema.ts';
import { killedSchema, problemSchema } from '../../http/problems.ts';
import {
  block,
  embed,
  line,
  list,
  listItem,
  photo,
  rendition,
  run,
  sectionStep,
  storyLink,
} from '../../published/story/schema.ts';
import {
  authorPage,
  correspondents,
  countedAuthor,
  countedTopic,
  section,
  sectionPage,
  site,
  topicPage,
} from './directorySchemas.ts';
import { documentAnswers, documentLinks, documentSchemas, hit, story, storyCount } from './schemas.ts';
import { wholeOrPart } from './fields.ts';

const ofStories = {
  Story: story,
  Line: line,
  Hit: hit,
  SectionPage: sectionPage,
  AuthorPage: authorPage,
  TopicPage: topicPage,
  CountedAuthor: countedAuthor,
  CountedTopic: countedTopic,
  Correspondent: correspondents.shape.items.element,
  Site: site,
} as const;

/** Answers of which `fields` chooses, by the names their schemas have. */
export const selectable: NamedSchemas = { ...ofStories, ...documentSchemas };

const chosen = (name: keyof typeof ofStories): z.ZodType => wholeOrPart(name);

const next = z.string().optional().describe('Give it as `cursor` for the next page. Without it, this is the last.');
const page = (name: keyof typeof ofStories) => z.strictObject({ items: z.array(chosen(name)), next });
const count = storyCount.describe('How many stories the list has, where `count=true` asks for it.');
const facet = (of: string) =>
  z
    .array(z.strictObject({ value: z.string(), stories: z.int().min(1), name: z.string().optional() }))
    .optional()
    .describe(of);
const facets = z
  .strictObject({
    section: facet(
      'By path, with the section’s name; a story counts in each section it stands in, and in those above.',
    ),
    language: facet('By language.'),
    year: facet('By the year of first publication (UTC), the latest first.'),
  })
  .describe(
    'How many of the stories counted have what; as far as `facets=` asks for it, each with its most frequent values.',
  );
const all = (item: z.ZodType) => z.strictObject({ items: z.array(item) });

/** What the reads answer, by the name in the document. */
export const answer = {
  StoryAnswer: chosen('Story'),
  Stories: all(chosen('Story')),
  CountedLines: page('Line').extend({ count: count.optional() }),
  Hits: page('Hit').extend({ count: count.optional(), facets: facets.optional() }),
  Sections: all(component('Section')),
  SectionAnswer: chosen('SectionPage'),
  AuthorAnswer: chosen('AuthorPage'),
  Authors: page('CountedAuthor'),
  Topics: page('CountedTopic'),
  TopicAnswer: chosen('TopicPage'),
  CorrespondentsAnswer: all(chosen('Correspondent')),
  SiteAnswer: chosen('Site'),
  ...documentAnswers,
  MovedTo: z.strictObject({ location: z.string() }),
  Moved: z.strictObject({ slug: z.string(), location: z.string() }),
};

/** Headers of some answers. */
export const headers = {
  Link: { Link: z.string().describe('RFC 8288: `next`, `canonical`, `alternate`.') },
  Location: { Location: z.string() },
};

/** Every schema of the reads that has a name in the document. */
export const restSchemas: NamedSchemas = {
  ...selectable,
  Photo: photo,
  Rendition: rendition,
  SectionStep: sectionStep,
  StoryLink: storyLink,
  Section: section,
  ...documentLinks,
  Block: block,
  Run: run,
  List: list,
  ListItem: listItem,
  Embed: embed,
  Problem: problemSchema,
  KilledProblem: killedSchema,
  ...answer,
};
