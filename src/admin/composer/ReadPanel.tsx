'use client';

import type { ReactNode } from 'react';
import { useFieldLabel } from '../fieldLabels.ts';
import { momentText } from '../times/moments.ts';
import { CommentsTab } from '../threads/CommentsTab.tsx';
import { useSay } from '../useSay.ts';
import { fieldText, type Values } from './fieldText.ts';
import type { Names } from '../../domain/storyNames.ts';
import { Panel } from './Panel.tsx';
import { namesAt, type Tab } from './places.ts';
import type { Split } from './split/useSplit.ts';
import { Beginnings } from './translate/Beginnings.tsx';

type Props = { id: string; values: Values; names: Names; newsroomZone: string };

const Row = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="story-panel__row">
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

/** The only place where a story's id and the newsroom's own stamps stand. */
export function HistoryFacts({ id, values, newsroomZone }: Omit<Props, 'names'>) {
  const { say, language } = useSay();
  const at = (stamp: unknown): string =>
    momentText(String(stamp), { language, timeZone: newsroomZone, withYear: true });
  const folder = values.deletedAt ? 'articles/trash' : 'articles';
  return (
    <dl>
      <Row label={say('versionNumber')}>
        {String(values.baseVersion ?? '')}{' '}
        <a href={`/admin/collections/${folder}/${id}/versions`}>{say('allVersions')}</a>
      </Row>
      <Row label={say('begunAt')}>{at(values.createdAt)}</Row>
      <Row label={say('changedAt')}>{at(values.updatedAt)}</Row>
      <Row label={say('storyId')}>
        <code>{id}</code>
      </Row>
    </dl>
  );
}

function Facts({ tab, values, names, newsroomZone }: Omit<Props, 'id'> & { tab: Tab }) {
  const { say, language } = useSay();
  const labelOf = useFieldLabel();
  const rows = namesAt(tab)
    .map((name) => ({ name, lines: fieldText(name, values, { language, say, names, newsroomZone }) }))
    .filter(({ lines }) => lines.length > 0);
  if (rows.length === 0) return <p className="is-nothing">{say('nothingHere')}</p>;
  return (
    <dl>
      {rows.map(({ name, lines }) => (
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

/** The way to what changed in the story, over its history. */
export function CompareButton({ split }: { split: Split }) {
  const { say } = useSay();
  return (
    <button type="button" className="story-panel__act" onClick={() => split.toggle('changes')}>
      {say('compareVersions')}
    </button>
  );
}

type ReadPanelProps = Props & {
  split: Split;
  tab: Tab;
  onTab: (tab: Tab) => void;
  /** The story's history in words. */
  children: ReactNode;
};

/** Beside a story that is only read: what it says of itself, in words. */
export function ReadPanel({ split, tab, onTab, children, ...props }: ReadPanelProps) {
  return (
    <Panel tab={tab} onTab={onTab}>
      {tab === 'around' && (
        <Beginnings
          id={props.id}
          language={props.values.language}
          state={props.values.state}
          set={props.values.translationSet}
        />
      )}
      {tab === 'comments' && <CommentsTab mayWrite={false} />}
      {tab === 'comments' ? null : tab === 'history' ? (
        <>
          <CompareButton split={split} />
          <HistoryFacts {...props} />
          {children}
        </>
      ) : (
        <Facts tab={tab} {...props} />
      )}
    </Panel>
  );
}
