'use client';

import { useEffect, useState } from 'react';
import { readSince, type Since } from './sides.ts';

/** Milliseconds until it is asked again where the newsroom did not answer. */
const again = 3_000;

/** What happened in the story since the version `base`; read anew when it is at another `version`. */
export function useSince(id: string, base: number | undefined, version: number | undefined): Since | undefined {
  const [since, setSince] = useState<Since>();
  useEffect(() => {
    if (base === undefined) return;
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = async (): Promise<void> => {
      const found = await readSince(id, base);
      if (isOver) return;
      if (found) setSince(found);
      else timer = setTimeout(() => void read(), again);
    };
    void read();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [id, base, version]);
  return since;
}
