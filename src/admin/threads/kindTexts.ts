import type { ThreadKind } from '../../domain/threads.ts';
import type { TextKey } from '../texts.ts';

export const kindTexts: Record<ThreadKind, TextKey> = {
  note: 'kindNote',
  question: 'kindQuestion',
  legal: 'kindLegal',
  suggestion: 'kindSuggestion',
};
