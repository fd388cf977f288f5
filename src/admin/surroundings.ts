import { createContext, use } from 'react';
import type { Kind } from './kinds/kind.ts';

/** Who is signed in here. */
export type Person = { id: string; email?: string; role?: unknown };

/** What the newsroom answers to who signs in. */
export type SignedIn = { user: unknown; token?: string; exp: number };

/** What the page of a story asks of whatever it stands in: Payload's admin, or the shell on a phone. */
export type Surroundings = {
  /** The UI's, as its surroundings call it. */
  language: string;
  user?: Person;
  /** Somebody has signed in over the page. */
  signedIn: (answer: SignedIn) => void;
  /** Says that something was done. */
  tell: (words: string) => void;
  goTo: (address: string) => void;
  /** Reads anew what the page shows. */
  readAgain: () => void;
  /** Where one goes once a story has left one's hands, if not on to reading it. */
  leave?: () => void;
};

export const SurroundingsContext = createContext<Surroundings | undefined>(undefined);

export function useSurroundings(): Surroundings {
  const surroundings = use(SurroundingsContext);
  if (!surroundings) throw new Error('Nothing stands around this part: it has no language and no person.');
  return surroundings;
}

type Doc = Readonly<Record<string, unknown>>;

/** The document that a page was opened with: a story, or another kind that is written so. */
export type OpenedStory = {
  kind: Kind;
  /** None of a story that the newsroom does not have yet. */
  id?: string;
  /** Under which it was begun on this device; known where the device keeps that. */
  draftKey?: string;
  /** As it was when the page was opened, or reads it anew. */
  copy?: Doc;
  /** As the newsroom told of it last. */
  saved?: Doc;
  setSaved: (doc: Doc) => void;
  /** Where it stands once the newsroom has it. */
  addressOf: (id: string) => string;
  isTrashed: boolean;
  may: { save: boolean; trash: boolean; delete: boolean };
  /** Is nothing open over it? */
  isInFront: boolean;
};

export const OpenedStoryContext = createContext<OpenedStory | undefined>(undefined);

export function useOpenedStory(): OpenedStory {
  const story = use(OpenedStoryContext);
  if (!story) throw new Error('This part stands on the page of a story.');
  return story;
}

/** What the device calls the story that its photos belong to: the key it was begun under, where that is known, else its id. */
export function useKeyOnDevice(): string | undefined {
  const { id, draftKey } = use(OpenedStoryContext) ?? {};
  return draftKey ?? id;
}
