'use client';

import { useDeferredValue, useState } from 'react';
import { actLabels } from '../../../../domain/labels.ts';
import { momentText } from '../../../times/moments.ts';
import { useSay } from '../../../useSay.ts';
import { ChoiceControl } from '../../controls.tsx';
import { useStory } from '../../story.tsx';
import { useMarksInText } from './inText.ts';
import { Marked } from './Marked.tsx';
import { onPage, readers, useCopies } from './useCopies.ts';
import type { Version } from './versions.ts';

function useOptions(versions: readonly Version[], hasReaders: boolean) {
  const { say, language } = useSay();
  const { settings } = useStory();
  const labelOf = ({ at, name, act }: Version): string =>
    [momentText(at, { language, timeZone: settings.timeZone }), act && actLabels[act][language], name]
      .filter(Boolean)
      .join(' · ');
  return [
    { value: onPage, label: say('thisPage') },
    ...(hasReaders ? [{ value: readers, label: say('whatReadersHave') }] : []),
    ...versions.map((version) => ({ value: version.id, label: labelOf(version) })),
  ];
}

/** What changed in the story since readers last saw it, or between any two of its versions; in the text on the page it is marked too. */
export function Changes({ id }: { id: string }) {
  const { say } = useSay();
  const { model } = useStory();
  const { versions, byName, isRead, from, to, setChosen, ...copies } = useCopies(id, model);
  const [isBrief, setBrief] = useState(false);
  const before = useDeferredValue(copies.before);
  const after = useDeferredValue(copies.after);
  useMarksInText(before, to === onPage ? after : undefined);
  const options = useOptions(versions, readers in byName);
  const choose = (part: 'from' | 'to') => (chosen: string | null) =>
    setChosen((now) => ({ ...now, from, [part]: chosen ?? onPage }));
  return (
    <div className="story-changes" aria-busy={!before || !after}>
      <div className="story-changes__choice">
        <ChoiceControl label={say('changedFrom')} value={from} options={options} onChoice={choose('from')} />
        <ChoiceControl label={say('changedTo')} value={to} options={options} onChoice={choose('to')} />
        <label className="story-changes__brief">
          <input type="checkbox" checked={isBrief} onChange={(event) => setBrief(event.target.checked)} />{' '}
          {say('onlyChanged')}
        </label>
      </div>
      {isRead && !(readers in byName) && <p className="story-changes__note">{say('readersHaveNone')}</p>}
      {before && after && <Marked {...{ before, after, isBrief }} />}
    </div>
  );
}
