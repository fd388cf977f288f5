'use client';

import { useEffect, useState } from 'react';
import { ask, type Answer, type NamedRow } from '../deskApi.ts';
import { momentText } from '../times/moments.ts';
import { deedText, stateText } from '../texts/trail.ts';
import { useSay } from '../useSay.ts';

/** An entry of the audit trail, as GET /api/history tells it. */
type Deed = { id: string; at: string; name: string; byName?: string; from?: string; to?: string; reason?: string };

const mostShown = 30;
type Of = 'story' | 'document';
const trailOf = (id: string, of: Of): Promise<Answer<{ docs: Deed[]; totalDocs: number }>> =>
  ask(`/api/history?where[${of}][equals]=${encodeURIComponent(id)}&sort=-at&depth=0&limit=${mostShown}`);

type Props = { id: string; of?: Of; desks: readonly NamedRow[]; newsroomZone?: string; moved: unknown };

/** What was done to the story, the newest first, read when somebody opens it, and again after a move. */
function useTrail(id: string, of: Of, { isOpen, moved }: { isOpen: boolean; moved: unknown }) {
  const [trail, setTrail] = useState<{ docs: Deed[]; totalDocs: number }>();
  useEffect(() => {
    if (isOpen) void trailOf(id, of).then((answer) => answer.ok && setTrail(answer.body));
  }, [id, of, isOpen, moved]);
  return trail;
}

/** From where to where: two states, or two desks. */
function useWay(desks: readonly NamedRow[]): (deed: Deed) => string | undefined {
  const { language } = useSay();
  const nameOf = (place: string): string | undefined =>
    stateText(place, language) ?? desks.find(({ id }) => id === place)?.name;
  return ({ from = '', to = '' }) => {
    const [before, after] = [nameOf(from), nameOf(to)];
    return before && after && before !== after ? `${before} → ${after}` : undefined;
  };
}

/** The audit trail of a story, or of another document, in words: who did what, when, from which state to which, and why. */
export function StoryTrail({ id, of = 'story', desks, newsroomZone, moved }: Props) {
  const { say, language } = useSay();
  const [isOpen, setOpen] = useState(false);
  const trail = useTrail(id, of, { isOpen, moved });
  const wayOf = useWay(desks);
  return (
    <details className="story-trail" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('trail')}</summary>
      {trail && trail.docs.length === 0 && <p>{say('noTrail')}</p>}
      <ol>
        {trail?.docs.map((deed) => (
          <li key={deed.id}>
            <time dateTime={deed.at}>{momentText(deed.at, { language, timeZone: newsroomZone })}</time>{' '}
            <strong>{deedText(deed.name, language)}</strong>
            {deed.byName && <span>{deed.byName}</span>}
            {wayOf(deed) && <span>{wayOf(deed)}</span>}
            {deed.reason && <q>{deed.reason}</q>}
          </li>
        ))}
      </ol>
      {trail && trail.totalDocs > trail.docs.length && (
        <a href={`/admin/collections/history?where[or][0][and][0][${of}][equals]=${id}`}>{say('wholeTrail')}</a>
      )}
    </details>
  );
}
