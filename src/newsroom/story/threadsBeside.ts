/** What is said beside stories (src/newsroom/threads): a move asks what of it is open. */
export const storyThreads = 'story_threads';
