import { transitionNames, type TransitionName } from './workflow.ts';

/** How a version of a story came to be, besides the transitions. */
const saveActs = ['create', 'save', 'autosave', 'file-copy', 'restore-version', 'trash', 'bring-back'] as const;
export type SaveAct = (typeof saveActs)[number];

/** What stands where a version was written before acts were kept. */
export const notRecorded = 'not-recorded';

export type Act = SaveAct | TransitionName | typeof notRecorded;
export const acts: readonly Act[] = [...saveActs, ...transitionNames, notRecorded];
