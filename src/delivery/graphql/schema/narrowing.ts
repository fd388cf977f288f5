import { choiceNames, choiceOf, choicesIn } from '../../../domain/fields/choices.ts';
import { builder, Story, Language } from './builder.ts';
import { ofStory } from './shownStory.ts';
import type { Language as LanguageCode } from '../../../domain/languages.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { mostExcluded, mostValues } from '../../stores/lists.ts';
import type { ListChoice, Several } from '../../stores/stores.ts';
import type { Reads } from '../reads.ts';

/** GraphQL's names have no hyphens. */
const enumOf = (name: string) =>
  builder.enumType(`${name.slice(0, 1).toUpperCase()}${name.slice(1)}`, {
    values: Object.fromEntries(
      Object.entries(choiceOf(name).values).map(([value, { label }]) => [
        value.replaceAll('-', '_'),
        { value, description: label.en },
      ]),
    ),
  });
const enums = choiceNames.map((name) => [name, enumOf(name)] as const);

/** What a story is marked as, wherever it stands. */
builder.objectFields(Story, (t) =>
  Object.fromEntries(
    enums.map(([name, each]) => [name, t.field({ type: each, nullable: true, resolve: ofStory(name) })]),
  ),
);

/** What a list can be narrowed by. */
const choiceArgs = builder.args((t) =>
  Object.fromEntries(enums.map(([name, each]) => [name, t.field({ type: each })])),
);

const ofAny = 'of any of these: with the argument for one, of any of all';

/** What every list of stories can be narrowed by, also that of an author or a section. */
export const narrowingArgs = builder.args((t) => ({
  lang: t.field({ type: Language }),
  langs: t.field({ type: [Language], description: `Languages, stories ${ofAny}.` }),
  ...choiceArgs,
  exclude: t.idList({ description: `Stories to leave out, at most ${mostExcluded}: what a page shows already.` }),
  urgencyAtMost: t.int({
    description: 'Only stories of this urgency (1 to 9) or a more urgent one: 1 is the most urgent.',
  }),
  hasPhoto: t.boolean({ description: 'Only stories with a main photo, or only those without.' }),
}));

/** What a list of all stories, and a search, can be narrowed by besides. */
export const facetArgs = builder.args((t) => ({
  section: t.string({ description: 'A path: `politics/parliament`. With all that is below it.' }),
  sections: t.stringList({ description: `Paths, stories ${ofAny}.` }),
  author: t.string({ description: 'A slug.' }),
  authors: t.stringList({ description: `Slugs, stories ${ofAny}.` }),
  topic: t.string({ description: 'A slug.' }),
  topics: t.stringList({ description: `Slugs, stories ${ofAny}.` }),
}));

type Nullable<T> = { [K in keyof T]?: T[K] | null };
/** As GraphQL has it, null is as if it were left out. */
export type NarrowingArgs = Nullable<{
  lang: LanguageCode;
  langs: readonly LanguageCode[];
  exclude: readonly string[];
  urgencyAtMost: number;
  hasPhoto: boolean;
  section: string;
  sections: readonly string[];
  author: string;
  authors: readonly string[];
  topic: string;
  topics: readonly string[];
}>;

/** All values of two arguments, each once and in one order: the same list asked for otherwise is read once. */
function severalOf<T extends string>(
  name: string,
  one: T | null | undefined,
  more: readonly T[] | null | undefined,
): Several<T> | undefined {
  const all = [...new Set([one ?? [], more ?? []].flat() as T[])].sort();
  if (all.length > mostValues) throw new Refusal('invalid', `${name} can have ${mostValues} values at most.`);
  return all.length > 1 ? all : all[0];
}

function excludedOf(ids: readonly string[] | null | undefined): readonly string[] | undefined {
  if (!ids || ids.length === 0) return undefined;
  if (ids.length > mostExcluded) throw new Refusal('invalid', `exclude can have ${mostExcluded} ids at most.`);
  const all = [...new Set(ids.map((id) => id.toLowerCase()))].sort();
  if (!all.every((id) => /^[0-9a-f]{24}$/.test(id))) throw new Refusal('invalid', 'exclude has to be ids of stories.');
  return all;
}

function urgencyOf(urgency: number | null | undefined): number | undefined {
  if (urgency === null || urgency === undefined) return undefined;
  if (urgency < 1 || urgency > 9) throw new Refusal('invalid', 'urgencyAtMost has to be from 1 to 9.');
  return urgency;
}

/** What these arguments narrow a list to, old addresses of sections and authors as those of today. */
export async function narrowedTo(args: NarrowingArgs & Record<string, unknown>, reads: Reads): Promise<ListChoice> {
  const addressed = await reads.addressesNow({
    section: severalOf('sections', args.section, args.sections),
    author: severalOf('authors', args.author, args.authors),
  });
  return {
    lang: severalOf('langs', args.lang, args.langs),
    ...addressed,
    topic: severalOf('topics', args.topic, args.topics),
    exclude: excludedOf(args.exclude),
    urgencyAtMost: urgencyOf(args.urgencyAtMost),
    hasPhoto: args.hasPhoto ?? undefined,
    ...choicesIn(args),
  };
}
