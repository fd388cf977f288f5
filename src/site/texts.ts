import { words, type Labels } from '../domain/labels.ts';
import type { Language } from '../domain/languages.ts';

/** What the site says itself. */
const texts = {
  skip: words('Skip to content', 'Məzmuna keç', 'Перейти к содержанию'),
  front: words('Front page', 'Ana səhifə', 'Главная'),
  sections: words('Sections', 'Bölmələr', 'Разделы'),
  section: words('Section', 'Bölmə', 'Раздел'),
  language: words('Language', 'Dil', 'Язык'),
  search: words('Search', 'Axtarış', 'Поиск'),
  searchWords: words('Words to look for', 'Axtarılan sözlər', 'Слова для поиска'),
  allSections: words('All sections', 'Bütün bölmələr', 'Все разделы'),
  nothingFound: words(
    'Nothing found. Try fewer or other words.',
    'Heç nə tapılmadı. Daha az və ya başqa sözlərlə yoxlayın.',
    'Ничего не найдено. Попробуйте меньше слов или другие слова.',
  ),
  embedOnClick: words(
    'Shown from {site} when you click',
    'Klikləyəndə {site} saytından göstərilir',
    'Покажем с сайта {site} после нажатия',
  ),
  older: words('Older stories', 'Əvvəlki xəbərlər', 'Более ранние материалы'),
  latest: words('Back to the latest', 'Ən son xəbərlərə qayıt', 'К последним материалам'),
  noStories: words('No stories here yet.', 'Burada hələ xəbər yoxdur.', 'Здесь пока нет материалов.'),
  topic: words('Topic', 'Mövzu', 'Тема'),
  topics: words('Topics', 'Mövzular', 'Темы'),
  topStories: words('Top stories', 'Əsas xəbərlər', 'Главное'),
  stories: words('Stories', 'Xəbərlər', 'Материалы'),
  newsLine: words('News Line', 'Xəbər lenti', 'Лента новостей'),
  published: words('Published', 'Dərc olunub', 'Опубликовано'),
  updated: words('Updated', 'Yenilənib', 'Обновлено'),
  by: words('By', 'Müəllif', 'Автор'),
  sources: words('Sources', 'Mənbələr', 'Источники'),
  corrections: words('Corrections', 'Düzəlişlər', 'Исправления'),
  related: words('Related stories', 'Əlaqəli xəbərlər', 'Материалы по теме'),
  translations: words('This story in other languages', 'Bu xəbər başqa dillərdə', 'Этот материал на других языках'),
  social: words(
    'Follow us on social networks',
    'Bizi sosial şəbəkələrdə izləyin',
    'Следите за нами в социальных сетях',
  ),
  feed: words('News feed', 'Xəbər axını', 'Лента новостей (RSS)'),
  preview: words('Preview — not published', 'İlkin baxış — dərc olunmayıb', 'Предпросмотр — не опубликовано'),
  killed: words('This story has been withdrawn', 'Bu xəbər geri götürülüb', 'Этот материал отозван'),
  notFound: words('There is nothing at this address', 'Bu ünvanda heç nə yoxdur', 'По этому адресу ничего нет'),
  notFoundWhy: words(
    'The story may have been taken down, or the address mistyped. The latest news is below; the search finds the rest.',
    'Xəbər saytdan götürülmüş və ya ünvan səhv yazılmış ola bilər. Son xəbərlər aşağıdadır, qalanını axtarışla tapa bilərsiniz.',
    'Материал мог быть снят, или в адресе опечатка. Свежие новости ниже, остальное найдёт поиск.',
  ),
  badAddress: words('This address has a mistake in it', 'Bu ünvanda səhv var', 'В этом адресе ошибка'),
  badAddressWhy: words(
    'The list has no such page. Start again from its latest stories.',
    'Siyahıda belə səhifə yoxdur. Ən son xəbərlərdən yenidən başlayın.',
    'В списке нет такой страницы. Начните с последних материалов.',
  ),
} as const satisfies Record<string, Labels>;

