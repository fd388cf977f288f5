'use client';

import { articleFields, longestOf, partOf } from '../../../domain/fields/articleFields.ts';
import { storyDateline } from '../../../domain/dateline/dateline.ts';
import { useSay } from '../../useSay.ts';
import { TextControl } from '../controls.tsx';
import { Popover } from '../Popover.tsx';
import { useStory, useStoryField, useStoryLanguage } from '../story.tsx';

type Parts = { place?: string | null; source?: string | null; date?: string | null };
const names = ['place', 'source', 'date'] as const;

/** The dateline as readers get it, run into the first paragraph; a press opens its parts. */
export function Dateline() {
  const { say, language: ui } = useSay();
  const { settings, readOnly } = useStory();
  const language = useStoryLanguage();
  const [dateline = {}, edit] = useStoryField<Parts>('dateline');
  const day = dateline.date?.slice(0, 10);
  const line = storyDateline(dateline, { pattern: settings.datelinePattern }, language);
  const labelOf = (part: string): string => partOf(articleFields.dateline, part).label?.[ui] ?? part;
  return (
    <Popover
      className="story-dateline"
      label={line || say('addDateline')}
      readAs={line && `${articleFields.dateline.label?.[ui]}: ${line}`}
      field="dateline"
      disabled={readOnly}
      words={line ? <b>{line}</b> : <span className="is-nothing">{say('addDateline')}</span>}
    >
      {names.map((part) => (
        <TextControl
          key={part}
          id={`field-dateline__${part}`}
          label={labelOf(part)}
          type={part === 'date' ? 'date' : 'text'}
          maxLength={part === 'date' ? undefined : longestOf('dateline', part)}
          value={(part === 'date' ? day : dateline[part]) ?? ''}
          onText={(text) => edit({ ...dateline, [part]: text || null })}
        />
      ))}
    </Popover>
  );
}
