/** What can happen to a story at the desk, in the past tense. */
export const editorialEvents = [
  'story.filed',
  'story.recalled',
  'story.taken',
  'story.sentBack',
  'story.approved',
  'story.scheduled',
  'story.unscheduled',
  'story.published',
  'story.updated',
  'story.corrected',
  'story.unpublished',
  'story.killed',
  'story.spiked',
  'story.restored',
  'story.archived',
  'story.moved',
] as const;
export type EditorialEvent = (typeof editorialEvents)[number];

/** What happens to what readers see, without a story moving. */
export const publicEvents = ['directory.changed', 'stories.projected', 'reviews.changed', 'photo.changed'] as const;
export type PublicEvent = (typeof publicEvents)[number];

/** What is said beside a story. */
export const threadEvents = [
  'thread.opened',
  'thread.commented',
  'thread.resolved',
  'thread.reopened',
  'thread.accepted',
] as const;
export type ThreadEventName = (typeof threadEvents)[number];

/** What happens to a story without it moving, and beside it. Only the desk is told; readers get nothing of it. */
export const deskEvents = [
  'story.saved',
  'story.takeOverAsked',
  'story.takeOverRefused',
  'story.takenOver',
  'story.branchKept',
  'story.branchClosed',
  ...threadEvents,
] as const;
export type DeskEvent = (typeof deskEvents)[number];

/**
 * Something that happened, as it stands in the collection `events` and reaches every node. Ids and tags only, no copy: what a story
 * said is read from the read model, where a killed one is no more. `tags` name the answers to let go of (see `tags.ts`).
 */
export type NewsroomEvent = {
  name: EditorialEvent | PublicEvent | DeskEvent;
  at: Date;
  story?: string;
  slug?: string;
  readersSee?: string;
  tags: string[];
};

/** A story was begun or saved: its revision then, who saved it (nobody, if the newsroom did itself), and the fields that changed. */
export type StorySaved = NewsroomEvent & {
  name: 'story.saved';
  story: string;
  revision: number;
  by?: string;
  fields: string[];
  expiresAt: Date;
};

/** Something was said beside a story, or done with what is said there: in which thread, and by whom. No word of it. */
export type ThreadEvent = NewsroomEvent & {
  name: ThreadEventName;
  story: string;
  thread: string;
  by?: string;
  expiresAt: Date;
};
