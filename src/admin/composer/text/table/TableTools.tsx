'use client';

import { FORMAT_TEXT_COMMAND, type LexicalEditor, type RangeSelection } from '@payloadcms/richtext-lexical/lexical';
import type { ReactNode } from 'react';
import { $linkAt } from '../links.ts';
import type { TextKey } from '../texts.ts';
import { alongTheTools, useKeyboardHeight } from '../Toolbar.tsx';
import type { TableAct } from './steps.ts';
import { useMatches, useOfText, useSayText } from '../useText.ts';

type ButtonProps = {
  name: TextKey;
  children: ReactNode;
  onClick: () => void;
  isOn?: boolean;
  isOff?: boolean;
  keys?: string;
};

function ToolButton({ name, children, onClick, isOn, isOff = false, keys }: ButtonProps) {
  const say = useSayText();
  return (
    <button
      type="button"
      aria-label={say(name)}
      title={say(name)}
      aria-pressed={isOn}
      aria-disabled={isOff}
      aria-keyshortcuts={keys}
      onMouseDown={(event) => event.preventDefault()}
      onClick={isOff ? undefined : onClick}
    >
      {children}
    </button>
  );
}

type Look = { bold: boolean; italic: boolean; link: boolean };
const $lookAt = (selection: RangeSelection | undefined): Look => ({
  bold: selection?.hasFormat('bold') ?? false,
  italic: selection?.hasFormat('italic') ?? false,
  link: selection !== undefined && $linkAt(selection) !== undefined,
});

function Looks({ editor, onLink }: { editor: LexicalEditor; onLink: () => void }) {
  const say = useSayText();
  const look = useOfText(editor, $lookAt);
  const give = (format: 'bold' | 'italic'): void => void editor.dispatchCommand(FORMAT_TEXT_COMMAND, format);
  return (
    <>
      <ToolButton name="bold" isOn={look.bold} keys="Control+B" onClick={() => give('bold')}>
        <b>B</b>
      </ToolButton>
      <ToolButton name="italic" isOn={look.italic} keys="Control+I" onClick={() => give('italic')}>
        <i>I</i>
      </ToolButton>
      <ToolButton name="link" isOn={look.link} keys="Control+K" onClick={onLink}>
        {say('link')}
      </ToolButton>
    </>
  );
}

type Props = {
  editor: LexicalEditor;
  header: boolean;
  may: Readonly<Record<TableAct, boolean>>;
  onAct: (act: TableAct) => void;
  /** Where its header is said elsewhere, it is not asked for here. */
  onHeader: ((header: boolean) => void) | undefined;
  onLink: () => void;
  /** Back to the cell. */
  onBack: () => void;
};

const lines = { rows: 'M2 3h12v10H2zM2 8h12', columns: 'M2 3h12v10H2zM8 3v10', header: 'M2 3h12v10H2zM2 5h12M2 6h12' };

const Icon = ({ of }: { of: keyof typeof lines }) => (
  <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="none" stroke="currentColor">
    <path d={lines[of]} />
  </svg>
);

const faces: readonly [TableAct, string, keyof typeof lines][] = [
  ['addRow', '+', 'rows'],
  ['removeRow', '−', 'rows'],
  ['addColumn', '+', 'columns'],
  ['removeColumn', '−', 'columns'],
];

/** The tools of a table: over it, and on a phone above the keyboard. */
export function TableTools({ editor, header, may, onAct, onHeader, onLink, onBack }: Props) {
  const say = useSayText();
  const isPhone = useMatches('(max-width: 700px)');
  useKeyboardHeight();
  return (
    <div
      className={isPhone ? 'story-text__row story-table__row' : 'story-text__tools story-table__tools'}
      role="toolbar"
      aria-label={say('tableTools')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.stopPropagation();
        alongTheTools(event, onBack);
      }}
    >
      <Looks {...{ editor, onLink }} />
      {faces.map(([act, sign, of]) => (
        <ToolButton key={act} name={act} isOff={!may[act]} onClick={() => onAct(act)}>
          {sign} <Icon of={of} />
        </ToolButton>
      ))}
      {onHeader && (
        <ToolButton name="headerRow" isOn={header} onClick={() => onHeader(!header)}>
          <Icon of="header" />
        </ToolButton>
      )}
    </div>
  );
}
