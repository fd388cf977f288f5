/** The number MongoDB gives to what went wrong; undefined for an error of somebody else's. */
export const mongoCodeOf = (error: unknown): unknown => (error as { code?: unknown } | null)?.code;

/** Another document has this id, or this value of a unique index: somebody was faster. */
export const isDuplicateKey = (error: unknown): boolean => mongoCodeOf(error) === 11_000;

/** MaxTimeMSExpired: it was given up, for its time was over. */
export const timeIsOver = 50;
