const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The key of a beginning as the page's address has it; undefined if it is none. */
export const draftKeyIn = (given: unknown): string | undefined =>
  typeof given === 'string' && uuid.test(given) ? given : undefined;
