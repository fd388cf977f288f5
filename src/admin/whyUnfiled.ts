import type { Language } from '../domain/languages.ts';
import { problemText, refusalText } from './problemText.ts';
import type { Unfiled } from './saving/order.ts';
import type { Say } from './texts.ts';

/** Why the newsroom did not take a story that was filed, in words: what is missing, or what stood in the way. */
export function whyUnfiled({ code, message, problems }: Unfiled, language: Language, say: Say): string {
  if (code === 'conflict' && !problems.some(({ rule }) => rule === 'wrong-state')) return say('unfiledConflict');
  if (code === 'photo') return say('unfiledPhoto', { why: message });
  if (problems.length > 0) return [...new Set(problems.map((each) => problemText(each, language)))].join(' ');
  return message ? refusalText({ message, code }, language) : say('unfiledText');
}
