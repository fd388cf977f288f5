/** A story's body: Payload's Lexical JSON (untrusted), the typed blocks made of it, and what is told from them. */
export {
  blocksOf,
  type ListItem,
  type Mark,
  type Run,
  type RunLink,
  type StoryBlock,
  type StoryList,
} from './body/blocks.ts';
export { htmlOf, photoHtml, type LinkedStory, type Picture, type Presentation, type StoryHtml } from './body/html.ts';
export { linkProblem, safeHrefOf } from './body/links.ts';
export { bodyLimits, bodyProblems } from './body/problems.ts';
export { photosInBody, referencesOf, type BodyReference } from './body/references.ts';
export { excerptOf, plainTextOf, wordCountOf } from './body/text.ts';
