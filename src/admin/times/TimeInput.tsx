'use client';

import { useId, useState, type ComponentProps } from 'react';
import { isTimeFault, readTime } from '../../domain/times/when.ts';
import { momentText, wallClock } from './moments.ts';
import { problemText } from '../texts/problemText.ts';
import { useSay } from '../useSay.ts';

type Props = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type'> & {
  /** The instant, in UTC; empty while there is none. */
  value: string;
  zone: string;
  onChange: (instant: string) => void;
};

/** Which of two: the clock shows this time twice that day. */
function Which({ options, value, zone, onChange }: Pick<Props, 'value' | 'zone' | 'onChange'> & { options: string[] }) {
  const { say, language } = useSay();
  const id = useId();
  return (
    <div className="time-input__which">
      <label htmlFor={id}>{say('atTwice')}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map((instant) => (
          <option key={instant} value={instant}>
            {momentText(instant, { language, timeZone: zone, withZone: true })}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A time as the clock of `zone` shows it, wherever the browser is. An hour that the clock skips is told of and not taken. */
export function TimeInput({ value, zone, onChange, ...input }: Props) {
  const { language } = useSay();
  const [faulty, setFaulty] = useState<string>();
  const typed = faulty ?? (value ? wallClock(new Date(value), zone) : '');
  const time = typed ? readTime(typed, zone) : undefined;
  const type = (text: string): void => {
    const meant = text ? readTime(text, zone) : undefined;
    const isFault = meant !== undefined && isTimeFault(meant);
    setFaulty(isFault ? text : undefined);
    onChange(meant === undefined || isFault ? '' : meant.instant);
  };
  return (
    <>
      <input {...input} type="datetime-local" value={typed} onChange={(event) => type(event.target.value)} />
      {time && isTimeFault(time) && (
        <p className="time-input__fault" role="alert">
          {problemText({ path: 'at', ...time }, language)}
        </p>
      )}
      {time && !isTimeFault(time) && time.other && (
        <Which options={[time.instant, time.other]} {...{ value, zone, onChange }} />
      )}
    </>
  );
}

/**
 * Under a time that is typed: whose clock it is meant on, what that clock shows now, and, where the newsroom has another, when that is
 * there.
 */
export function useZoneHint(instant: string, storyZone: string, newsroomZone: string | undefined): string {
  const { say, language } = useSay();
  const [openedAt] = useState(() => new Date());
  const hint = say('atZone', { zone: storyZone, now: wallClock(openedAt, storyZone).slice(11) });
  if (!instant || !newsroomZone) return hint;
  const onOwn = momentText(instant, { language, timeZone: storyZone });
  const time = momentText(instant, { language, timeZone: newsroomZone });
  return time === onOwn ? hint : `${hint} · ${say('atNewsroom', { time, zone: newsroomZone })}`;
}
