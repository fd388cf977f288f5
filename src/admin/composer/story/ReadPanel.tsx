'use client';

import type { ReactNode } from 'react';
import { FactRows, HistoryFacts } from '../HistoryFacts.tsx';
import { useSay } from '../../useSay.ts';
import { CommentsTab } from '../../threads/CommentsTab.tsx';
import { fieldText, type Values } from './fieldText.ts';
import type { Names } from '../../../domain/storyNames.ts';
import { Panel } from '../Panel.tsx';
import { tabs, type Tab } from '../../kinds/kind.ts';
import { namesAt } from '../../kinds/story.ts';
import type { Split } from '../split/SplitView.tsx';
import { Beginnings } from './translate/Beginnings.tsx';

type Props = { id: string; values: Values; names: Names; newsroomZone: string };

function Facts({ tab, values, names, newsroomZone }: Omit<Props, 'id'> & { tab: Tab }) {
  const { say, language } = useSay();
  const context = { language, say, names, newsroomZone };
  return <FactRows rows={namesAt(tab).map((name) => ({ name, lines: fieldText(name, values, context) }))} />;
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
    <Panel tabs={tabs} tab={tab} onTab={onTab}>
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
