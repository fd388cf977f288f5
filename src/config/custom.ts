import type { Payload } from 'payload';
import type { Cdn } from './env.ts';

type Listener = (tags: readonly string[]) => void;

/** What this process has just committed, for its own caches. */
export function committedNews() {
  const listeners = new Set<Listener>();
  return {
    /** Gives the way to stop listening. */
    listen: (listener: Listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell: (tags: readonly string[]): void => listeners.forEach((listener) => listener(tags)),
  };
}

/** What hooks and jobs need of the environment and of the process, carried in Payload's config under `custom`. */
export type Settings = {
  uploadsDir: string;
  committed: ReturnType<typeof committedNews>;
  /** How the world reaches this server. */
  publicUrl: string;
  /** The WebSub hub to tell of news. */
  webSubHub?: string;
  /** The CDN to purge of what changes. */
  cdn?: Cdn;
};

export const settingsOf = (payload: Payload): Settings => payload.config.custom as Settings;
