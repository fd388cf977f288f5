/** The page on which one writes with a phone, with or without a connection. */
export const shellPath = '/admin/write/app';
