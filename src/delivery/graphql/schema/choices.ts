import { choiceNames, choiceOf } from '../../../domain/choices.ts';
import { builder, Story } from './builder.ts';
import { ofStory } from './shownStory.ts';

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
export const choiceArgs = builder.args((t) =>
  Object.fromEntries(enums.map(([name, each]) => [name, t.field({ type: each })])),
);
