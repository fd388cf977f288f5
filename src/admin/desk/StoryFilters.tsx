'use client';

import { useListQuery } from '@payloadcms/ui';
import type { Where } from 'payload';
import { useEffect, useId, useState } from 'react';
import { articleField } from '../../domain/fields/articleFields.ts';
import { choiceNames, choiceOf, type ChoiceName } from '../../domain/fields/choices.ts';
import { languageLabels, stateLabels } from '../../domain/labels.ts';
import { languages, type Language } from '../../domain/languages.ts';
import { states } from '../../domain/workflow/workflow.ts';
import { allSections } from '../deskApi.ts';
import { useSay } from '../useSay.ts';

const filtered = ['state', 'section', 'language', 'urgency', ...choiceNames] as const;
type Filter = (typeof filtered)[number];
type Option = { value: string; label: string };
type Question = { label: string; options: Option[] };

const conditionsOf = (where: unknown): Where[] => {
  const { or } = (where ?? {}) as { or?: { and?: Where[] }[] };
  return or?.length === 1 ? (or[0]?.and ?? []) : [];
};

const isFor = (condition: Where, filter: Filter): boolean => Object.keys(condition)[0] === filter;

const chosenIn = (conditions: readonly Where[], filter: Filter): string => {
  const condition = conditions.find((each) => isFor(each, filter)) as Record<string, { equals?: unknown }> | undefined;
  const value = condition?.[filter]?.equals;
  return value === undefined || value === null ? '' : String(value as string);
};

/** What a story can be marked as. */
const choiceOptions = (language: Language): [ChoiceName, Question][] =>
  choiceNames.map((name) => [
    name,
    {
      label: articleField(name)?.label?.[language] ?? name,
      options: Object.entries(choiceOf(name).values).map(([value, { label }]) => ({ value, label: label[language] })),
    },
  ]);

/** What each question may be answered with, in the language of the UI. */
function useOptions(): Record<Filter, Question> {
  const { say, language } = useSay();
  const [sections, setSections] = useState<Option[]>([]);
  useEffect(() => {
    void allSections().then((answer) => {
      if (!answer.ok) return;
      setSections(answer.body.docs.map(({ id, name, path }) => ({ value: id, label: indent(name ?? '', path) })));
    });
  }, []);
  return {
    state: {
      label: say('filterState'),
      options: states.map((value) => ({ value, label: stateLabels[value][language] })),
    },
    section: { label: say('filterSection'), options: sections },
    language: {
      label: say('filterLanguage'),
      options: languages.map((value) => ({ value, label: languageLabels[value][language] })),
    },
    urgency: {
      label: say('filterUrgency'),
      options: ['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((value) => ({ value, label: value })),
    },
    ...(Object.fromEntries(choiceOptions(language)) as Record<ChoiceName, Question>),
  };
}

/** The questions a desk asks of its list, one tap each; Payload's own filters, above, take any other. */
export function StoryFilters() {
  const { say } = useSay();
  const base = useId();
  const { query, refineListData } = useListQuery();
  const options = useOptions();
  const conditions = conditionsOf(query?.where);
  const choose = (filter: Filter, value: string): void => {
    const others = conditions.filter((condition) => !isFor(condition, filter));
    const and = value ? [...others, { [filter]: { equals: value } }] : others;
    void refineListData({ where: and.length > 0 ? { or: [{ and }] } : {}, page: 1 });
  };
  return (
    <div className="story-filters" role="group" aria-label={say('filters')}>
      {filtered.map((filter) => (
        <div key={filter} className="story-filters__filter">
          <label htmlFor={`${base}-${filter}`}>{options[filter].label}</label>
          <select
            id={`${base}-${filter}`}
            value={chosenIn(conditions, filter)}
            onChange={(event) => choose(filter, event.target.value)}
          >
            <option value="">{say('any')}</option>
            {options[filter].options.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
      ))}
    </div>
  );
}

const indent = (name: string, path = ''): string => `${'– '.repeat(Math.max(0, path.split('/').length - 1))}${name}`;
