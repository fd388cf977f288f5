import type { FormState } from 'payload';
import { writtenNames } from '../../domain/articleFields.ts';
import type { Edits } from '../saving/order.ts';
import { changedNames, changeShowing, changeTo, valuesOf, type FormChange } from './formEdits.ts';

/** Payload's form, as far as it is read and written here. */
export type FormAccess = { fields: () => FormState; apply: (change: FormChange) => void };

const texts = (values: Edits): [string, string][] =>
  Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)]);

const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/**
 * What stands in the form, compared with what is known of it: by value, for the editor makes new objects of the same text. `mine` says by
 * name which version what was typed here has arrived in, Infinity while it has not.
 */
function ledger(initial: FormState) {
  const known = new Map(texts(valuesOf(writtenNames, initial)));
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
  return { mine, know, isKnown, news };
}

/** The text of the form: what is typed there, and what the newsroom shows there. */
export function openFormText(initial: FormState, { fields, apply }: FormAccess) {
  const { mine, know, isKnown, news } = ledger(initial);
  let last = initial;
  let hasBegun = false;
  const show = (values: Edits): void => {
    know(values);
    apply(changeShowing(values, fields()));
  };
  return {
    news,
    /** What was typed since it was asked last. */
    typed: (now: FormState): Edits => {
      const names = changedNames(last, now);
      last = now;
      return news(valuesOf(names, now));
    },
    /** The first words of a new story bring with them what its page was filled in with. */
    withBeginning: (edits: Edits): Edits => {
      if (Object.keys(edits).length === 0 || hasBegun) return edits;
      hasBegun = true;
      const filled = Object.entries(valuesOf(writtenNames, fields())).filter(([, value]) => !isNothing(value));
      return { ...Object.fromEntries(filled), ...edits };
    },
    /** How the editor writes a text that nobody has touched. */
    seen: (name: string, value: unknown): void => {
      if (!mine.has(name)) know({ [name]: value });
    },
    /** A save has arrived; what was typed in the same field since is still on its way. */
    arrived: (edits: Edits, version: number): void => {
      for (const [name, text] of texts(edits)) if (isKnown(name, text)) mine.set(name, version);
    },
    /** Shows text that was typed before and is on its way. */
    putBack: (values: Edits): void => {
      for (const name of Object.keys(values)) mine.set(name, Infinity);
      show(values);
    },
    /** Shows what follows from a save, where nobody has typed something else. */
    showIfUntouched: (name: string, value: unknown): void => {
      if (mine.get(name) !== Infinity && !isKnown(name, JSON.stringify(value))) show({ [name]: value });
    },
    /** Takes the newsroom's copy of `version`, but for what was typed here and is not in it. */
    follow: (snapshot: FormState, version: number): void => {
      const isKept = (name: string): boolean => (mine.get(name) ?? -1) > version;
      const change = changeTo(snapshot, fields(), isKept);
      know(
        valuesOf(
          writtenNames.filter((name) => !isKept(name)),
          snapshot,
        ),
      );
      apply(change);
    },
    /** One's own text goes: the next copy of the newsroom's is taken whole. */
    forget: (): void => mine.clear(),
  };
}

export type FormText = ReturnType<typeof openFormText>;
