'use client';

import { useEffect, useState } from 'react';
import { roleLabels } from '../../domain/labels.ts';
import { roles } from '../../domain/roles.ts';
import { useSay } from '../useSay.ts';
import { findMentions, type Candidate } from './threadApi.ts';

/** Milliseconds that typing rests before the newsroom is asked. */
const rest = 150;
const most = 8;

/** Whom these words may name: colleagues, desks and roles. `find` undefined: nobody is looked for. */
export function useCandidates(story: string, find: string | undefined): readonly Candidate[] {
  const { language } = useSay();
  const [found, setFound] = useState<{ find: string; candidates: Candidate[] }>();
  useEffect(() => {
    if (find === undefined) return;
    let isOver = false;
    const timer = setTimeout(() => {
      void findMentions(story, find).then(
        (answer) => !isOver && answer.ok && setFound({ find, candidates: answer.body.candidates }),
      );
    }, rest);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [story, find]);
  if (find === undefined || !found) return [];
  const words = find.toLocaleLowerCase(language);
  const named = roles
    .map((id): Candidate => ({ kind: 'role', id, name: roleLabels[id][language], maySee: true }))
    .filter(({ name }) => words !== '' && name.toLocaleLowerCase(language).includes(words));
  return [...found.candidates, ...named].slice(0, most);
}
