/** How documents that something can name are found and told apart, by their collection: `by` these fields, `shown` and asked for so. */
export const searched = {
  authors: { by: ['name'], shown: ['name'], more: 'sort=name&depth=0' },
  correspondents: { by: ['author.name', 'city'], shown: ['author', 'city'], more: 'depth=1' },
  articles: {
    by: ['headline', 'slugline'],
    shown: ['headline', 'language'],
    more: 'sort=-updatedAt&depth=0&draft=true',
  },
  media: {
    by: ['alt', 'caption', 'filename'],
    shown: ['alt', 'filename', 'url', 'thumbnailURL'],
    more: 'sort=-createdAt&depth=0',
  },
  pages: { by: ['title'], shown: ['title', 'language'], more: 'sort=title&depth=0&draft=true' },
} as const satisfies Record<string, { by: readonly string[]; shown: readonly string[]; more: string }>;
export type Searched = keyof typeof searched;
