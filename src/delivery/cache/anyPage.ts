/** What a page elsewhere may read of an answer beside its body. */
export const headersForPages = ['Changes-After', 'ETag', 'Link', 'Retry-After', 'X-Request-Id'] as const;

/** Public data without credentials: any page may read it. */
export const forAnyPage = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': headersForPages.join(', '),
} as const;
