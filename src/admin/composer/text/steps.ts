/**
 * Something that was done, how it is taken back, and how it is done again. Either is false where that is no longer possible: something else
 * stands there now.
 */
export type Step = { of: string; undo: () => boolean; redo: () => boolean };

/** One history over parts that each know how to take back their own. */
export function openSteps() {
  const heard = new Set<(step: Step) => void>();
  let [done, undone]: [Step[], Step[]] = [[], []];
  const go = (from: Step[], to: Step[], way: 'undo' | 'redo'): void => {
    for (let step = from.pop(); step; step = from.pop()) {
      if (!step[way]()) continue;
      to.push(step);
      for (const each of heard) each(step);
      return;
    }
  };
  return {
    did: (step: Step): void => {
      done.push(step);
      undone = [];
    },
    last: (): Step | undefined => done.at(-1),
    undo: (): void => go(done, undone, 'undo'),
    redo: (): void => go(undone, done, 'redo'),
    /** What was done there cannot be taken back any more. */
    forget: (of: string): void => {
      [done, undone] = [done, undone].map((steps) => steps.filter((step) => step.of !== of)) as [Step[], Step[]];
    },
    /** Hears of each step that was taken back or done again. */
    listen: (hear: (step: Step) => void): (() => void) => {
      heard.add(hear);
      return () => void heard.delete(hear);
    },
  };
}

export type Steps = ReturnType<typeof openSteps>;
