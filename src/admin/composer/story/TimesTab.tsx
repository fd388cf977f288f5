'use client';

import { isTimeZone } from '../../../domain/times/when.ts';
import { useFieldLabel } from '../../useSay.ts';
import { TimeInput, useZoneHint } from '../../times/TimeInput.tsx';
import { Control } from '../controls.tsx';
import { AreaField, TextField } from '../FieldControls.tsx';
import { useStory, useStoryField } from '../story.tsx';

/** A time of the story on the story's own clock. */
function Time({ name, zone }: { name: 'deadline' | 'embargoUntil'; zone: string }) {
  const labelOf = useFieldLabel();
  const { settings, readOnly } = useStory();
  const [value, edit] = useStoryField<string>(name);
  const hint = useZoneHint(value ?? '', zone, settings.timeZone);
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
  const { settings } = useStory();
  const [timeZone, edit] = useStoryField<string>('timeZone');
  const zone = timeZone && isTimeZone(timeZone) ? timeZone : settings.timeZone;
  return (
    <>
      <Time name="deadline" zone={zone} />
      <Time name="embargoUntil" zone={zone} />
      <TextField
        name="timeZone"
        placeholder={settings.timeZone}
        aria-invalid={Boolean(timeZone) && !isTimeZone(timeZone ?? '')}
        onText={(text) => edit(text || null)}
      />
    </>
  );
}

/** What the desk says among itself. */
export const NotesTab = () => <AreaField name="editorialNote" rows={8} />;
