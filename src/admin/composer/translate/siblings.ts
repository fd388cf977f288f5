'use client';

import { useEffect, useState } from 'react';
import { ask } from '../../deskApi.ts';

/** The story in another language, as far as this person may see it. */
export type Sibling = { id: string; language: string; headline?: string | null; state?: string };

const shown = ['headline', 'language', 'state'].map((name) => `select[${name}]=true`).join('&');

/** The story in its other languages. */
export function useSiblings(id: string, set: unknown): Sibling[] {
  const [siblings, setSiblings] = useState<Sibling[]>([]);
  useEffect(() => {
    if (typeof set !== 'string') return;
    const where = `where[translationSet][equals]=${encodeURIComponent(set)}&where[id][not_equals]=${id}`;
    void ask<{ docs: Sibling[] }>(`/api/articles?${where}&${shown}&depth=0&draft=true&limit=20`).then(
      (answer) => answer.ok && setSiblings(answer.body.docs),
    );
  }, [id, set]);
  return siblings;
}
