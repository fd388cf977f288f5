'use client';

import { useState } from 'react';
import { languageLabels } from '../../../../domain/labels.ts';
import { languages, type Language } from '../../../../domain/languages.ts';
import { mayBeginFrom } from '../../../../domain/workflow/policy.ts';
import { isState } from '../../../../domain/workflow/workflow.ts';
import { startFromStory, translateStory, type Answer } from '../../../deskApi.ts';
import { useSay } from '../../../useSay.ts';

type Beginning = { key: string; label: string; act: () => void };
type OfStory = { id: string; language: unknown; state: unknown; there: readonly string[] };

const pageOf = (id: string, more = ''): string => `/admin/collections/articles/${id}${more}`;

/** Ways to begin another story from this one, which is `there` in some languages already, and what stood in the way of the last. A translation that is there already is opened. */
export function useBeginnings({ id, language: of, state, there }: OfStory): {
  beginnings: Beginning[];
  failure?: string;
} {
  const { say, language } = useSay();
  const [failure, setFailure] = useState<string>();
  const open = async (begin: Promise<Answer<{ id: string }>>, more?: string): Promise<void> => {
    setFailure(undefined);
    const answer = await begin;
    if (answer.ok) return location.assign(pageOf(answer.body.id, more));
    if (answer.failure?.story) return location.assign(pageOf(answer.failure.story, more));
    setFailure(answer.failure?.message ?? say('notBegun'));
  };
  // Whoever sees this page writes stories: of who may begin one, only the state is asked.
  const may = (way: 'translate' | 'start-from'): boolean =>
    isState(state) && mayBeginFrom(state, { role: 'journalist' }, way);
  const translate = (to: Language): Beginning => ({
    key: `translate-${to}`,
    label: say('translateInto', { language: languageLabels[to][language] }),
    act: () => void open(translateStory(id, to), '?source'),
  });
  const beginnings = [
    ...(may('translate') ? languages.filter((each) => each !== of && !there.includes(each)).map(translate) : []),
    ...(may('start-from')
      ? [{ key: 'start-from', label: say('startFrom'), act: () => void open(startFromStory(id)) }]
      : []),
  ];
  return { beginnings, failure };
}
