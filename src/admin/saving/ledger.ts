import type { Edits } from './order.ts';

const texts = (values: Edits): [string, string][] =>
  Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)]);

/**
 * What stands on a page, compared with what is known of it: by value, for an editor makes new objects of the same text. `mine` says by
 * name which version what was typed here has arrived in, Infinity while it has not.
 */
export function openLedger(initial: Edits) {
  const known = new Map(texts(initial));
  const mine = new Map<string, number>();
  const know = (values: Edits): void => texts(values).forEach(([name, text]) => known.set(name, text));
  const isKnown = (name: string, text: string): boolean => known.get(name) === text;
  /** Those of `values` that say something new: they are on their way from now on. */
  const news = (values: Edits): Edits => {
    const changed = texts(values).filter(([name, text]) => !isKnown(name, text));
    for (const [name, text] of changed) {
      known.set(name, text);
      mine.set(name, Infinity);
    }
    return Object.fromEntries(changed.map(([name]) => [name, values[name]]));
  };
  return {
    know,
    news,
    isTouched: (name: string): boolean => mine.has(name),
    /** Is it on its way still? */
    isUnderWay: (name: string): boolean => mine.get(name) === Infinity,
    saysNews: (name: string, value: unknown): boolean => !isKnown(name, JSON.stringify(value)),
    /** Was it typed here, and is not in the newsroom's copy of `version`? */
    isNotIn: (name: string, version: number): boolean => (mine.get(name) ?? -1) > version,
    /** It was typed before, and is on its way. */
    isMine: (name: string): void => void mine.set(name, Infinity),
    /** A save has arrived; what was typed in the same field since is still on its way. */
    confirmSave: (edits: Edits, version: number): void => {
      for (const [name, text] of texts(edits)) if (isKnown(name, text)) mine.set(name, version);
    },
    forget: (): void => mine.clear(),
  };
}

/** Is there nothing in it to send with a story's first words? */
export const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
