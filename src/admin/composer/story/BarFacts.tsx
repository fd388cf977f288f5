'use client';

import { useEffect, useState } from 'react';
import { colleagueNamed, type NamedRow } from '../../deskApi.ts';
import { clockText, storyMomentText } from '../../times/moments.ts';
import { useSurroundings } from '../../surroundings.ts';
import { useSay } from '../../useSay.ts';
import { useStory, useStoryField } from '../story.tsx';

const minute = 60_000;

function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), minute / 2);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** Who has the story, in a person's words; nothing while their name is not known. */
function useHolder(heldBy: string | undefined, isOutside: boolean): string | undefined {
  const { say } = useSay();
  const { user } = useSurroundings();
  const [found, setFound] = useState<{ id: string; name?: string }>();
  const isMine = heldBy !== undefined && heldBy === user?.id;
  useEffect(() => {
    if (heldBy === undefined || isMine) return;
    void colleagueNamed(heldBy).then((answer) => answer.ok && setFound({ id: heldBy, name: answer.body.name }));
  }, [heldBy, isMine]);
  if (isOutside) return undefined;
  if (heldBy === undefined) return say('withNobody');
  if (isMine) return say('withYou');
  return found?.id === heldBy && found.name ? say('withName', { name: found.name }) : undefined;
}

type WhoProps = {
  heldBy?: string;
  desk?: NamedRow;
  /** Of another desk's story it is not told who has it. */
  isOutside: boolean;
};

export function WhoHasIt({ heldBy, desk, isOutside }: WhoProps) {
  const { say } = useSay();
  const holder = useHolder(heldBy, isOutside);
  const where = desk ? desk.name : say('noDesk');
  return <span className="composer-bar__quiet">{[holder, where].filter(Boolean).join(' · ')}</span>;
}

type MomentProps = { label: 'goesOut' | 'embargo'; iso?: string | null; storyZone?: string };

function Moment({ label, iso, storyZone }: MomentProps) {
  const { say, language } = useSay();
  const { settings } = useStory();
  if (!iso) return null;
  return (
    <span className="composer-bar__quiet">
      {say(label)}{' '}
      <time dateTime={iso}>{storyMomentText(iso, { language, newsroomZone: settings.timeZone, storyZone })}</time>
    </span>
  );
}

/** When readers get it, and not before when; on the newsroom's clock, and on the story's where that differs. */
export function Moments({ scheduledAt, storyZone }: { scheduledAt?: string | null; storyZone?: string }) {
  const [embargo] = useStoryField<string>('embargoUntil');
  return (
    <>
      <Moment label="goesOut" iso={scheduledAt} storyZone={storyZone} />
      <Moment label="embargo" iso={embargo} storyZone={storyZone} />
    </>
  );
}

/** When it is wanted: the hour alone if it is of today, and how long that is from now where it is soon. */
export function Deadline({ storyZone }: { storyZone?: string }) {
  const { say, language } = useSay();
  const { settings } = useStory();
  const [deadline] = useStoryField<string>('deadline');
  const now = useNow();
  if (!deadline) return null;
  const left = Math.round((Date.parse(deadline) - now) / minute);
  const zone = settings.timeZone;
  const whole = storyMomentText(deadline, { language, newsroomZone: zone, storyZone });
  const time = clockText(deadline, { language, timeZone: zone, now: new Date(now) });
  const soon = left < 0 ? say('overdue') : left < 120 ? say('dueIn', { n: left }) : undefined;
  return (
    <span className={left < 0 ? 'composer-bar__due is-late' : 'composer-bar__due'} title={whole}>
      {[say('dueAt', { time }), soon].filter(Boolean).join(', ')}
    </span>
  );
}
