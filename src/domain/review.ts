/** Where a reader's review stands. Only `approved` is ever shown. */
export const reviewStates = ['pending', 'approved', 'rejected', 'spam'] as const;
export type ReviewState = (typeof reviewStates)[number];
