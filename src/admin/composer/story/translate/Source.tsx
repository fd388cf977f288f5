'use client';

import { useCallback, useEffect, useMemo, useState, useDeferredValue, useRef } from 'react';
import { pieceChanges, type PieceChange } from '../../../../domain/changes/pieces.ts';
import type { Source as SourceOfStory } from '../../../../newsroom/siblings/source.ts';
import { article, ask } from '../../../deskApi.ts';
import { toTranslate } from '../../../../domain/fromAnother.ts';
import { languageLabels } from '../../../../domain/labels.ts';
import { isLanguage } from '../../../../domain/languages.ts';
import { useSay } from '../../../useSay.ts';
import { Words } from '../../../history/Differences.tsx';
import { useStory, useStoryField } from '../../story.tsx';
import { goToPiece, pieceAtCaret } from './places.ts';

type Read = { isRead: boolean; source?: SourceOfStory };

const isNews = ({ how }: PieceChange): boolean => how !== 'same' && how !== 'moved';

/** The source then and now, read again whenever one comes back to the page. A paragraph that only moved is no change. */
function useSource(id: string) {
  const [{ isRead, source }, setRead] = useState<Read>({ isRead: false });
  const read = useCallback(async (): Promise<void> => {
    const answer = await ask<{ source: SourceOfStory | null }>(`${article(id)}/changes-since-base`);
    if (answer.ok) setRead({ isRead: true, source: answer.body.source ?? undefined });
    else if (answer.failure) setRead({ isRead: true });
  }, [id]);
  useEffect(() => {
    const readAgain = (): void => void read();
    const timer = setTimeout(readAgain);
    window.addEventListener('focus', readAgain);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('focus', readAgain);
    };
  }, [read]);
  const changes = useMemo(
    () => (source ? pieceChanges(source.base?.pieces ?? source.pieces, source.pieces) : []),
    [source],
  );
  const takeIn = async (): Promise<void> => {
    if (source) await ask(`${article(id)}/rebase`, { revision: source.revision });
    await read();
  };
  return { isRead, source, changes, news: changes.filter(isNews).length, takeIn };
}

/** Where the caret is on the page, by the piece. */
function usePieceAtCaret(): string | undefined {
  const { model } = useStory();
  const [piece, setPiece] = useState<string>();
  useEffect(() => {
    const look = (): void => {
      // A look into the source itself leaves what is marked in it.
      if (!document.activeElement?.closest('.story-split')) setPiece(pieceAtCaret(model.get('body')));
    };
    document.addEventListener('selectionchange', look);
    document.addEventListener('focusin', look);
    return () => {
      document.removeEventListener('selectionchange', look);
      document.removeEventListener('focusin', look);
    };
  }, [model]);
  return piece;
}

/** The pieces of the page in which something stands. */
function useDone(): ReadonlySet<string | undefined> {
  const { model } = useStory();
  const [body] = useStoryField('body');
  const later = useDeferredValue(body);
  return useMemo(() => new Set(toTranslate({ ...model.all(), body: later }).map(({ id }) => id)), [model, later]);
}

type PieceProps = { change: PieceChange; isHere: boolean; isDone: boolean };

function PieceOf({ change: { how, id, kind, stretches }, isHere, isDone }: PieceProps) {
  const { say } = useSay();
  const { model } = useStory();
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isHere) item.current?.scrollIntoView({ block: 'nearest' });
  }, [isHere]);
  const label = isDone ? `${say('goToPiece')}, ${say('pieceDone')}` : say('goToPiece');
  return (
    <li ref={item} className={`story-source__piece is-${how}`} data-piece={id} aria-current={isHere || undefined}>
      {id !== undefined && how !== 'removed' && (
        <button type="button" aria-label={label} onClick={() => goToPiece(id, model.get('body'))}>
          {isDone ? '✓' : '→'}
        </button>
      )}
      <p data-kind={kind}>
        <Words of={stretches} />
      </p>
    </li>
  );
}

/** What this story translates, beside it piece by piece: where one writes is marked in it, and what changed in it since. */
export function Source({ id }: { id: string }) {
  const { say, language } = useSay();
  const { readOnly } = useStory();
  const { isRead, source, changes, news, takeIn } = useSource(id);
  const here = usePieceAtCaret();
  const done = useDone();
  if (!source) return <p role="status">{isRead && say('noSource')}</p>;
  const { story, base } = source;
  const standing = !base ? say('sourceUnknown') : news > 0 ? say('sourceChanged', { n: news }) : say('sourceSame');
  return (
    <div className="story-source">
      <p className="story-source__what">
        <a href={`/admin/collections/articles/${story.id}`} target="_blank" rel="noopener">
          {story.headline || say('untitled')}
        </a>
        {isLanguage(story.language) && <span> {languageLabels[story.language][language]}</span>}
      </p>
      <p className="story-source__standing" role="status" data-news={news}>
        {standing}{' '}
        {!readOnly && (!base || news > 0) && (
          <button type="button" onClick={() => void takeIn()}>
            {say('takenIn')}
          </button>
        )}
      </p>
      <ol lang={story.language}>
        {changes.map((change, at) => (
          <PieceOf
            key={`${change.id ?? ''} ${at}`}
            change={change}
            isHere={change.id !== undefined && change.id === here}
            isDone={done.has(change.id)}
          />
        ))}
      </ol>
    </div>
  );
}

/** Says over a translation that its source has changed since. */
function Changed({ id, onShow }: { id: string; onShow: () => void }) {
  const { say } = useSay();
  const { news } = useSource(id);
  if (news === 0) return null;
  return (
    <div className="newsroom-notice story-source__notice">
      <p>
        {say('sourceChanged', { n: news })}{' '}
        <button type="button" onClick={onShow}>
          {say('showSource')}
        </button>
      </p>
    </div>
  );
}

/** The same, over a story that translates one, while the source is not shown. */
export function SourceNotice({ id, isShown, onShow }: { id: string; isShown: boolean; onShow: () => void }) {
  const [translated] = useStoryField('translationOf');
  return translated && !isShown ? <Changed id={id} onShow={onShow} /> : null;
}
