import { writtenNames } from '../fields/articleFields.ts';
import { mergeBodies, type BlockConflict, type Choice } from './bodies.ts';
import { isSameField } from './same.ts';

/** A story's fields by name, as the API gives and takes them. */
export type Values = Readonly<Record<string, unknown>>;

/** A field, or a block of the body, that both changed, each otherwise. */
export type Conflict =
  | { field: string; block?: undefined; base: unknown; theirs: unknown; mine: unknown }
  | ({ field: 'body' } & BlockConflict);

/** `fields`, and of the body the `blocks`, by their ids, that are as the others made them. */
export type Taken = { fields: string[]; blocks: string[] };

export type MergedStory = {
  /** The fields of both sides, where they are not as `theirs` has them. */
  changes: Record<string, unknown>;
  taken: Taken;
  /** Where both sides changed the same; the story has theirs there. */
  conflicts: Conflict[];
};

export type StorySides = { base: Values; theirs: Values; mine: Values };

/** What the story gets where both changed the same; nothing: it is asked. */
export type Choose = (conflict: Conflict) => Choice | undefined;

function mergeField(name: string, { base, theirs, mine }: StorySides, merged: MergedStory, choose: Choose): void {
  const [was, their, my] = [base[name], theirs[name], mine[name]];
  if (isSameField(name, their, my)) return;
  if (isSameField(name, my, was)) return void merged.taken.fields.push(name);
  if (isSameField(name, their, was)) return void (merged.changes[name] = my ?? null);
  const conflict: Conflict = { field: name, base: was ?? null, theirs: their ?? null, mine: my ?? null };
  const choice = choose(conflict);
  if (choice === 'mine' || choice === 'both') merged.changes[name] = my ?? null;
  if (!choice) merged.conflicts.push(conflict);
}

const inBody = (conflict: BlockConflict): Conflict => ({ ...conflict, field: 'body' as const });

function mergeBody({ base, theirs, mine }: StorySides, merged: MergedStory, choose: Choose): void {
  const { body, taken, conflicts } = mergeBodies(
    { base: base.body, theirs: theirs.body, mine: mine.body },
    (conflict) => choose(inBody(conflict)),
  );
  if (body !== theirs.body) merged.changes.body = body ?? null;
  merged.taken.blocks.push(...taken);
  merged.conflicts.push(...conflicts.map(inBody));
}

/**
 * Two copies made of one. Of each field, and each block of the body, that one side changed, its text; where both changed it otherwise, theirs,
 * told as a conflict. A table or a photo in the body is one block. What `mine` does not name is as it was in `base`.
 */
export function mergeStories(
  sides: StorySides,
  choose: Choose = () => undefined,
  names: readonly string[] = writtenNames,
): MergedStory {
  const merged: MergedStory = { changes: {}, taken: { fields: [], blocks: [] }, conflicts: [] };
  const whole = { ...sides, mine: { ...sides.base, ...sides.mine } };
  for (const name of names)
    if (name === 'body') mergeBody(whole, merged, choose);
    else mergeField(name, whole, merged, choose);
  return merged;
}
