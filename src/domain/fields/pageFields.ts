import { words, type Labels } from '../labels.ts';

type PageField = {
  label: Labels;
  /** The longest text, in characters. */
  longest?: number;
  /** Does an old version bring it back? The rest says where the page stands, and stays as it is then. */
  isCopy?: true;
};

/** What people write in a page of the site, in the order in which differences are shown. collections/pages says how each is kept. */
const table = {
  title: { longest: 120, isCopy: true, label: words('Title', 'Başlıq', 'Заголовок') },
  body: { isCopy: true, label: words('Body', 'Mətn', 'Текст') },
  description: {
    longest: 320,
    isCopy: true,
    label: words('For search engines', 'Axtarış sistemləri üçün', 'Для поисковиков'),
  },
  slug: { longest: 120, label: words('Slug (URL)', 'Slaq (URL)', 'Слаг (URL)') },
  language: { label: words('Language', 'Dil', 'Язык') },
  translationOf: { label: words('Translation of', 'Hansı səhifənin tərcüməsi', 'Перевод страницы') },
  inMenu: { label: words('In the menu', 'Menyuda', 'В меню') },
  inFooter: { label: words('At the foot', 'Səhifənin altında', 'Внизу страницы') },
  order: { label: words('Order', 'Sıra', 'Порядок') },
} as const satisfies Record<string, PageField>;

export type PageFieldName = keyof typeof table;
export const pageFields: Readonly<Record<PageFieldName, PageField>> = table;
export const pageFieldNames = Object.keys(table) as PageFieldName[];

/** What an old version brings back. */
export const restoredPageFields = pageFieldNames.filter((name) => pageFields[name].isCopy);

/** The first and the last place a page can have among the others. */
export const pageOrders = { least: 0, most: 10_000 } as const;

/** The language of a page of which nobody has said it. */
export const usualPageLanguage = 'en';
