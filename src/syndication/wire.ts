import { marksOf } from '../domain/fields/choices.ts';
import { lastChangeOf, type KilledStory, type PublishedStory } from '../published/story/schema.ts';
import { oneLine } from './text.ts';

/** A story a subscriber may have had that is not in his list any more. Nothing but what he was told before, and when it left. */
export type WithheldStory = Pick<KilledStory, 'id' | 'language' | 'version' | 'publishedAt'> & { withheldAt: string };

/** What goes over the wire of a story: the story, or word that it is withdrawn. */
export type WireItem =
  | { kind: 'story'; story: PublishedStory }
  | { kind: 'killed'; killed: KilledStory }
  | { kind: 'withheld'; withheld: WithheldStory };

/** Is this version out because of a correction? Any change after it is an update, though the correction stays listed. */
export const isCorrection = (story: PublishedStory): boolean => story.corrections[0]?.at === lastChangeOf(story);

/** What the sections of its way are about, as codes of the IPTC Media Topics. */
export const mediaTopicsOf = (way: PublishedStory['section']): string[] => [
  ...new Set(way.flatMap(({ mediaTopic }) => mediaTopic ?? [])),
];

/** What kind of text it is, by the IPTC's genres, with its name in the story's language. */
export function genresOf(story: PublishedStory): { code: string; name: string }[] {
  const named = marksOf(story).flatMap(({ row: { iptcGenre, label } }) =>
    iptcGenre === undefined ? [] : [[iptcGenre, { code: iptcGenre, name: label[story.language] }] as const],
  );
  return [...new Map(named).values()];
}

/** What editors who take the story are to know, in the words of the trade. */
export function edNoteOf(story: PublishedStory): string | undefined {
  const notes = story.corrections.map(({ at, text }) => `CORRECTION (${at.slice(0, 10)}): ${oneLine(text)}`);
  return notes.length > 0 ? notes.join('\n') : undefined;
}

export const killNoteOf = ({ notice }: KilledStory): string => `KILL: ${oneLine(notice)}`;
