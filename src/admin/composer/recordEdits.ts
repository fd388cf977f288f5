import type { StoryModel } from './model.ts';
import type { Step, Steps } from './text/history.ts';

/** What is typed in one field without such a pause is one step (milliseconds). */
const oneEdit = 1_000;
/** Of characters: more at once is no typing. */
const mostOfAKey = 4;

const lengthOf = (value: unknown): number => (JSON.stringify(value ?? '') ?? '').length;

/** What a field holds that held nothing, of the kind of `value`. */
function nothingLike(value: unknown): unknown {
  if (typeof value === 'string') return '';
  if (Array.isArray(value)) return [];
  if (typeof value !== 'object' || value === null) return null;
  return Object.fromEntries(Object.keys(value).map((key) => [key, null]));
}

/**
 * Writes fields of the story, each edit a step that can be taken back as long as the field still holds what it made of it: what a colleague
 * saved over it stays. The text keeps steps of its own.
 */
export function recordEdits(model: StoryModel, steps: Steps, now: () => number = Date.now) {
  let latest: { name: string; step: Step; change: { before: unknown; after: unknown }; at: number } | undefined;
  const turn = (name: string, from: unknown, to: unknown): boolean => {
    if (!model.isStill(name, from)) return false;
    model.edit(name, to ?? nothingLike(from));
    return true;
  };
  return (name: string, value: unknown): void => {
    const before = model.get(name);
    model.edit(name, value);
    if (name === 'body' || model.isStill(name, before)) return;
    const at = now();
    const isTyping = Math.abs(lengthOf(value) - lengthOf(before)) <= mostOfAKey;
    if (isTyping && latest?.name === name && latest.step === steps.last() && at - latest.at < oneEdit) {
      latest.change.after = value;
      latest.at = at;
      return;
    }
    const change = { before, after: value };
    const step: Step = {
      of: name,
      undo: () => turn(name, change.after, change.before),
      redo: () => turn(name, change.before, change.after),
    };
    steps.did(step);
    latest = { name, step, change, at };
  };
}
