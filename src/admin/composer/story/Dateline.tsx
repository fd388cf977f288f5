'use client';

import { useMemo } from 'react';
import { articleFields, longestOf, partOf } from '../../../domain/fields/articleFields.ts';
import { storyDateline } from '../../../domain/dateline/dateline.ts';
import { typedDateline } from '../../../domain/dateline/typedDateline.ts';
import { useSay } from '../../useSay.ts';
import { TextControl } from '../controls.tsx';
import { Popover } from '../Popover.tsx';
import { useStory, useStoryField, useStoryLanguage } from '../story.tsx';

type Parts = { place?: string | null; source?: string | null; date?: string | null };
const names = ['place', 'source', 'date'] as const;

/** A dateline that was typed into the text, which readers would get beside the story’s own: a press makes it the story’s. */
function TypedDateline() {
  const { say } = useSay();
  const [body, editBody] = useStoryField<unknown>('body');
  const [dateline, edit] = useStoryField<Parts>('dateline');
  const source = dateline?.source;
  const typed = useMemo(() => typedDateline(body, source ? [source] : []), [body, source]);
  if (!typed) return null;
  const take = (): void => {
    edit({ ...dateline, ...typed.dateline });
    editBody(typed.body);
  };
  return (
    <button type="button" className="story-dateline__typed" onClick={take}>
      {say('useTypedDateline', { line: typed.line })}
    </button>
  );
}

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
    <>
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
      {!readOnly && <TypedDateline />}
    </>
  );
}
