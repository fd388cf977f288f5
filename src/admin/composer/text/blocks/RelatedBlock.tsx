'use client';

import { useState } from 'react';
import { useSayText } from '../useText.ts';
import { pause, useFound } from '../storySource.ts';
import type { BlockOfText } from '../BlockPlace.tsx';
import { idsOf } from '../../../../domain/storyNames.ts';
import { blockLimits } from '../../../../domain/body/size.ts';

type SearchProps = {
  focus: boolean;
  isChosen: (id: string) => boolean;
  findStories: BlockOfText['tools']['findStories'];
  onChoose: (id: string) => void;
};

function Search({ focus, isChosen, findStories, onChoose }: SearchProps) {
  const say = useSayText();
  const [words, setWords] = useState('');
  const all = useFound(findStories && (() => findStories(words)), words.trim(), pause) ?? [];
  const found = all.filter(({ id }) => !isChosen(id));
  const choose = (id: string): void => {
    onChoose(id);
    setWords('');
  };
  return (
    <>
      <input
        type="search"
        autoFocus={focus}
        aria-label={say('findStories')}
        placeholder={say('findStories')}
        value={words}
        onChange={({ target }) => setWords(target.value)}
        onKeyDown={(event) => {
          // Without words Enter goes on to the text.
          if (event.key !== 'Enter' || words.trim() === '') return;
          event.preventDefault();
          if (found[0]) choose(found[0].id);
        }}
      />
      <ul className="story-block__found">
        {found.map(({ id, headline }) => (
          <li key={id}>
            <button type="button" onClick={() => choose(id)}>
              {headline}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Our own stories, found by their headlines. */
export function RelatedBlock({ fields, change, readOnly, focus, tools }: BlockOfText) {
  const say = useSayText();
  const ids = idsOf(fields.stories);
  const named = useFound(tools.storiesOf && (() => tools.storiesOf!(ids)), ids.join(' '));
  const headlineOf = (id: string): string => named?.find((story) => story.id === id)?.headline ?? '…';
  const set = (stories: string[]): void => change({ stories });
  return (
    <div className="story-block__related">
      <b>{say('relatedStories')}</b>
      {ids.length === 0 && <p>{say('noStories')}</p>}
      <ul>
        {ids.map((id) => (
          <li key={id}>
            {headlineOf(id)}{' '}
            {!readOnly && (
              <button
                type="button"
                aria-label={`${say('remove')}: ${headlineOf(id)}`}
                onClick={() => set(ids.filter((each) => each !== id))}
              >
                ×
              </button>
            )}
          </li>
        ))}
      </ul>
      {!readOnly && ids.length < blockLimits.stories && (
        <Search
          focus={focus}
          isChosen={(id) => ids.includes(id)}
          findStories={tools.findStories}
          onChoose={(id) => set([...ids, id])}
        />
      )}
    </div>
  );
}
