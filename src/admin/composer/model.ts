import { withoutBlockIds } from '../../domain/body/blockIds.ts';
import { mergeStories, type Conflict } from '../../domain/merge/stories.ts';
import { storedData } from '../../domain/fields/storedText.ts';
import { isNothing, openLedger } from '../saving/ledger.ts';
import type { Edits } from '../saving/order.ts';
import type { Kind } from '../kinds/kind.ts';

/** A document's values by the name of the field, as a `PATCH` of it takes and gives them. */
export type Values = Readonly<Record<string, unknown>>;

/** What people write of it. */
export const writtenOf = ({ writtenNames }: Kind, values: Values): Edits =>
  Object.fromEntries(writtenNames.filter((name) => name in values).map((name) => [name, values[name]]));

/** What a person wrote, as it is kept: characters that the newsroom only spells otherwise are the same text. */
const textOf = (value: unknown): string =>
  JSON.stringify(withoutBlockIds(storedData(value)), (_, each: unknown) =>
    each === null || each === '' ? undefined : each,
  ) ?? '';

const isSame = (a: unknown, b: unknown): boolean =>
  a === b || textOf(a) === textOf(b) || (isNothing(a) && isNothing(b));

type Heard = () => void;

/** Who wants to hear of which field. */
function openListeners() {
  const byName = new Map<string, Set<Heard>>();
  return {
    subscribe: (name: string, listener: Heard): (() => void) => {
      const all = byName.get(name) ?? new Set();
      byName.set(name, all.add(listener));
      return () => void all.delete(listener);
    },
    tell: (names: readonly string[]): void => {
      const listeners = new Set(names.flatMap((name) => [...(byName.get(name) ?? [])]));
      for (const each of listeners) each();
    },
  };
}

/**
 * A story, or another kind that is written so, as it stands on its page: what people type into it, and what the newsroom says of it. It sends nothing: what was typed goes to
 * `onEdits`, whole values of the fields that say something new.
 */
export function openModel(kind: Kind, initial: Values, onEdits: (edits: Edits) => void) {
  const isWritten = (name: string): boolean => kind.writtenNames.includes(name);
  const pickWritten = (from: Values): Edits => writtenOf(kind, from);
  let values = { ...initial };
  let hasBegun = false;
  const { know, news, ...ledger } = openLedger(pickWritten(initial));
  /** What people wrote, as the newsroom was last known here to have it: what is typed here was written over that. */
  let stood = pickWritten(initial);
  const { subscribe, tell } = openListeners();
  const put = (next: Values): void => {
    const changed = Object.keys(next).filter((name) => values[name] !== next[name]);
    if (changed.length === 0) return;
    values = { ...values, ...next };
    tell(changed);
  };
  /** The names that a newer copy changes here: not those with text in them that it does not have. */
  const changedBy = (copy: Values, version: number): string[] =>
    Object.keys(copy).filter(
      (name) => !(isWritten(name) && ledger.isNotIn(name, version)) && !isSame(copy[name], values[name]),
    );
  return {
    subscribe,
    changedBy,
    get: (name: string): unknown => values[name],
    all: (): Values => values,
    /** Does a field still say this? */
    isStill: (name: string, value: unknown): boolean => isSame(values[name], value),
    /** What a person made of a field. */
    edit: (name: string, value: unknown): void => {
      if (!Object.hasOwn(kind.fields, name)) return;
      put({ [name]: value });
      const edits = news({ [name]: value });
      if (Object.keys(edits).length > 0) onEdits(edits);
    },
    /** The first words of a new story bring with them what its page was filled in with. */
    withBeginning: (edits: Edits): Edits => {
      if (hasBegun) return edits;
      hasBegun = true;
      const filled = Object.entries(pickWritten(values)).filter(([, value]) => !isNothing(value));
      return { ...Object.fromEntries(filled), ...edits };
    },
    confirmSave: (edits: Edits, version: number): void => {
      stood = { ...stood, ...edits };
      ledger.confirmSave(edits, version);
    },
    /**
     * Takes the newsroom's copy of `version`, in which `sentEdits` is merged with what others saved, into what stands here. Where what was typed
     * since changes the same as they did, nothing is taken, and answered.
     */
    takeMerged: (sentEdits: Edits, copy: Values, version: number): readonly Conflict[] => {
      const sides = { base: { ...stood, ...sentEdits }, theirs: pickWritten(copy), mine: pickWritten(values) };
      const { changes, conflicts } = mergeStories(sides, undefined, kind.writtenNames);
      if (conflicts.length > 0) return conflicts;
      ledger.confirmSave(sentEdits, version);
      stood = sides.theirs;
      know(stood);
      const next = { ...copy, ...changes };
      put(Object.fromEntries(Object.entries(next).filter(([name, value]) => !isSame(values[name], value))));
      const typed = news(changes);
      if (Object.keys(typed).length > 0) onEdits(typed);
      return [];
    },
    /** What the newsroom says of the story after a save: what follows from it, but for what was typed here since. */
    takeSaved: (doc: Values): void => {
      const own = Object.entries(doc).filter(([name]) => !isWritten(name));
      const isNew =
        isWritten('slug') && 'slug' in doc && !ledger.isUnderWay('slug') && ledger.saysNews('slug', doc.slug);
      if (isNew) {
        know({ slug: doc.slug });
        stood = { ...stood, slug: doc.slug };
      }
      put({ ...Object.fromEntries(own), ...(isNew && { slug: doc.slug }) });
    },
    /** Shows text that was typed before and is on its way. */
    putBack: (edits: Edits): void => {
      for (const name of Object.keys(edits)) ledger.isMine(name);
      know(edits);
      put(edits);
    },
    /** Takes the newsroom's copy of `version`, but for what was typed here and is not in it. */
    follow: (copy: Values, version: number): void => {
      const changed = changedBy(copy, version);
      const isKept = (name: string): boolean => ledger.isNotIn(name, version);
      const taken = Object.fromEntries(Object.entries(pickWritten(copy)).filter(([name]) => !isKept(name)));
      stood = { ...stood, ...taken };
      know(taken);
      put(Object.fromEntries(changed.map((name) => [name, copy[name]])));
    },
    /** One's own text goes: the next copy of the newsroom's is taken whole. */
    forget: ledger.forget,
  };
}

export type StoryModel = ReturnType<typeof openModel>;
