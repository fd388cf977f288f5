/** A story's body: Payload's Lexical JSON (untrusted), the typed blocks made of it, and what is told from them. */
export { blocksOf } from './body/blocks.ts';
export { halfMadeIn } from './body/halfMade.ts';
export { htmlOf, type Picture } from './body/html.ts';
export { safeHrefOf } from './body/links.ts';
export { bodyProblems } from './body/problems.ts';
export { photosInBody, referencesOf, withoutStories } from './body/references.ts';
export { restOfBody, wordsAt } from './body/rest.ts';
export { excerptOf, plainTextOf, wordCountOf } from './body/text.ts';
