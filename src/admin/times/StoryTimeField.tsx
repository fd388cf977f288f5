import type { DateFieldServerProps } from 'payload';
import { newsroomZoneOf } from './newsroomZone.ts';
import { StoryTimeInput } from './StoryTimeInput.tsx';

/** Payload's own picker shows and takes times in the browser's zone, and does not say so. */
export async function StoryTimeField({ payload, path, clientField, readOnly, permissions }: DateFieldServerProps) {
  const isReadOnly = Boolean(readOnly) || !(permissions === true || permissions?.update);
  return (
    <StoryTimeInput
      path={path}
      label={clientField.label}
      newsroomZone={await newsroomZoneOf(payload)}
      isReadOnly={isReadOnly}
    />
  );
}
