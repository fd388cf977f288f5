/** What a story is shown as before it goes out, in the order in which a page offers it. */
export const previewShapes = ['page', 'cards', 'share', 'feed', 'ninjs', 'text'] as const;
export type PreviewShape = (typeof previewShapes)[number];

/** What social networks and messengers make their card of; `image` is an address. */
export type ShareCard = { site: string; title: string; description: string; image?: string };
