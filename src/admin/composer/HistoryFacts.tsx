'use client';

import type { ReactNode } from 'react';
import { listOf } from '../kinds/kind.ts';
import { useOpenedStory } from '../surroundings.ts';
import { momentText } from '../times/moments.ts';
import { useFieldLabel, useSay } from '../useSay.ts';
import type { Values } from './model.ts';

type Props = { id: string; values: Values; newsroomZone: string };

/** One line of what stands beside a page. */
const Row = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="story-panel__row">
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

/** What stands beside a page in words, each fact in lines. Such as say nothing are not shown. */
export function FactRows({ rows }: { rows: readonly { name: string; lines: readonly string[] }[] }) {
  const { say } = useSay();
  const labelOf = useFieldLabel();
  const filledRows = rows.filter(({ lines }) => lines.length > 0);
  if (filledRows.length === 0) return <p className="is-nothing">{say('nothingHere')}</p>;
  return (
    <dl>
      {filledRows.map(({ name, lines }) => (
        <Row key={name} label={labelOf(name)}>
          {lines.map((line) => (
            <span key={line} className="story-panel__line">
              {line}
            </span>
          ))}
        </Row>
      ))}
    </dl>
  );
}

/** The only place where its id and the newsroom's own stamps stand. */
export function HistoryFacts({ id, values, newsroomZone }: Props) {
  const { say, language } = useSay();
  const at = (stamp: unknown): string =>
    momentText(String(stamp), { language, timeZone: newsroomZone, withYear: true });
  const { kind } = useOpenedStory();
  const list = values.deletedAt ? `${listOf(kind)}/trash` : listOf(kind);
  return (
    <dl>
      <Row label={say('versionNumber')}>
        {String(values.baseVersion ?? '')} <a href={`${list}/${id}/versions`}>{say('allVersions')}</a>
      </Row>
      <Row label={say('begunAt')}>{at(values.createdAt)}</Row>
      <Row label={say('changedAt')}>{at(values.updatedAt)}</Row>
      <Row label={say('storyId')}>
        <code>{id}</code>
      </Row>
    </dl>
  );
}
