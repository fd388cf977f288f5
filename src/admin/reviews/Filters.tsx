'use client';

import { useEffect, useId, useState } from 'react';
import { languageLabels } from '../../domain/labels.ts';
import { reviewStates, type ReviewState, reviewStateLabels } from '../../domain/review.ts';
import { languages } from '../../domain/languages.ts';
import { allSections } from '../deskApi.ts';
import { useSay } from '../useSay.ts';
import type { Queue } from './useQueue.ts';

type Option = { value: string; label: string };

const Choice = ({
  label,
  value,
  options,
  onChoose,
}: {
  label: string;
  value: string;
  options: readonly Option[];
  onChoose: (value: string) => void;
}) => {
  const id = useId();
  const { say } = useSay();
  return (
    <div className="story-filters__filter">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChoose(event.target.value)}>
        <option value="">{say('all')}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
};

function useSections(): Option[] {
  const [sections, setSections] = useState<Option[]>([]);
  useEffect(() => {
    void allSections().then((answer) => {
      if (answer.ok) setSections(answer.body.docs.map(({ id, name }) => ({ value: id, label: name ?? '' })));
    });
  }, []);
  return sections;
}

/** Which reviews to look at. */
export function Filters({ queue: { filters, choose } }: { queue: Queue }) {
  const { say, language } = useSay();
  const sections = useSections();
  const states = reviewStates.map((value) => ({ value, label: reviewStateLabels[value][language] }));
  return (
    <div className="story-filters" role="group" aria-label={say('showReviews')}>
      <Choice
        label={say('filterState')}
        value={filters.state}
        options={states}
        onChoose={(state) => choose({ state: state as ReviewState | '' })}
      />
      <Choice
        label={say('filterLanguage')}
        value={filters.language}
        options={languages.map((value) => ({ value, label: languageLabels[value][language] }))}
        onChoose={(value) => choose({ language: value })}
      />
      <Choice
        label={say('filterSection')}
        value={filters.section}
        options={sections}
        onChoose={(section) => choose({ section })}
      />
      <label className="review-queue__check">
        <input
          type="checkbox"
          checked={filters.isReported}
          onChange={(event) => choose({ isReported: event.target.checked })}
        />
        {say('onlyReported')}
      </label>
    </div>
  );
}
