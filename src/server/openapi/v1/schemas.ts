import { z } from 'zod';
import {
  authorPage,
  correspondents,
  section,
  sectionPage,
  site,
  topicPage,
} from '../../../delivery/rest/directorySchemas.ts';
import { killedSchema, problemSchema } from '../../../delivery/rest/problems.ts';
import { hit, story } from '../../../delivery/rest/storySchemas.ts';
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
} from '../../../published/story/schema.ts';
import { reviewsSchema } from '../../../reviews/addresses.ts';
import { listOf, object, ref, type Schema } from '../shapes.ts';

/** Every shape that has a name in the document. */
const named: Record<string, z.ZodType> = {
  Story: story,
  Line: line,
  Hit: hit,
  Photo: photo,
  Rendition: rendition,
  SectionStep: sectionStep,
  StoryLink: storyLink,
  Block: block,
  Run: run,
  List: list,
  ListItem: listItem,
  Embed: embed,
  Section: section,
  SectionPage: sectionPage,
  AuthorPage: authorPage,
  TopicPage: topicPage,
  Correspondent: correspondents.shape.items.element,
  Site: site,
  Reviews: reviewsSchema,
  Problem: problemSchema,
  KilledProblem: killedSchema,
};

type Schemas = Record<string, Schema>;

function fromZod(): Schemas {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _dialect, $id: _address, ...schema }]) => [name, schema as Schema]),
  );
}

const nameIn = ($ref: unknown): string | undefined =>
  typeof $ref === 'string' ? $ref.slice($ref.lastIndexOf('/') + 1) : undefined;

/** What is left of a shape when `fields` chose of it: the same, with nothing certain to be there, and so all it holds. */
function partsOf(names: readonly string[], schemas: Schemas): Schemas {
  const parts: Schemas = {};
  const partOf = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(partOf);
    if (typeof value !== 'object' || value === null) return value;
    const { required: _required, $ref, ...rest } = value as Record<string, unknown>;
    const name = nameIn($ref);
    if (name !== undefined) {
      add(name);
      return { ...ref(`${name}Part`) };
    }
    return Object.fromEntries(Object.entries(rest).map(([key, each]) => [key, key === 'enum' ? each : partOf(each)]));
  };
  const add = (name: string): void => {
    if (parts[`${name}Part`]) return;
    parts[`${name}Part`] = {};
    parts[`${name}Part`] = partOf(schemas[name]) as Schema;
  };
  names.forEach(add);
  return parts;
}

/** The whole, or what `fields` chose of it. */
const chosen = (name: string): Schema => ({ anyOf: [ref(name), ref(`${name}Part`)] });
const next: Schema = {
  type: 'string',
  description: 'Give it as `cursor` for the next page. Without it, this is the last.',
};
const page = (name: string): Schema => object({ items: listOf(chosen(name)), next }, ['items']);
const all = (items: Schema): Schema => object({ items: listOf(items) }, ['items']);
const text: Schema = { type: 'string' };

const answers: Schemas = {
  StoryAnswer: chosen('Story'),
  Stories: all(chosen('Story')),
  Lines: page('Line'),
  Hits: page('Hit'),
  Sections: all(ref('Section')),
  SectionAnswer: chosen('SectionPage'),
  AuthorAnswer: chosen('AuthorPage'),
  TopicAnswer: chosen('TopicPage'),
  CorrespondentsAnswer: all(chosen('Correspondent')),
  SiteAnswer: chosen('Site'),
  MovedTo: object({ location: text }, ['location']),
  Moved: object({ slug: text, location: text }, ['slug', 'location']),
};

const chosenOf = ['Story', 'Line', 'Hit', 'SectionPage', 'AuthorPage', 'TopicPage', 'Correspondent', 'Site'];

/** `components.schemas` of `/v1`, from the schemas that its parameters and answers are made by. */
export function schemasOfV1(): Schemas {
  const schemas = fromZod();
  return { ...schemas, ...answers, ...partsOf(chosenOf, schemas) };
}
