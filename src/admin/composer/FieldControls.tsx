'use client';

import type { ComponentProps } from 'react';
import { languageLabels } from '../../domain/labels.ts';
import { languages } from '../../domain/languages.ts';
import { longestOf } from '../kinds/kind.ts';
import { useOpenedStory } from '../surroundings.ts';
import { useFieldLabel, useSay } from '../useSay.ts';
import { AreaControl, ChoiceControl, TextControl } from './controls.tsx';
import { useStory, useStoryField } from './story.tsx';

/** What a control of a field that is a text says of it. */
function useTextField(name: string) {
  const { kind } = useOpenedStory();
  const labelOf = useFieldLabel();
  const { readOnly } = useStory();
  const [value, onText] = useStoryField<string>(name);
  return {
    id: `field-${name}`,
    label: labelOf(name),
    value,
    maxLength: longestOf(kind, name),
    disabled: readOnly,
    onText,
  };
}

type More<Control extends typeof TextControl | typeof AreaControl> = Partial<ComponentProps<Control>>;

/** A field that is a line of text. */
export const TextField = ({ name, ...more }: More<typeof TextControl> & { name: string }) => (
  <TextControl {...useTextField(name)} {...more} />
);

/** One of several lines. */
export const AreaField = ({ name, ...more }: More<typeof AreaControl> & { name: string }) => (
  <AreaControl {...useTextField(name)} {...more} />
);

/** A field that is yes or no. */
export function CheckField({ name }: { name: string }) {
  const labelOf = useFieldLabel();
  const { readOnly } = useStory();
  const [value, edit] = useStoryField<boolean>(name);
  return (
    <label className="story-check">
      <input
        id={`field-${name}`}
        type="checkbox"
        checked={value === true}
        disabled={readOnly}
        onChange={(event) => edit(event.target.checked)}
      />
      {labelOf(name)}
    </label>
  );
}

/** In which language it is written. */
export function LanguageField() {
  const { language: ui } = useSay();
  const labelOf = useFieldLabel();
  const { readOnly } = useStory();
  const [language, edit] = useStoryField<string>('language');
  return (
    <ChoiceControl
      id="field-language"
      label={labelOf('language')}
      value={language}
      options={languages.map((value) => ({ value, label: languageLabels[value][ui] }))}
      disabled={readOnly}
      onChoice={edit}
    />
  );
}
