import type { Carrying } from '../../src/domain/story.ts';
import type { TransitionName } from '../../src/domain/workflow/workflow.ts';
import { sampleNewsroom } from './newsroom.ts';
import type { SampleStory } from './storyFile.ts';

const { users } = sampleNewsroom;

/** One move of a sample story, who makes it, when (hours before the newsroom opens) and what it carries. */
export type SampleStep = {
  name: TransitionName;
  by: string;
  hoursAgo: number;
  carrying: Omit<Carrying, 'at'>;
  /** `schedule` only: the time it is scheduled for, in hours after the newsroom opens. */
  atInHours?: number;
};

const hoursBetweenMoves = 0.75;
const hoursOfWriting = 1.5;

const toPublished = ['file', 'take', 'approve', 'publish'] as const;
const toSpiked = ['file', 'spike'] as const;

function pathOf(story: SampleStory): readonly TransitionName[] {
  switch (story.state) {
    case 'draft':
      return story.sentBack ? ['file', 'send-back'] : [];
    case 'filed':
      return ['file'];
    case 'in-edit':
      return ['file', 'take'];
    case 'approved':
      return ['file', 'take', 'approve'];
    case 'scheduled':
      return ['file', 'take', 'approve', 'schedule'];
    case 'published':
      return story.correction ? [...toPublished, 'correct'] : toPublished;
    case 'killed':
      return [...toPublished, 'kill'];
    case 'spiked':
      return toSpiked;
    case 'archived':
      return story.archivedFrom === 'spiked' ? [...toSpiked, 'archive'] : [...toPublished, 'archive'];
  }
}

/** Is the story this user's own: filed by them, or signed by their author? */
function isOwnStory(story: SampleStory, key: string): boolean {
  const author = users.find((user) => user.key === key)?.author;
  return story.by === key || (author !== undefined && story.parsed.byline.authorIds.includes(author));
}

/** The first of these who is on the story's desk and has no part in the story; the managing editor if nobody else. */
const otherThanItsOwn = (story: SampleStory, ...keys: string[]): string =>
  keys.find(
    (key) => !isOwnStory(story, key) && users.some((user) => user.key === key && user.desks.includes(story.desk)),
  ) ?? 'managing-editor';

function whoMakes(story: SampleStory, name: TransitionName): string {
  if (name === 'file') return story.by;
  if (name === 'archive') return 'managing-editor';
  if (name === 'take' || name === 'send-back' || name === 'spike')
    return otherThanItsOwn(story, 'sub-editor', 'section-editor');
  return otherThanItsOwn(story, 'section-editor');
}

function carriedBy(story: SampleStory, name: TransitionName): SampleStep['carrying'] {
  if (name === 'send-back') return { reason: story.sentBack };
  if (name === 'spike') return { reason: story.reason };
  if (name === 'kill') return { notice: story.notice };
  if (name === 'correct') return { correction: story.correction };
  return {};
}

/** The moves that bring a sample story from its first draft to its state, in order; none for a draft that never left. */
export function stepsOf(story: SampleStory): SampleStep[] {
  const path = pathOf(story);
  const reached = path.includes('publish') ? path.indexOf('publish') : path.length - 1;
  const spiked = path.indexOf('spike');
  const anchor = spiked === -1 ? reached : spiked;
  return path.map((name, index) => {
    const after = name === 'correct' ? story.correctionHoursAgo : story.endedHoursAgo;
    return {
      name,
      by: whoMakes(story, name),
      hoursAgo: index > anchor ? (after ?? 0) : story.hoursAgo + (anchor - index) * hoursBetweenMoves,
      carrying: carriedBy(story, name),
      ...(name === 'schedule' ? { atInHours: story.scheduledInHours } : {}),
    };
  });
}

/** When the story was begun, in hours before the newsroom opens. */
export const startedHoursAgo = (story: SampleStory): number =>
  (stepsOf(story)[0]?.hoursAgo ?? story.hoursAgo) + hoursOfWriting;
