import { words, type Labels } from '../../domain/labels.ts';
import { pageFieldNames, pageFields, type PageFieldName } from '../../domain/fields/pageFields.ts';
import type { TextKey } from '../texts.ts';
import type { Kind, Place } from './kind.ts';

/** Where a person finds each field of a page of the site. */
const places = {
  title: 'page',
  body: 'page',
  language: 'placing',
  slug: 'placing',
  inMenu: 'placing',
  inFooter: 'placing',
  order: 'placing',
  translationOf: 'around',
  description: 'around',
} as const satisfies Record<PageFieldName, Place>;

const own = {
  bar: words('Where the page stands', 'Səhifənin vəziyyəti', 'Где страница'),
  beside: words('Beside the page', 'Səhifənin yanında', 'Рядом со страницей'),
  openPanel: words('Beside the page', 'Səhifənin yanında', 'Рядом со страницей'),
  untitled: words('No title yet', 'Hələ başlıq yoxdur', 'Пока без названия'),
  addStory: words('Find a page', 'Səhifə tap', 'Найти страницу'),
  writeStory: words('New page', 'Yeni səhifə', 'Новая страница'),
  openStory: words('Open the page', 'Səhifəni aç', 'Открыть страницу'),
  inTrash: words('This page is in the trash.', 'Bu səhifə zibil qutusundadır.', 'Страница в корзине.'),
  trashItSure: words(
    'The page leaves every list. It can be taken out of the trash again.',
    'Səhifə bütün siyahılardan çıxacaq. Onu zibil qutusundan geri götürmək olar.',
    'Страница уйдёт из всех списков. Её можно вернуть из корзины.',
  ),
  deleteItSure: words(
    'The page and all its versions are deleted. It cannot be undone.',
    'Səhifə bütün versiyaları ilə silinəcək. Geri qaytarmaq olmaz.',
    'Страница и все её версии будут удалены. Отменить нельзя.',
  ),
  previewOfStory: words('The page as readers will get it', 'Oxucunun görəcəyi səhifə', 'Страница, какой её увидят'),
  readOnly: words(
    'You can read this page, but not edit it.',
    'Bu səhifəni oxumaq olar, redaktə etmək yox.',
    'Страницу можно читать, но не править.',
  ),
  pendingTitle: words('Published version vs. your edits', 'Dərc olunan və redaktəniz', 'Опубликованное и ваши правки'),
  pending: words(
    'Readers have an earlier version. “Update” sends out the edits.',
    'Oxucularda əvvəlki versiyadır. «Yenilə» redaktəni dərc edir.',
    'У читателей прежняя версия. «Обновить» выпустит правки.',
  ),
  'whyNot-allowed': words(
    'You may not edit this page any more: what is not saved is not sent. Copy what you need.',
    'Bu səhifəni daha redaktə edə bilməzsiniz: saxlanmamış mətn göndərilmir. Lazım olanı köçürün.',
    'Вам больше нельзя править эту страницу: несохранённое не отправляется. Скопируйте нужное.',
  ),
  whyGone: words(
    'The page is no longer there, or no longer yours to see. Copy what you need into a new one.',
    'Bu səhifə artıq yoxdur və ya sizə göstərilmir. Lazım olanı yenisinə köçürün.',
    'Этой страницы больше нет, или она вам больше не видна. Скопируйте нужное в новую.',
  ),
  'whyToo-large': words(
    'The page is too long to be saved. Make it shorter.',
    'Səhifə saxlamaq üçün çox uzundur. Qısaldın.',
    'Страница слишком длинная. Сократите её.',
  ),
  whyConflict: words(
    'Somebody else saved this page meanwhile. Choose below.',
    'Bu arada başqası bu səhifəni saxlayıb. Aşağıda seçin.',
    'Тем временем страницу сохранил другой. Выберите ниже.',
  ),
  conflictTitle: words(
    'Somebody else saved this page while you were writing',
    'Siz yazarkən başqası bu səhifəni saxlayıb',
    'Пока вы писали, страницу сохранил кто-то другой',
  ),
  putBack: words(
    'Text you wrote here at {time} had not arrived. It was put back into the page.',
    '{time} yazdığınız mətn çatmamışdı. O, səhifəyə qaytarıldı.',
    'Текст, написанный здесь в {time}, не дошёл. Он возвращён на страницу.',
  ),
  leftLeft: words(
    'Text you wrote is still only on this device: {headline}. Open the page to see why.',
    'Yazdığınız mətn hələ yalnız bu cihazdadır: {headline}. Səbəbi görmək üçün səhifəni açın.',
    'Написанный текст пока только на этом устройстве: {headline}. Откройте страницу, чтобы узнать почему.',
  ),
  otherTab: words(
    'You are writing this page in another tab or window',
    'Bu səhifəni başqa vərəqdə və ya pəncərədə yazırsınız',
    'Вы пишете эту страницу в другой вкладке или окне',
  ),
} satisfies Partial<Record<TextKey, Labels>>;

/** A page of the site: About, Contacts, Privacy. */
export const sitePageKind: Kind = {
  collection: 'pages',
  beginningAt: '/admin/new-page?draft=',
  previewAt: '/preview/pages/',
  title: 'title',
  fields: pageFields,
  places,
  writtenNames: pageFieldNames,
  // The slug follows the title.
  compared: pageFieldNames.filter((name) => name !== 'slug'),
  merges: false,
  hasDraftKeys: false,
  isHeld: false,
  previewShapes: ['page'],
  blocks: ['quotation', 'embed', 'table'],
  words: own,
};
