'use client';

import { useState } from 'react';
import { useSurroundings } from '../surroundings.ts';
import type { Typed } from './mentions.ts';

function read(key: string): Typed | undefined {
  try {
    return (JSON.parse(sessionStorage.getItem(key) ?? 'null') as Typed | null) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(key: string, typed: Typed | undefined): void {
  try {
    if (typed && typed.text !== '') sessionStorage.setItem(key, JSON.stringify(typed));
    else sessionStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has it on the page alone.
  }
}

/** What is typed and not sent yet: this tab has it again after a reload, for the same person and the same place. */
export function useKeptWords(place: string, atFirst: () => Typed) {
  const key = `comment ${useSurroundings().user?.id} ${place}`;
  const [typed, setTyped] = useState(() => read(key) ?? atFirst());
  return {
    typed,
    setTyped: (next: Typed): void => {
      write(key, next);
      setTyped(next);
    },
    forget: (): void => write(key, undefined),
  };
}
