import { GraphQLError, Kind, type FieldNode, type GraphQLResolveInfo } from 'graphql';
import {
  line,
  storyLink,
  type StorySummary,
  type PublishedStory,
  type StoryLink,
} from '../../../published/story/schema.ts';
import type { Reads } from '../reads.ts';

/** A story as far as it was read: whole, or what a list or a link has of it. To who asks, it is one type. */
export type ShownStory = PublishedStory | StorySummary | StoryLink;

const ofLine: ReadonlySet<string> = new Set(Object.keys(line.shape));
const ofLink: ReadonlySet<string> = new Set(Object.keys(storyLink.shape));
const isWhole = (story: ShownStory): story is PublishedStory => 'body' in story;
const isLine = (story: ShownStory): story is StorySummary => 'updatedAt' in story;

async function wholeOf({ id }: ShownStory, reads: Reads): Promise<PublishedStory> {
  const whole = await reads.story(id);
  if (!whole) throw new GraphQLError('The story was withdrawn just now.');
  return whole;
}

/** A field of a story; the whole is read only where what is at hand has not got it. */
export const ofStory =
  <K extends keyof PublishedStory>(name: K) =>
  (story: ShownStory, _args: object, reads: Reads): PublishedStory[K] | Promise<PublishedStory[K]> => {
    if (isWhole(story)) return story[name];
    if (isLine(story) && ofLine.has(name)) return (story as unknown as PublishedStory)[name];
    return wholeOf(story, reads).then((whole) => whole[name]);
  };

/** The fields a selection names, those of its fragments too. */
function fieldsUnder(nodes: readonly FieldNode[], { fragments }: GraphQLResolveInfo): FieldNode[] {
  const under = ({ selectionSet }: { selectionSet?: FieldNode['selectionSet'] }): FieldNode[] =>
    (selectionSet?.selections ?? []).flatMap((each) => {
      if (each.kind === Kind.FIELD) return [each];
      const fragment = each.kind === Kind.FRAGMENT_SPREAD ? fragments[each.name.value] : each;
      return fragment ? under(fragment) : [];
    });
  return nodes.flatMap(under);
}

type Way = readonly string[];
const light: ReadonlySet<string> = new Set(['__typename', 'story']);

/** Is more asked of the stories in a list than the list has of them? `ways` are the fields that lead to them. */
function asksMore(info: GraphQLResolveInfo, ways: readonly Way[], has: ReadonlySet<string>): boolean {
  const fieldsNamed = (nodes: readonly FieldNode[], step: string): FieldNode[] =>
    fieldsUnder(nodes, info).filter(({ name }) => name.value === step);
  const fields = ways.flatMap((way) => fieldsUnder(way.reduce(fieldsNamed, info.fieldNodes), info));
  return fields.some(({ name }) => !has.has(name.value) && !light.has(name.value));
}

async function whole<T extends ShownStory>(stories: readonly T[], reads: Reads): Promise<(T | PublishedStory)[]> {
  const found = await Promise.all(stories.map(({ id }) => reads.story(id)));
  return found.filter((story) => story !== undefined);
}

/** Lines of a list, whole where that is asked for; what was withdrawn meanwhile is left out then. */
export const linesAsked = (
  lines: readonly StorySummary[],
  ways: readonly Way[],
  info: GraphQLResolveInfo,
  reads: Reads,
) =>
  asksMore(info, ways, ofLine) ? whole(lines, reads) : Promise.resolve<(StorySummary | PublishedStory)[]>([...lines]);

/** Links to stories, likewise. */
export const linksAsked = (
  links: readonly StoryLink[],
  _args: object,
  reads: Reads,
  info: GraphQLResolveInfo,
): Promise<ShownStory[]> =>
  asksMore(info, [[]], ofLink) ? whole(links, reads) : Promise.resolve<ShownStory[]>([...links]);
