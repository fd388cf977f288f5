'use client';

import { useState, type KeyboardEvent } from 'react';
import { articleFields, longestOf } from '../../../domain/fields/articleFields.ts';
import { choiceNames, choiceOf } from '../../../domain/fields/choices.ts';
import { isAtLeast, isRole } from '../../../domain/workflow/roles.ts';
import { useFieldLabel, useSay } from '../../useSay.ts';
import { useSurroundings } from '../../surroundings.ts';
import { ChoiceControl, Control } from '../controls.tsx';
import { CheckField, LanguageField, TextField } from '../FieldControls.tsx';
import { idsOf, keyOf } from '../../../domain/storyNames.ts';
import { Chosen } from '../Picker.tsx';
import { useStory, useStoryField } from '../story.tsx';
import { useSections } from './useSections.ts';
import { idOf } from '../../../domain/body/blocks.ts';

function Sections() {
  const { say } = useSay();
  const labelOf = useFieldLabel();
  const { names, readOnly } = useStory();
  const sections = useSections();
  const [section, edit] = useStoryField('section');
  const [secondary, editSecondary] = useStoryField('secondarySections');
  const main = idOf(section);
  const also = idsOf(secondary);
  const nameOf = (id: string): string =>
    sections.find(({ value }) => value === id)?.label ?? names[keyOf('sections', id)] ?? say('noLongerThere');
  const known = main && !sections.some(({ value }) => value === main) ? [{ value: main, label: nameOf(main) }] : [];
  return (
    <>
      <ChoiceControl
        id="field-section"
        label={labelOf('section')}
        value={main}
        options={[...known, ...sections]}
        none={say('none')}
        disabled={readOnly}
        onChoice={edit}
      />
      <Control label={labelOf('secondarySections')} id="field-secondarySections">
        {(id) => (
          <>
            <Chosen
              label={labelOf('secondarySections')}
              chosen={also.map((each) => ({ id: each, name: nameOf(each) }))}
              disabled={readOnly}
              onRemove={(removedId) => editSecondary(also.filter((each) => each !== removedId))}
            />
            <select
              id={id}
              value=""
              disabled={readOnly}
              onChange={({ target }) => target.value && editSecondary([...also, target.value])}
            >
              <option value="">{say('addSection')}</option>
              {sections
                .filter(({ value }) => value !== main && !also.includes(value))
                .map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
            </select>
          </>
        )}
      </Control>
    </>
  );
}

function Topics() {
  const { say } = useSay();
  const labelOf = useFieldLabel();
  const { readOnly } = useStory();
  const [topics = [], edit] = useStoryField<string[]>('topics');
  const [typed, setTyped] = useState('');
  const add = (): void => {
    const topic = typed.trim();
    setTyped('');
    if (topic && !topics.includes(topic)) edit([...topics, topic]);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Backspace' && typed === '' && topics.length > 0) edit(topics.slice(0, -1));
    if (event.key !== 'Enter' && event.key !== ',') return;
    event.preventDefault();
    add();
  };
  return (
    <Control label={labelOf('topics')} id="field-topics">
      {(id) => (
        <>
          <Chosen
            label={labelOf('topics')}
            chosen={topics.map((name) => ({ id: name, name }))}
            disabled={readOnly}
            onRemove={(removedTopic) => edit(topics.filter((each) => each !== removedTopic))}
          />
          <input
            id={id}
            value={typed}
            placeholder={say('addTopic')}
            maxLength={longestOf('topics')}
            disabled={readOnly || topics.length >= (articleFields.topics.most ?? Infinity)}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={onKeyDown}
            onBlur={add}
          />
        </>
      )}
    </Control>
  );
}

const urgencies = [1, 2, 3, 4, 5, 6, 7, 8, 9];

function Urgency() {
  const { say } = useSay();
  const labelOf = useFieldLabel();
  const { readOnly } = useStory();
  const [urgency, edit] = useStoryField<number>('urgency');
  return (
    <fieldset className="story-urgency" disabled={readOnly} id="field-urgency">
      <legend>{labelOf('urgency')}</legend>
      {urgencies.map((each) => (
        <label key={each} title={each === 1 ? say('flash') : undefined}>
          <input type="radio" name="urgency" checked={urgency === each} onChange={() => edit(each)} />
          <span>{each}</span>
        </label>
      ))}
      <button
        type="button"
        hidden={urgency === undefined}
        aria-label={say('takeOut', { name: labelOf('urgency') })}
        onClick={() => edit(null)}
      >
        ×
      </button>
    </fieldset>
  );
}

function Choice({ name }: { name: (typeof choiceNames)[number] }) {
  const { say, language } = useSay();
  const labelOf = useFieldLabel();
  const { user } = useSurroundings();
  const { readOnly } = useStory();
  const [value, edit] = useStoryField<string>(name);
  const { setBy, values } = choiceOf(name);
  const role = user?.role;
  const mayNot = setBy !== undefined && !(isRole(role) && isAtLeast(role, setBy));
  return (
    <ChoiceControl
      id={`field-${name}`}
      label={labelOf(name)}
      value={value}
      none={say('none')}
      disabled={readOnly || mayNot}
      options={Object.entries(values).map(([each, { label }]) => ({ value: each, label: label[language] }))}
      onChoice={edit}
    />
  );
}

/** Where and how the story stands. */
export const PlacingTab = () => (
  <>
    <Sections />
    <Topics />
    <LanguageField />
    <Urgency />
    {choiceNames.map((name) => (
      <Choice key={name} name={name} />
    ))}
    <TextField name="slugline" />
    <TextField name="slug" />
    <CheckField name="reviewsClosed" />
  </>
);
