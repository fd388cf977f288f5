'use client';

import type { ComponentProps } from 'react';
import { longestOf, type WrittenName } from '../../domain/articleFields.ts';
import { useFieldLabel } from '../fieldLabels.ts';
import { AreaControl, TextControl } from './controls.tsx';
import { useStory, useStoryField } from './story.tsx';

/** What a control of a field that is a text says of it. */
function useTextField(name: WrittenName) {
  const labelOf = useFieldLabel();
  const { readOnly } = useStory();
  const [value, onText] = useStoryField<string>(name);
  return {
    id: `field-${name}`,
    label: labelOf(name),
    value,
    maxLength: longestOf(name),
    disabled: readOnly,
    onText,
  };
}

type More<Control extends typeof TextControl | typeof AreaControl> = Partial<ComponentProps<Control>>;

/** A field of the story that is a line of text. */
export const TextField = ({ name, ...more }: More<typeof TextControl> & { name: WrittenName }) => (
  <TextControl {...useTextField(name)} {...more} />
);

/** One of several lines. */
export const AreaField = ({ name, ...more }: More<typeof AreaControl> & { name: WrittenName }) => (
  <AreaControl {...useTextField(name)} {...more} />
);
