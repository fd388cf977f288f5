import type { GlobalAfterChangeHook } from 'payload';
import { siteChanged } from '../../src/newsroom/publish/directoryChanges.ts';

/** What readers get of the site is made of all the globals. */
export const publishSite: GlobalAfterChangeHook = async ({ doc, previousDoc, req }) => {
  await siteChanged({ before: previousDoc, after: doc }, req);
  return doc as unknown;
};
