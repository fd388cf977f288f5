'use client';

import { idOf } from '../../domain/body/blocks.ts';
import { idsOf, keyOf } from '../../domain/storyNames.ts';
import { addressOf, fieldOf } from '../kinds/kind.ts';
import { useOpenedStory } from '../surroundings.ts';
import { useFieldLabel, useSay } from '../useSay.ts';
import { Control } from './controls.tsx';
import { Chosen, Picker } from './Picker.tsx';
import { namesOf } from './search.ts';
import { useStory, useStoryField } from './story.tsx';

type Props = { name: string; isOne?: boolean; without?: readonly string[] };

/** Others of its kind that this one names. `without`: such as are not offered. */
export function OthersField({ name, isOne = false, without = [] }: Props) {
  const { say } = useSay();
  const labelOf = useFieldLabel();
  const { kind } = useOpenedStory();
  const { names, learn, readOnly } = useStory();
  const [value, edit] = useStoryField<unknown>(name);
  const ids = isOne ? idsOf([value]) : idsOf(value);
  const put = (next: readonly string[]): void => edit(isOne ? (idOf(next.at(-1)) ?? null) : next);
  const chosen = ids.map((id) => ({
    id,
    name: names[keyOf(kind.collection, id)] || say('noLongerThere'),
    href: addressOf(kind, id),
  }));
  const isFull = ids.length >= (isOne ? 1 : (fieldOf(kind, name).most ?? Infinity));
  return (
    <Control label={labelOf(name)} id={`field-${name}`}>
      {(id) => (
        <>
          <Chosen
            label={labelOf(name)}
            chosen={chosen}
            disabled={readOnly}
            onRemove={(removedId) => put(ids.filter((each) => each !== removedId))}
          />
          {!isFull && (
            <Picker
              id={id}
              label={say('addStory')}
              collections={[kind.collection]}
              without={[...ids, ...without]}
              disabled={readOnly}
              onPick={(found) => {
                learn(namesOf(found));
                put([...ids, found.id]);
              }}
            />
          )}
        </>
      )}
    </Control>
  );
}
