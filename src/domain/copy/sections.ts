import { foldLetters } from '../letters.ts';
import type { CopySection } from './types.ts';

export type SectionFinder = (text: string) => string | undefined;

const longestName = 60;

/** Finds a section by its name in any language, its slug or its path; case and diacritics do not matter. */
export function sectionFinder(sections: readonly CopySection[]): SectionFinder {
  const ids = new Map<string, string>();
  const names = (section: CopySection) => [
    section.name,
    ...Object.values(section.names ?? {}),
    section.path,
    section.slug,
  ];
  for (const section of sections) {
    for (const name of names(section)) {
      const key = foldLetters(name ?? '');
      if (key !== '' && !ids.has(key)) ids.set(key, section.id);
    }
  }
  return (text) => (text.length <= longestName ? ids.get(foldLetters(text)) : undefined);
}
