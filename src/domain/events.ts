/** What can happen to a story at the desk, in the past tense. */
export const editorialEvents = [
  'story.filed',
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
