import {
  CLEAR_HISTORY_COMMAND,
  COMMAND_PRIORITY_CRITICAL,
  REDO_COMMAND,
  UNDO_COMMAND,
  type LexicalCommand,
  type LexicalEditor,
} from '@payloadcms/richtext-lexical/lexical';
import type { createEmptyHistoryState } from '@payloadcms/richtext-lexical/lexical/react/LexicalHistoryPlugin';

/**
 * Something that was done, how it is taken back, and how it is done again. Either is false where that is no longer possible: something else
 * stands there now.
 */
export type Step = { of: string; undo: () => boolean; redo: () => boolean };

/** One history over parts that each know how to take back their own. */
export function openSteps() {
  const listeners = new Set<(step: Step) => void>();
  let [done, undone]: [Step[], Step[]] = [[], []];
  const go = (from: Step[], to: Step[], way: 'undo' | 'redo'): void => {
    for (let step = from.pop(); step; step = from.pop()) {
      if (!step[way]()) continue;
      to.push(step);
      for (const each of listeners) each(step);
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
      listeners.add(hear);
      return () => void listeners.delete(hear);
    },
  };
}

export type Steps = ReturnType<typeof openSteps>;

export type History = ReturnType<typeof createEmptyHistoryState>;

const ofText = 'body';

/** What was undone or can be is of another text now. */
export function forgetHistory(editor: LexicalEditor, history: History, steps: Steps): void {
  editor.dispatchCommand(CLEAR_HISTORY_COMMAND, undefined);
  history.current = { editor, editorState: editor.getEditorState() };
  steps.forget(ofText);
}

/** A field of a block keeps the caret; from elsewhere on the page it comes into the text. */
function bringCaret(editor: LexicalEditor): void {
  const root = editor.getRootElement();
  if (!root || root.contains(document.activeElement)) return;
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  root.focus({ preventScroll: true });
}

/** Makes the editor's history a part of `steps`: each entry of it is a step, and undoing takes the last step of all, wherever it was. */
export function joinHistory(editor: LexicalEditor, history: History, steps: Steps): () => void {
  let [stack, length] = [history.undoStack, history.undoStack.length];
  let isOwn = false;
  const run = (command: LexicalCommand<void>, entries: readonly unknown[]): boolean => {
    if (entries.length === 0) return false;
    bringCaret(editor);
    isOwn = true;
    editor.dispatchCommand(command, undefined);
    isOwn = false;
    length = history.undoStack.length;
    return true;
  };
  const step: Step = {
    of: ofText,
    undo: () => run(UNDO_COMMAND, history.undoStack),
    redo: () => run(REDO_COMMAND, history.redoStack),
  };
  const ends = [
    // Behind the listener that keeps the history.
    editor.registerUpdateListener(() => {
      if (isOwn) return;
      if (history.undoStack !== stack) [stack, length] = [history.undoStack, 0];
      if (stack.length > length) steps.did(step);
      length = stack.length;
    }),
    ...([UNDO_COMMAND, REDO_COMMAND] as const).map((command) =>
      editor.registerCommand(
        command,
        () => {
          if (isOwn) return false;
          if (command === UNDO_COMMAND) steps.undo();
          else steps.redo();
          return true;
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
    ),
  ];
  return () => ends.forEach((end) => end());
}
