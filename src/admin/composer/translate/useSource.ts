'use client';

import { useCallback, useEffect, useMemo, useState } from 'react';
import { pieceChanges, type PieceChange } from '../../../domain/changes/pieces.ts';
import type { Source as SourceOfStory } from '../../../newsroom/siblings/source.ts';
import { article, ask } from '../../deskApi.ts';

type Read = { isRead: boolean; source?: SourceOfStory };

const isNews = ({ how }: PieceChange): boolean => how !== 'same' && how !== 'moved';

/** The source then and now, read again whenever one comes back to the page. A paragraph that only moved is no change. */
export function useSource(id: string) {
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
