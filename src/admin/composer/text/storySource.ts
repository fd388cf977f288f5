import { useEffect, useState } from 'react';

/** `language` tells stories of one headline apart. */
export type StoryHit = { id: string; headline: string; language?: string };

/** What the text asks of the newsroom around it; where something is not given, less is offered. */
export type StorySource = {
  /** Their collection: links of the text may lead to one of them by its id. */
  collection?: string;
  /** Our own stories by words of their headlines. */
  findStories?: (words: string) => Promise<readonly StoryHit[]>;
  /** The headlines of these stories, in their order; one that is not to be seen is left out. */
  storiesOf?: (ids: readonly string[]) => Promise<readonly StoryHit[]>;
};

/** After so long without a key what was typed is searched for (milliseconds). */
export const pause = 250;

/** What a question answers, asked again when it is another; undefined until then. */
export function useFound(
  ask: (() => Promise<readonly StoryHit[]>) | undefined,
  question: string,
  wait = 0,
): readonly StoryHit[] | undefined {
  const [answer, setAnswer] = useState<{ of: string; found: readonly StoryHit[] }>({ of: '', found: [] });
  useEffect(() => {
    if (!ask || question === '') return;
    let isWanted = true;
    const timer = setTimeout(() => {
      ask().then(
        (found) => isWanted && setAnswer({ of: question, found }),
        () => {},
      );
    }, wait);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
    // `ask` asks this question.
  }, [question, wait]);
  return answer.of === question ? answer.found : undefined;
}
