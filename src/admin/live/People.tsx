'use client';

import type { Present } from './connection.ts';
import { useBePresent, usePeople } from './people.ts';
import { useSay } from '../useSay.ts';
import type { Say } from '../texts.ts';

/** The first letters of a name's first two words. */
const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => [...word][0])
    .join('');

function inWords({ name, mode, devices }: Present, say: Say): string {
  const how = say(mode === 'editing' ? 'isWriting' : 'isReading', { name });
  return devices.includes('phone') ? `${how}, ${say('fromPhone')}` : how;
}

/** Who else has the story open: their initials, and for who asks their names and what they do. */
export function People({ story }: { story: string }) {
  const { say } = useSay();
  const people = usePeople(story);
  if (people.length === 0) return null;
  return (
    <ul className="people" aria-label={say('inStoryNow')}>
      {people.map((each) => (
        <li key={each.user} className={`people__one people__one--${each.mode}`} title={inWords(each, say)}>
          <span aria-hidden="true">{initialsOf(each.name)}</span>
          <span className="people__words">{inWords(each, say)}</span>
        </li>
      ))}
    </ul>
  );
}

type OwnPresence = { story: string; unsaved?: boolean; mayWrite?: boolean };

/** On the page of a story: who else is in it. They see that this person is. */
export function WhoIsHere({ story, unsaved = false, mayWrite = false }: OwnPresence) {
  useBePresent(story, { unsaved, mayWrite });
  return <People story={story} />;
}
