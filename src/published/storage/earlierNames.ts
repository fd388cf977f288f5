import { directoryTag } from '../tags.ts';
import { collections, type Head } from './collections.ts';

/**
 * The release before this one has other names for some of what is stored, and its nodes go on reading and writing by them beside those of
 * this one. The next release drops this file and the collection named here (docs/decisions/007).
 */
export const earlierNames = {
  directory: 'published_house',
  directoryTag: 'house',
  directoryChanged: 'house.changed',
  timeZoneRef: 'house:timeZone',
} as const;

/** The version of the contract with which readers get the directory from where this release keeps it. */
const renamedIn = 9;

/** The collection that readers get the directory from, by the contract's version on the head. */
export const directoryFor = (contract: Head['contract'] = 0): string =>
  contract < renamedIn ? earlierNames.directory : collections.directory;

/** Both are written, before the switch and after it: readers of the other release's nodes get theirs. */
export const writtenDirectories: readonly string[] = [collections.directory, earlierNames.directory];

/** What shows the directory has either tag, by the release that answered: whoever lets go of one lets go of both. */
export const withBothTags = (tags: readonly string[]): string[] => {
  const both = [directoryTag, earlierNames.directoryTag];
  return tags.some((tag) => both.includes(tag)) ? [...new Set([...tags, ...both])] : [...tags];
};

/** Has a node of the earlier release changed the directory, where only its own readers see it? */
export const isOfEarlierRelease = ({ name }: { name: string }): boolean => name === earlierNames.directoryChanged;

/** What a story refers to that shows its times on the newsroom's clock. */
export const timeZoneRefs = ['houseStyle:timeZone', earlierNames.timeZoneRef] as const;
