/** How documents that something can name are found and told apart, by their collection: `by` these fields, `fields` shown and asked for so. */
export const searched = {
  authors: { by: ['name'], fields: ['name'], more: 'sort=name&depth=0' },
  correspondents: { by: ['author.name', 'city'], fields: ['author', 'city'], more: 'depth=1' },
  articles: {
    by: ['headline', 'slugline'],
    fields: ['headline', 'language'],
    more: 'sort=-updatedAt&depth=0&draft=true',
  },
  media: {
    by: ['alt', 'caption', 'filename'],
    fields: ['alt', 'filename', 'url', 'thumbnailURL'],
    more: 'sort=-createdAt&depth=0',
  },
  pages: { by: ['title'], fields: ['title', 'language'], more: 'sort=title&depth=0&draft=true' },
} as const satisfies Record<string, { by: readonly string[]; fields: readonly string[]; more: string }>;
export type Searched = keyof typeof searched;
