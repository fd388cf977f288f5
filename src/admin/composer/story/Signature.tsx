'use client';

import { renderByline } from '../../../domain/byline.ts';
import { longestOf } from '../../../domain/fields/articleFields.ts';
import { useFieldLabel, useSay } from '../../useSay.ts';
import { Control } from '../controls.tsx';
import { TextField } from '../FieldControls.tsx';
import { keyOf, signersOf } from '../../../domain/storyNames.ts';
import { Chosen, Picker } from '../Picker.tsx';
import { Popover } from '../Popover.tsx';
import { namesOf } from '../search.ts';
import { useStory, useStoryField, useStoryLanguage } from '../story.tsx';

type Reporter = { id?: string; name?: string | null; place?: string | null };

/** Who signs: authors and postings, or a text that stands in their place. */
export function Signers() {
  const { say } = useSay();
  const labelOf = useFieldLabel();
  const { names, learn } = useStory();
  const [byline, edit] = useStoryField('byline');
  const signers = signersOf(byline);
  const chosen = signers.map(({ relationTo, value }) => ({
    id: value,
    name: names[keyOf(relationTo, value)] || say('noLongerThere'),
  }));
  return (
    <>
      <Chosen
        label={labelOf('byline')}
        chosen={chosen}
        onRemove={(id) => edit(signers.filter(({ value }) => value !== id))}
      />
      <Picker
        id="field-byline"
        label={say('addSigner')}
        collections={['authors', 'correspondents']}
        without={signers.map(({ value }) => value)}
        onPick={(found) => {
          learn(namesOf(found));
          edit([...signers, { relationTo: found.collection, value: found.id }]);
        }}
      />
      <TextField name="bylineText" />
    </>
  );
}

/** Who reported, and from where; a row that is emptied goes. */
function Reporters() {
  const { say } = useSay();
  const labelOf = useFieldLabel();
  const [rows = [], edit] = useStoryField<Reporter[]>('reportingBy');
  const setRow = (at: number, row: Reporter): void => edit(rows.map((each, index) => (index === at ? row : each)));
  return (
    <Control label={labelOf('reportingBy')} id="field-reportingBy">
      {() => (
        <>
          {rows.map((row, at) => (
            <div className="story-rows" key={row.id ?? at}>
              <input
                aria-label={`${labelOf('reportingBy')} ${at + 1}`}
                maxLength={longestOf('reportingBy', 'name')}
                value={row.name ?? ''}
                onChange={(event) => setRow(at, { ...row, name: event.target.value })}
              />
              <input
                aria-label={`${say('addDateline')} ${at + 1}`}
                maxLength={longestOf('reportingBy', 'place')}
                value={row.place ?? ''}
                onChange={(event) => setRow(at, { ...row, place: event.target.value })}
              />
              <button
                type="button"
                aria-label={say('takeOut', { name: row.name ?? '' })}
                onClick={() => edit(rows.filter((_, index) => index !== at))}
              >
                ×
              </button>
            </div>
          ))}
          <button
            type="button"
            id="field-reportingBy"
            className="story-add"
            onClick={() => edit([...rows, { name: '', place: '' }])}
          >
            {say('addReporter')}
          </button>
        </>
      )}
    </Control>
  );
}

/** The line that says whose the story is, as readers get it; a press opens what it is made of. */
export function Signature() {
  const { say } = useSay();
  const { names, readOnly } = useStory();
  const language = useStoryLanguage();
  const [byline] = useStoryField('byline');
  const [override] = useStoryField<string>('bylineText');
  const [reportingBy] = useStoryField<Reporter[]>('reportingBy');
  const [credit] = useStoryField<string>('credit');
  const signing = signersOf(byline).map(({ relationTo, value }) => ({ name: names[keyOf(relationTo, value)] ?? '' }));
  const signed = renderByline({ names: signing, override }, language);
  const reporting = renderByline({ names: [], reportingBy }, language);
  return (
    <Popover
      className="story-sheet__byline"
      label={say('addByline')}
      field="byline"
      disabled={readOnly}
      words={
        <>
          {signed ? (
            <span>
              {say('byLine')} <b>{signed}</b>
            </span>
          ) : (
            <span className="is-nothing">{say('addByline')}</span>
          )}
          {reporting && <span>{reporting}</span>}
          {credit && (
            <span>
              {say('sourcesOf')}: {credit}
            </span>
          )}
        </>
      }
    >
      <Signers />
      <Reporters />
      <TextField name="credit" />
    </Popover>
  );
}
