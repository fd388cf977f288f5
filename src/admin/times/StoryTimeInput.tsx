'use client';

import { FieldError, FieldLabel, useField, useFormFields } from '@payloadcms/ui';
import type { StaticLabel } from 'payload';
import { useId } from 'react';
import { isTimeZone } from '../../domain/when.ts';
import { TimeInput } from './TimeInput.tsx';
import { useZoneHint } from './useZoneHint.ts';

type Props = { path: string; label?: StaticLabel; newsroomZone: string; isReadOnly: boolean };

/** A time of the story, typed on the story's own clock; the browser's has no say. */
export function StoryTimeInput({ path, label, newsroomZone, isReadOnly }: Props) {
  const id = useId();
  const { value, setValue, showError, errorMessage } = useField<string | null>({ path });
  const typedZone = useFormFields(([fields]) => fields.timeZone?.value);
  const zone = typeof typedZone === 'string' && isTimeZone(typedZone) ? typedZone : newsroomZone;
  const hint = useZoneHint(value ?? '', zone, newsroomZone);
  return (
    <div className={`field-type story-time${showError ? ' error' : ''}`} id={`field-${path}`}>
      <FieldLabel htmlFor={id} label={label} path={path} />
      <div className="field-type__wrap">
        <FieldError path={path} showError={showError} message={errorMessage} />
        <TimeInput
          id={id}
          value={value ?? ''}
          zone={zone}
          disabled={isReadOnly}
          aria-invalid={showError}
          aria-describedby={`${id}-hint`}
          onChange={(instant) => setValue(instant || null)}
        />
        <p className="field-description" id={`${id}-hint`}>
          {hint}
        </p>
      </div>
    </div>
  );
}
