'use client';

import { useEffect, useRef } from 'react';
import { languageLabels } from '../../domain/labels.ts';
import { isReviewState, reviewStateLabels } from '../../domain/review.ts';
import { isLanguage } from '../../domain/languages.ts';
import { momentText } from '../times/moments.ts';
import type { ReviewRow } from './reviewApi.ts';
import { reasonText } from '../texts/reviews.ts';
import { useSay } from '../useSay.ts';

type RowProps = { row: ReviewRow; timeZone: string };

const Head = ({ row, timeZone }: RowProps) => {
  const { say, language } = useSay();
  const { name, email, rating, state, story, createdAt } = row;
  const of = typeof story === 'object' ? story : null;
  return (
    <header className="review-row__head">
      <strong className="review-row__name">{name}</strong>
      {rating && <span>{say('ratingOf5', { n: rating })}</span>}
      {email && <span>{email}</span>}
      <time dateTime={createdAt}>{momentText(createdAt, { language, timeZone })}</time>
      {isLanguage(row.language) && row.language !== language && <span>{languageLabels[row.language][language]}</span>}
      <span className={`state-badge review-state--${state}`}>{reviewStateLabels[state][language]}</span>
      {of && (
        <a className="review-row__story" href={`/admin/collections/articles/${of.id}`}>
          {of.headline}
        </a>
      )}
    </header>
  );
};

const Against = ({ row: { reasons, reports, reportReasons } }: { row: ReviewRow }) => {
  const { say, language } = useSay();
  if (!reasons?.length && !reports) return null;
  return (
    <p className="review-row__against">
      {reasons && reasons.length > 0 && (
        <span>
          {say('heldBecause')}: {[...new Set(reasons)].map((each) => reasonText(each, language)).join(', ')}
        </span>
      )}
      {reports ? <span>{say('reportedTimes', { n: reports })}</span> : null}
      {reportReasons?.map((each, index) => (
        <q key={index}>{each}</q>
      ))}
    </p>
  );
};

const stateText = (state: string | null | undefined, language: 'en' | 'az' | 'ru'): string =>
  isReviewState(state) ? reviewStateLabels[state][language] : '';

const History = ({ row: { history }, timeZone }: RowProps) => {
  const { say, language } = useSay();
  if (!history?.length) return null;
  return (
    <details className="review-row__history">
      <summary>
        {say('history')} ({history.length})
      </summary>
      <ol>
        {history.map(({ id, at, byName, name, from, to }) => (
          <li key={id}>
            <time dateTime={at}>{momentText(at, { language, timeZone })}</time> {byName}:{' '}
            {from || to ? `${stateText(from, language)} → ${stateText(to, language)}` : name}
          </li>
        ))}
      </ol>
    </details>
  );
};

export type Act = { key: string; label: string; act: () => void; isPrimary?: boolean };
type Props = RowProps & {
  isHere: boolean;
  isTicked: boolean;
  onTick: (isTicked: boolean) => void;
  onHere: () => void;
  acts: readonly Act[];
};

/** A review as a moderator weighs it. Its text is a reader's: plain, never markup. */
export function Row({ row, timeZone, isHere, isTicked, onTick, onHere, acts }: Props) {
  const { say } = useSay();
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isHere) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isHere]);
  const parent = typeof row.parent === 'object' ? row.parent : null;
  return (
    <li ref={element} className="review-row" aria-current={isHere || undefined} data-review={row.id} onFocus={onHere}>
      <input
        type="checkbox"
        aria-label={say('selectReview', { name: row.name })}
        checked={isTicked}
        onChange={(event) => onTick(event.target.checked)}
      />
      <article>
        <Head row={row} timeZone={timeZone} />
        {parent && (
          <p className="review-row__parent">
            {say('answers', { name: parent.name ?? '' })} <q>{parent.text?.slice(0, 200)}</q>
          </p>
        )}
        <p className="review-row__text">{row.text}</p>
        <Against row={row} />
        <History row={row} timeZone={timeZone} />
        <div className="review-row__acts">
          {acts.map(({ key, label, act, isPrimary }) => (
            <button
              key={key}
              type="button"
              className={isPrimary ? 'newsroom-button newsroom-button--primary' : 'newsroom-button'}
              aria-keyshortcuts={key}
              onClick={act}
            >
              {label}
            </button>
          ))}
        </div>
      </article>
    </li>
  );
}
