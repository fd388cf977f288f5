'use client';

import { longestOf } from '../../domain/articleFields.ts';
import { isTimeZone } from '../../domain/when.ts';
import { useFieldLabel } from '../fieldLabels.ts';
import { TimeInput } from '../TimeInput.tsx';
import { useZoneHint } from '../useZoneHint.ts';
import { AreaControl, Control, TextControl } from './controls.tsx';
import { useStory, useStoryField } from './story.tsx';

/** A time of the story on the story's own clock. */
function Time({ name, zone }: { name: 'deadline' | 'embargoUntil'; zone: string }) {
  const labelOf = useFieldLabel();
  const { house, readOnly } = useStory();
  const [value, edit] = useStoryField<string>(name);
  const hint = useZoneHint(value ?? '', zone, house.timeZone);
  return (
    <Control label={labelOf(name)} id={`field-${name}`}>
      {(id) => (
        <>
          <TimeInput
            id={id}
            value={value ?? ''}
            zone={zone}
            disabled={readOnly}
            aria-describedby={`${id}-hint`}
            onChange={(instant) => edit(instant || null)}
          />
          <p id={`${id}-hint`} className="story-control__hint">
            {hint}
          </p>
        </>
      )}
    </Control>
  );
}

/** When the story is wanted, and when it may go out. */
export function TimesTab() {
  const labelOf = useFieldLabel();
  const { house, readOnly } = useStory();
  const [timeZone, edit] = useStoryField<string>('timeZone');
  const zone = timeZone && isTimeZone(timeZone) ? timeZone : house.timeZone;
  return (
    <>
      <Time name="deadline" zone={zone} />
      <Time name="embargoUntil" zone={zone} />
      <TextControl
        id="field-timeZone"
        label={labelOf('timeZone')}
        value={timeZone}
        placeholder={house.timeZone}
        maxLength={longestOf('timeZone')}
        disabled={readOnly}
        aria-invalid={Boolean(timeZone) && !isTimeZone(timeZone ?? '')}
        onText={(text) => edit(text || null)}
      />
    </>
  );
}

/** What the desk says among itself. */
export function NotesTab() {
  const labelOf = useFieldLabel();
  const { readOnly } = useStory();
  const [note, edit] = useStoryField<string>('editorialNote');
  return (
    <AreaControl
      id="field-editorialNote"
      label={labelOf('editorialNote')}
      value={note}
      rows={8}
      maxLength={longestOf('editorialNote')}
      disabled={readOnly}
      onText={edit}
    />
  );
}
