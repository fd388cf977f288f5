import { choiceNames, choiceOf } from '../../../domain/choices.ts';
import { builder, NewsLine, Story } from './builder.ts';

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

/** What a story is marked as, on whatever shows it. */
for (const type of [Story, NewsLine])
  builder.objectFields(type as typeof NewsLine, (t) =>
    Object.fromEntries(
      enums.map(([name, each]) => [name, t.field({ type: each, nullable: true, resolve: (of) => of[name] })]),
    ),
  );

/** What a list can be narrowed by. */
export const choiceArgs = builder.args((t) =>
  Object.fromEntries(enums.map(([name, each]) => [name, t.field({ type: each })])),
);
