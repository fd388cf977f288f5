'use client';

import { useEffect, useState } from 'react';
import { ask } from '../../../deskApi.ts';
import { languageLabels } from '../../../../domain/labels.ts';
import { isLanguage } from '../../../../domain/languages.ts';
import { isState } from '../../../../domain/workflow/workflow.ts';
import { StateBadge } from '../../../StateBadge.tsx';
import { useSay } from '../../../useSay.ts';
import { useBeginnings } from './useBeginnings.ts';

/** The story in another language, as far as this person may see it. */
type Sibling = { id: string; language: string; headline?: string | null; state?: string };

const selectedFields = ['headline', 'language', 'state'].map((name) => `select[${name}]=true`).join('&');

/** The story in its other languages. */
function useSiblings(id: string, set: unknown): Sibling[] {
  const [siblings, setSiblings] = useState<Sibling[]>([]);
  useEffect(() => {
    if (typeof set !== 'string') return;
    const where = `where[translationSet][equals]=${encodeURIComponent(set)}&where[id][not_equals]=${id}`;
    void ask<{ docs: Sibling[] }>(`/api/articles?${where}&${selectedFields}&depth=0&draft=true&limit=20`).then(
      (answer) => answer.ok && setSiblings(answer.body.docs),
    );
  }, [id, set]);
  return siblings;
}

function Siblings({ siblings }: { siblings: readonly Sibling[] }) {
  const { say, language } = useSay();
  if (siblings.length === 0) return null;
  return (
    <section className="story-siblings" aria-label={say('inOtherLanguages')}>
      <h3>{say('inOtherLanguages')}</h3>
      <ul>
        {siblings.map(({ id, headline, state, language: its }) => (
          <li key={id}>
            {isLanguage(its) && <span>{languageLabels[its][language]}</span>}{' '}
            <a href={`/admin/collections/articles/${id}`} lang={its}>
              {headline || say('untitled')}
            </a>{' '}
            {isState(state) && <StateBadge state={state} language={language} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

type Props = { id: string; language: unknown; state: unknown; set: unknown };

/** Beside a story: where it stands in other languages, and the ways to begin another one from it. */
export function Beginnings({ set, ...story }: Props) {
  const siblings = useSiblings(story.id, set);
  const { beginnings, failure } = useBeginnings({ ...story, there: siblings.map(({ language }) => language) });
  return (
    <div className="story-beginnings">
      <Siblings siblings={siblings} />
      {beginnings.map(({ key, label, act }) => (
        <button key={key} type="button" className="story-panel__act" data-begin={key} onClick={act}>
          {label}
        </button>
      ))}
      <p role="status">{failure}</p>
    </div>
  );
}