/** What the block of reviews and its form say. */
export const reviewTexts = {
  leave: words('Leave a review', 'Rəy bildirin', 'Оставить отзыв'),
  reviews: words('Readers’ reviews', 'Oxucuların rəyləri', 'Отзывы читателей'),
  invite: words(
    'Tell the newsroom what you think of this story.',
    'Bu xəbər barədə fikrinizi redaksiyaya bildirin.',
    'Сообщите редакции, что вы думаете об этом материале.',
  ),
  preview: words(
    'Readers can leave a review once the story is published.',
    'Oxucular xəbər dərc olunandan sonra rəy bildirə bilərlər.',
    'Читатели смогут оставить отзыв после публикации.',
  ),
  closed: words(
    'This story no longer takes reviews.',
    'Bu xəbərə artıq rəy qəbul edilmir.',
    'Отзывы к этому материалу больше не принимаются.',
  ),
  name: words('Your name', 'Adınız', 'Ваше имя'),
  email: words('E-mail (never shown)', 'E-poçt (göstərilmir)', 'Эл. почта (не показывается)'),
  rating: words('Rating', 'Qiymət', 'Оценка'),
  noRating: words('No rating', 'Qiymətsiz', 'Без оценки'),
  stars: words('out of 5', '/ 5', 'из 5'),
  text: words('Your review', 'Rəyiniz', 'Ваш отзыв'),
  trap: words('Leave this empty', 'Bu xananı boş saxlayın', 'Оставьте это поле пустым'),
  send: words('Send', 'Göndər', 'Отправить'),
  sending: words('Sending …', 'Göndərilir …', 'Отправляем …'),
  received: words(
    'Thank you. Your review appears here once the newsroom has read it.',
    'Təşəkkür edirik. Redaksiya oxuduqdan sonra rəyiniz burada görünəcək.',
    'Спасибо. Отзыв появится здесь, когда его прочтёт редакция.',
  ),
  shown: words(
    'Thank you. Your review is here.',
    'Təşəkkür edirik. Rəyiniz buradadır.',
    'Спасибо. Ваш отзыв опубликован.',
  ),
  invalid: words(
    'The review could not be taken: give a name and a text, and an e-mail address that is one.',
    'Rəy qəbul edilmədi: ad və mətn yazın, e-poçt ünvanını yoxlayın.',
    'Отзыв не принят: укажите имя и текст, проверьте адрес эл. почты.',
  ),
  'too-many': words(
    'That is a lot at once. Please try again later.',
    'Bir dəfəyə çox oldu. Bir az sonra yenidən cəhd edin.',
    'Слишком много за один раз. Попробуйте позже.',
  ),
  /** At a field that does not fit. In English the newsroom's own words are shown: they say why. */
  check: words('', 'Bu xananı yoxlayın.', 'Проверьте это поле.'),
  report: words('Report', 'Şikayət et', 'Пожаловаться'),
  reported: words(
    'Thank you. A moderator will look at it.',
    'Təşəkkür edirik. Moderator baxacaq.',
    'Спасибо. Модератор посмотрит.',
  ),
  failed: words(
    'The review could not be sent. Please try again in a moment.',
    'Rəyi göndərmək olmadı. Bir azdan yenidən cəhd edin.',
    'Не удалось отправить отзыв. Попробуйте ещё раз чуть позже.',
  ),
} as const satisfies Record<string, Labels>;

/** What the script says, given to it in the page: it knows no language. */
export const liveTexts = {
  updated: words('This story has been updated.', 'Bu xəbər yenilənib.', 'Этот материал обновлён.'),
  corrected: words(
    'This story has been corrected.',
    'Bu xəbərə düzəliş verilib.',
    'В этот материал внесено исправление.',
  ),
  killed: words('This story has been withdrawn.', 'Bu xəbər geri götürülüb.', 'Этот материал отозван.'),
  unpublished: words(
    'This story is no longer here.',
    'Bu xəbər artıq saytda deyil.',
    'Этого материала больше нет на сайте.',
  ),
  reload: words('Show it', 'Göstər', 'Показать'),
} as const satisfies Record<string, Labels>;

export type Text = keyof typeof texts;
export const say = (text: Text, language: Language): string => texts[text][language];

/** Each language in its own name. */
export const ownNames = { en: 'English', az: 'Azərbaycanca', ru: 'Русский' } as const satisfies Record<
  Language,
  string
>;
