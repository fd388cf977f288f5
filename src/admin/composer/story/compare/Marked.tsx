'use client';

import { useMemo } from 'react';
import { comparedNames, type WrittenName } from '../../../../domain/fields/articleFields.ts';
import { pieceChanges, piecesOf, type PieceChange } from '../../../../domain/changes/pieces.ts';
import { textChanges } from '../../../../domain/changes/texts.ts';
import { isLanguage } from '../../../../domain/languages.ts';
import { storyDateline, type StoredDateline } from '../../../../domain/dateline/dateline.ts';
import { useFieldLabel, useSay } from '../../../useSay.ts';
import { bodyLines } from '../../../history/bodyLines.ts';
import { fieldText, type TextContext } from '../fieldText.ts';
import type { Values } from '../../model.ts';
import { idsOf, keyOf, signersOf, type Names } from '../../../../domain/storyNames.ts';
import { useStory } from '../../story.tsx';
import { Words } from '../../../history/Differences.tsx';

type Sides = { before: Values; after: Values };

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const onSheet = ['kicker', 'headline', 'standfirst'] as const;
const elsewhere = comparedNames.filter((name) => ![...onSheet, 'body', 'dateline'].some((each) => each === name));

/** Documents by their names: a body has their ids. */
const withNames = (line: string, names: Names): string =>
  line.replace(/\b[0-9a-f]{24}\b/g, (id) => names[keyOf('articles', id)] ?? names[keyOf('media', id)] ?? '…');

function useBodyChanges({ before, after }: Sides): PieceChange[] {
  const { language } = useSay();
  const { names } = useStory();
  return useMemo(() => {
    const lineOf = (one: unknown): string => withNames(bodyLines(one, language).join('\n\n'), names);
    const [was, is] = [piecesOf(before.body, lineOf), piecesOf(after.body, lineOf)];
    return pieceChanges(was, is);
  }, [before.body, after.body, language, names]);
}

function PieceOf({ change: { how, kind, stretches } }: { change: PieceChange }) {
  const { say } = useSay();
  const Tag = kind === 'h2' || kind === 'h3' ? kind : 'p';
  return (
    <Tag className={`story-changes__piece is-${how}`}>
      {how === 'moved' && <small>{say('movedPiece')} </small>}
      <Words of={stretches} />
    </Tag>
  );
}

/** A part that stands beside the story, in words. */
function lineOf(name: WrittenName, values: Values, context: TextContext): string {
  const { names } = context;
  if (name === 'byline')
    return signersOf(values.byline)
      .map(({ relationTo, value }) => names[keyOf(relationTo, value)] ?? '…')
      .join(', ');
  if (name === 'photo') {
    const { media, caption } = (values.photo ?? {}) as { media?: unknown; caption?: unknown };
    return [...idsOf([media]).map((id) => names[keyOf('media', id)] ?? '…'), textOf(caption)]
      .filter(Boolean)
      .join(': ');
  }
  if (name === 'reportingBy')
    return (Array.isArray(values.reportingBy) ? (values.reportingBy as { name?: string; place?: string }[]) : [])
      .map((each) => [each.name, each.place].filter(Boolean).join(', '))
      .join('; ');
  return fieldText(name, values, context).join(' · ');
}

function Elsewhere({ before, after }: Sides) {
  const { say, language } = useSay();
  const { names, settings } = useStory();
  const labelOf = useFieldLabel();
  const context: TextContext = { language, say, names, newsroomZone: settings.timeZone };
  const rows = elsewhere
    .map((name) => ({ name, was: lineOf(name, before, context), is: lineOf(name, after, context) }))
    .filter(({ was, is }) => was !== is);
  if (rows.length === 0) return null;
  return (
    <dl className="story-changes__elsewhere">
      {rows.map(({ name, was, is }) => (
        <div key={name}>
          <dt>{labelOf(name)}</dt>
          <dd>
            {was && <del>{was}</del>} {is && <ins>{is}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const className = {
  kicker: 'story-sheet__kicker',
  headline: 'story-sheet__headline',
  standfirst: 'story-sheet__standfirst',
};

/** One copy of a story as it became another: what came and what went, marked in the text. */
export function Marked({ before, after, isBrief }: Sides & { isBrief: boolean }) {
  const { say } = useSay();
  const pieces = useBodyChanges({ before, after });
  const { settings } = useStory();
  const language = isLanguage(after.language) ? after.language : 'en';
  const datelineOf = (values: Values): string =>
    storyDateline(values.dateline as StoredDateline, { pattern: settings.datelinePattern }, language) ?? '';
  const dateline = textChanges(datelineOf(before), datelineOf(after));
  const visiblePieces = isBrief ? pieces.filter(({ how }) => how !== 'same') : pieces;
  const lines = onSheet
    .map((name) => ({ name, stretches: textChanges(textOf(before[name]), textOf(after[name])) }))
    .filter(({ stretches }) => stretches.length > 0 && !(isBrief && stretches.every(({ kind }) => kind === 'same')));
  const isSame =
    pieces.every(({ how }) => how === 'same') &&
    [dateline, ...lines.map(({ stretches }) => stretches)].flat().every(({ kind }) => kind === 'same');
  return (
    <article className="story-sheet story-changes__sheet" lang={language}>
      {lines.map(({ name, stretches }) => (
        <p key={name} className={className[name]}>
          <Words of={stretches} />
        </p>
      ))}
      <Elsewhere before={before} after={after} />
      <div className="story-sheet__body">
        {dateline.length > 0 && !(isBrief && dateline.every(({ kind }) => kind === 'same')) && (
          <p className="dateline">
            <Words of={dateline} />
          </p>
        )}
        {visiblePieces.map((change, at) => (
          <PieceOf key={`${change.id ?? ''} ${at}`} change={change} />
        ))}
      </div>
      {isSame && <p className="is-nothing">{say('textIsSame')}</p>}
    </article>
  );
}
