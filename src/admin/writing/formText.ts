import type { FormState } from 'payload';
import { writtenNames } from '../../domain/articleFields.ts';
import { isNothing, openLedger } from '../saving/ledger.ts';
import type { Edits } from '../saving/order.ts';
import { changedNames, changeShowing, changeTo, valuesOf, type FormChange } from './formEdits.ts';

/** Payload's form, as far as it is read and written here. */
export type FormAccess = { fields: () => FormState; apply: (change: FormChange) => void };

/** The text of the form: what is typed there, and what the newsroom shows there. */
export function openFormText(initial: FormState, { fields, apply }: FormAccess) {
  const { know, news, ...ledger } = openLedger(valuesOf(writtenNames, initial));
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
      if (!ledger.isTouched(name)) know({ [name]: value });
    },
    arrived: ledger.arrived,
    /** Shows text that was typed before and is on its way. */
    putBack: (values: Edits): void => {
      for (const name of Object.keys(values)) ledger.isMine(name);
      show(values);
    },
    /** Shows what follows from a save, where nobody has typed something else. */
    showIfUntouched: (name: string, value: unknown): void => {
      if (!ledger.isUnderWay(name) && ledger.saysNews(name, value)) show({ [name]: value });
    },
    /** Takes the newsroom's copy of `version`, but for what was typed here and is not in it. */
    follow: (snapshot: FormState, version: number): void => {
      const isKept = (name: string): boolean => ledger.isNotIn(name, version);
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
    forget: ledger.forget,
  };
}

export type FormText = ReturnType<typeof openFormText>;
