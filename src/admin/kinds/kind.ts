import type { Labels } from '../../domain/labels.ts';
import type { PreviewShape } from '../../domain/previewShapes.ts';
import type { TextKey } from '../texts.ts';

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

/** The tabs of the panel beside a page on which something is written. */
export const tabs = ['placing', 'around', 'times', 'notes', 'comments', 'history'] as const;
export type Tab = (typeof tabs)[number];

/** On the page itself, or in a tab beside it. */
export type Place = 'page' | Tab;

type Part = { label?: Labels; longest?: number };
/** What the page says of a field, and of each part of it. */
export type FieldOfKind = Part & { most?: number; parts?: Readonly<Record<string, Part>> };

/** What the parts of a page on which something is written have to know of what it is: they name none themselves. */
export type Kind = {
  /** Its collection: its piece of every address of the API and the admin. */
  collection: Searched;
  /** Where one is begun, its draft key behind it. */
  beginningAt: string;
  /** Where its preview is, its id behind it. */
  previewAt: string;
  /** The field it is called by. */
  title: string;
  fields: Readonly<Record<string, FieldOfKind>>;
  /** Where a person finds each field that people write. */
  places: Readonly<Record<string, Place>>;
  /** What people write, in the order in which differences are shown. */
  writtenNames: readonly string[];
  /** Where two copies can differ by somebody's doing. */
  compared: readonly string[];
  /** Does the newsroom merge a save with what others saved since, and keep beside it what cannot be? Else the person chooses here. */
  merges: boolean;
  /** Does the newsroom know a new one by its draft key? */
  hasDraftKeys: boolean;
  /** Does who writes it hold it, so that colleagues only read? */
  isHeld: boolean;
  /** What its preview can show. */
  previewShapes: readonly PreviewShape[];
  /** The blocks that its body may hold. */
  blocks: readonly string[];
  /** What is said of it otherwise than of a story. */
  words: Partial<Record<TextKey, Labels>>;
};

/** The tabs of the panel beside it. */
export const tabsOf = ({ places }: Pick<Kind, 'places'>, always: readonly Tab[]): Tab[] => {
  const filled = new Set<Place>([...Object.values(places), ...always]);
  return tabs.filter((tab) => filled.has(tab));
};

export const apiOf = ({ collection }: Pick<Kind, 'collection'>): string => `/api/${collection}`;

export const apiOfOne = (kind: Pick<Kind, 'collection'>, id: string): string =>
  `${apiOf(kind)}/${encodeURIComponent(id)}`;

/** Its list in the admin. */
export const listOf = ({ collection }: Pick<Kind, 'collection'>): string => `/admin/collections/${collection}`;

/** The page of one of them in the admin. */
export const addressOf = (kind: Pick<Kind, 'collection'>, id: string): string => `${listOf(kind)}/${id}`;

/** Where one goes on with what a device has of one: by its id, or by the key it was begun under. */
export const addressOfLeft = (kind: Kind, { story, hasId }: { story: string; hasId: boolean }): string =>
  hasId ? addressOf(kind, story) : `${kind.beginningAt}${story}`;

/** A field or a part of it; what there is not says nothing. */
export const fieldOf = ({ fields }: Pick<Kind, 'fields'>, name: string, part?: string): FieldOfKind => {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return (part === undefined ? field : field?.parts?.[part]) ?? {};
};

/** The longest text of a field, in characters. */
export const longestOf = (kind: Pick<Kind, 'fields'>, name: string): number => fieldOf(kind, name).longest ?? Infinity;
