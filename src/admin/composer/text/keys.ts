import type { KeyboardEvent } from 'react';

export type Act = 'link' | 'find' | 'replace' | 'help' | 'tools' | 'up' | 'down' | 'undo' | 'redo';

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The key by its letter, on a keyboard of other letters by where it lies. */
const letterOf = ({ key, code }: Pressed): string =>
  /^[a-z/?]$/i.test(key)
    ? key.toLowerCase()
    : (/^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? (code === 'Slash' ? '/' : ''));

/** What the keys of the text ask for; undefined: the text's own, or the browser's. */
export function actOf(pressed: Pressed): Act | undefined {
  const { key, altKey, shiftKey } = pressed;
  const isCommand = pressed.ctrlKey || pressed.metaKey;
  if (altKey && !isCommand) {
    const acts: Readonly<Record<string, Act>> = { ArrowUp: 'up', ArrowDown: 'down', F10: 'tools' };
    return shiftKey ? undefined : acts[key];
  }
  if (!isCommand || altKey) return undefined;
  const letter = letterOf(pressed);
  if (letter === 'z') return shiftKey ? 'redo' : 'undo';
  if (shiftKey && letter !== '?') return undefined;
  const acts: Readonly<Record<string, Act>> = {
    k: 'link',
    f: 'find',
    h: 'replace',
    '/': 'help',
    '?': 'help',
    y: 'redo',
  };
  return acts[letter];
}

/** Words that are none of the story: what is searched for, what is written in a question, what a photo says of itself. */
export const ownText = '[role=combobox], [type=search], [role=search], [role=dialog], dialog, [data-own-text]';
