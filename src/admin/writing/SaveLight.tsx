'use client';

import { useEffect } from 'react';
import { useFieldLabel, useSay } from '../useSay.ts';
import { clockText } from '../times/moments.ts';
import type { Problem } from '../../domain/refusal.ts';
import { fieldOf, passes } from '../saving/order.ts';
import type { Light } from '../saving/light.ts';
import { problemText } from '../texts/problemText.ts';
import type { TextKey } from '../texts.ts';
import { useOpenedStory } from '../surroundings.ts';
import { useStorySaver, type StorySaver } from './StorySaver.tsx';
import { TakeText } from './TakeText.tsx';

type UnsavedLight = Light & { kind: 'unsaved' };

/** Where the newsroom takes nothing, and trying again does not help. */
const lasting: readonly UnsavedLight['why'][] = ['not-allowed', 'gone', 'too-large'];

/** The field a problem is in, and the words in it by which one finds it. */
function usePlace(): (problem: Problem) => string {
  const { say } = useSay();
  const labelOf = useFieldLabel();
  return (problem) => {
    const field = labelOf(fieldOf(problem));
    const words = problem.params?.words;
    return words === undefined ? field : say('problemAt', { field, words });
  };
}

const isExcept = (light: Light): boolean => light.kind === 'unsaved' && light.except === true;

/** Why text is not saved, and what to do. */
function Why({ light }: { light: UnsavedLight }) {
  const { say, language } = useSay();
  const placeOf = usePlace();
  const { kind } = useOpenedStory();
  const story = useStorySaver();
  const key: TextKey = `why${light.why[0]!.toUpperCase()}${light.why.slice(1)}` as TextKey;
  return (
    <div className="newsroom-notice newsroom-notice--conflict newsroom-notice--unsaved" role="status">
      <strong>{say(key)}</strong>
      {light.problems.length > 0 && (
        <ul>
          {light.problems.map((problem) => (
            <li key={`${problem.path} ${problem.place} ${problem.rule}`}>
              {placeOf(problem)}: {problemText(problem, language)}
            </li>
          ))}
        </ul>
      )}
      <p>{say(light.onDevice ? 'onThisDevice' : 'onlyInThisWindow')}</p>
      {story && !lasting.includes(light.why) && (
        <div className="newsroom-notice__buttons save-again">
          <button type="button" className="newsroom-button" onClick={() => void story.save()}>
            {say('tryNow')}
          </button>
        </div>
      )}
      {story && lasting.includes(light.why) && (
        <div className="newsroom-notice__buttons">
          <TakeText
            edits={story.unsavedEdits()}
            headline={String(story.unsavedEdits()[kind.title] ?? story.id ?? '')}
          />
        </div>
      )}
    </div>
  );
}

function useSavedText(): (light: Light & { kind: 'saved' }) => string {
  const { say, language } = useSay();
  return ({ version, at }) => {
    if (version === 0) return say('nothingYet');
    if (at === undefined) return say('savedVersion', { version });
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const time = clockText(new Date(at).toISOString(), { language, timeZone, now: new Date() });
    return say('savedAt', { time, version });
  };
}

/** Ctrl or Cmd with S saves what stands in front. */
function useSaveKey(story: StorySaver | undefined): void {
  const { isInFront } = useOpenedStory();
  useEffect(() => {
    if (!isInFront) return;
    const onKey = (event: KeyboardEvent): void => {
      const isMeant = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (!isMeant || (event.code !== 'KeyS' && event.key !== 's')) return;
      event.preventDefault();
      event.stopPropagation();
      void story?.save();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [story, isInFront]);
}

/** What the person is told of the text they type, and the button that saves it now. */
export function SaveLight() {
  const { say } = useSay();
  const savedText = useSavedText();
  const story = useStorySaver();
  useSaveKey(story);
  if (!story) return null;
  const { light } = story;
  const words = light.kind === 'saved' ? savedText(light) : say(isExcept(light) ? 'savedExcept' : light.kind);
  return (
    <div className="save-light" data-light={light.kind}>
      <span className="save-light__words" role="status">
        {words}
      </span>
      <button type="button" className="newsroom-button" id="action-save-draft" onClick={() => void story.save()}>
        {say(light.kind === 'unsaved' ? 'tryNow' : 'saveNow')}
      </button>
    </div>
  );
}

/** Under the light, while something is not saved: why, and what to do. */
export function Unsaved() {
  const { light, filing } = useStorySaver() ?? {};
  if (light?.kind !== 'unsaved') return null;
  // That it waits to be filed says so already.
  const isSaidBelow = filing !== undefined && !filing.unfiled && light.onDevice && passes(light);
  return isSaidBelow ? null : <Why light={light} />;
}
