'use client';

import { useFormFields } from '@payloadcms/ui';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { wordCountOf } from '../../domain/body.ts';
import { colleagueNamed, type NamedRow } from '../deskApi.ts';
import { storyMomentText } from '../times/moments.ts';
import { useSay } from '../useSay.ts';

type Props = {
  desks: readonly NamedRow[];
  desk?: string;
  heldBy?: string;
  /** Of another desk's story it is not told who has it. */
  isOutside: boolean;
  scheduledAt?: string;
  /** The story's own zone and the newsroom's. */
  timeZone?: string;
  newsroomZone?: string;
};

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="workflow-bar__fact">
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

function useColleague(id: string | undefined): string | undefined {
  const [found, setFound] = useState<{ id: string; name?: string }>();
  useEffect(() => {
    if (!id) return;
    void colleagueNamed(id).then((answer) => answer.ok && setFound({ id, name: answer.body.name }));
  }, [id]);
  return found && found.id === id ? found.name : undefined;
}

/** Who has the story, where, how long it is, and when it is wanted; times on the newsroom's clock, and on the story's where that differs. */
export function StoryFacts({ desks, desk, heldBy, isOutside, scheduledAt, timeZone, newsroomZone }: Props) {
  const { say, language } = useSay();
  const body = useFormFields(([fields]) => fields.body?.value);
  const deadline = useFormFields(([fields]) => fields.deadline?.value as string | undefined);
  const embargo = useFormFields(([fields]) => fields.embargoUntil?.value as string | undefined);
  const words = useMemo(() => wordCountOf(body), [body]);
  const [openedAt] = useState(() => Date.now());
  const holder = useColleague(heldBy);
  const at = (iso: string): string => storyMomentText(iso, { language, newsroomZone, storyZone: timeZone });
  return (
    <dl className="workflow-bar__facts">
      {!isOutside && <Fact label={say('whoHasIt')}>{heldBy ? (holder ?? '…') : say('nobody')}</Fact>}
      <Fact label={say('desk')}>{desk ? (desks.find(({ id }) => id === desk)?.name ?? '…') : say('noDesk')}</Fact>
      <Fact label={say('words')}>{words}</Fact>
      {deadline && (
        <Fact label={say('deadline')}>
          {at(deadline)} {Date.parse(deadline) < openedAt && <strong className="is-late">{say('overdue')}</strong>}
        </Fact>
      )}
      {embargo && <Fact label={say('embargo')}>{at(embargo)}</Fact>}
      {scheduledAt && <Fact label={say('goesOut')}>{at(scheduledAt)}</Fact>}
    </dl>
  );
}
