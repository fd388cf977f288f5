import { roleLabels } from '../../domain/labels.ts';
import type { Language } from '../../domain/languages.ts';
import { mentionKey, type Mention } from '../../domain/threads.ts';
import type { Comment } from './threadApi.ts';

/** Somebody who is mentioned, by the name that stands in the text. */
export type Chosen = { mention: Mention; name: string };

/** What somebody types: names stand in it as people read them. */
export type Typed = { text: string; chosen: readonly Chosen[] };
export const nothingTyped: Typed = { text: '', chosen: [] };

const longestFirst = (chosen: readonly Chosen[]): Chosen[] =>
  [...chosen].sort((one, other) => other.name.length - one.name.length);

/** As it is sent: mentions by their ids. */
export const bodyOf = ({ text, chosen }: Typed): string =>
  longestFirst(chosen)
    .reduce((body, { name, mention }) => body.replaceAll(`@${name}`, `@{${mentionKey(mention)}}`), text)
    .trim();

/** A comment as its author types on in it. */
export function typedOf({ body, mentions }: Comment, language: Language): Typed {
  const chosen = mentions.flatMap(({ name: givenName, ...mention }) => {
    const name = mention.kind === 'role' ? roleLabels[mention.id][language] : givenName;
    return name ? [{ mention, name }] : [];
  });
  const text = chosen.reduce(
    (words, { mention, name }) => words.replaceAll(`@{${mentionKey(mention)}}`, `@${name}`),
    body ?? '',
  );
  return { text, chosen };
}

/** What is typed after an @ before the caret, and where it begins. */
export function askedAt(text: string, caret: number): { find: string; from: number } | undefined {
  const match = /(?:^|\s)@([\p{L}\p{N}.'’-]*(?: [\p{L}\p{N}.'’-]+)?)$/u.exec(text.slice(0, caret));
  return match ? { find: match[1]!, from: caret - match[1]!.length - 1 } : undefined;
}
