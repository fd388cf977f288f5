import type { ChoiceName } from './choices.ts';
import { words, type Labels } from '../labels.ts';

/** Who reads a field, who writes it, who filters by it; see collections/shared/fieldTable.ts for the letters. */
type Access = `${string} ${string} ${string}`;

type Part = {
  access: Access;
  label?: Labels;
  /** The longest text, in characters. */
  longest?: number;
  /** How MongoDB keeps it, where that is not as JSON has it. */
  storedAs?: 'date' | 'id';
};
export type Whole = Part & {
  /** A list, of so many at most. */
  most?: number;
  /** What a group, or a row of a list, is made of. */
  parts?: Readonly<Record<string, Part>>;
};

/**
 * What people write. `copy` is the story itself: an old version brings it back. `placing` says where and how the story stands: it stays as it
 * is then. Both are compared when two people saved, but for what only follows from another field.
 */
export type Written = Whole & { kind: 'copy' | 'placing'; follows?: string };
/** `workflow`: only a transition writes it, no save. `computed`: every save writes it anew. `token`: a client sends it along, nothing keeps it. */
type Own = Whole & { kind: 'workflow' | 'computed' | 'token' };
export type ArticleField = Written | Own;

const open = 'rkjoea oea rkjoea';
const openGroup = 'rkjoea oea -';
const amongColleagues = 'oea oea joea';
const readersMayRead = 'rkjoea - rkjoea';
const shownGroup = 'rkjoea - -';
const shownToStaff = 'joea - joea';
const shownToColleagues = 'oea - joea';
const shownToColleaguesGroup = 'oea - -';

const sealed = { access: shownToColleagues } as const;

/** Every field of an article, in the order in which differences are shown. collections/articles/fields.ts says how each is edited. */
export const table = {
  kicker: { kind: 'copy', access: open, longest: 80, label: words('Kicker', 'Üst başlıq', 'Рубрика') },
  headline: { kind: 'copy', access: open, longest: 160, label: words('Headline', 'Başlıq', 'Заголовок') },
  standfirst: { kind: 'copy', access: open, longest: 600, label: words('Standfirst', 'Giriş', 'Подводка') },
  dateline: {
    kind: 'copy',
    access: openGroup,
    label: words('Dateline', 'Yer sətri', 'Строка места'),
    parts: {
      place: { access: open, longest: 120, label: words('Place', 'Yer', 'Место') },
      source: { access: open, longest: 80, label: words('Agency', 'Agentlik', 'Агентство') },
      date: { access: open, storedAs: 'date', label: words('Date', 'Tarix', 'Дата') },
    },
  },
  body: { kind: 'copy', access: open, label: words('Body', 'Mətn', 'Текст') },
  byline: { kind: 'copy', access: open, storedAs: 'id', most: 20, label: words('Byline', 'İmza', 'Подпись') },
  bylineText: {
    kind: 'copy',
    access: open,
    longest: 160,
    label: words('Byline as text (instead)', 'Mətn şəklində imza', 'Подпись текстом (вместо)'),
  },
  reportingBy: {
    kind: 'copy',
    access: openGroup,
    most: 10,
    label: words('Reporting by … in …', 'Reportajı hazırlayan', 'Репортаж'),
    parts: {
      name: { access: open, longest: 120, label: words('Name', 'Ad', 'Имя') },
      place: { access: open, longest: 120, label: words('Place', 'Yer', 'Место') },
      id: { access: open },
    },
  },
  slugline: { kind: 'placing', access: open, longest: 80, label: words('Slugline', 'Slaqlayn', 'Слаглайн') },
  slug: {
    kind: 'placing',
    access: open,
    longest: 120,
    follows: 'headline',
    label: words('Slug (URL)', 'Slaq (URL)', 'Слаг (URL)'),
  },
  language: { kind: 'placing', access: open, label: words('Language', 'Dil', 'Язык') },
  section: { kind: 'placing', access: open, storedAs: 'id', label: words('Section', 'Bölmə', 'Раздел') },
  secondarySections: {
    kind: 'placing',
    access: open,
    storedAs: 'id',
    most: 10,
    label: words('Also in', 'Həmçinin', 'Также в'),
  },
  topics: { kind: 'copy', access: open, longest: 60, most: 20, label: words('Topics', 'Mövzular', 'Темы') },
  urgency: {
    kind: 'placing',
    access: open,
    label: words('Urgency (1 flash – 9)', 'Təcililik (1–9)', 'Срочность (1–9)'),
  },
  editorialNote: {
    kind: 'placing',
    access: amongColleagues,
    longest: 4_000,
    label: words('Note to desks (never public)', 'Redaksiya qeydi (gizli)', 'Заметка редакции (не публикуется)'),
  },
  embargoUntil: {
    kind: 'placing',
    access: amongColleagues,
    storedAs: 'date',
    label: words('Embargo until', 'Embarqo', 'Эмбарго до'),
  },
  deadline: {
    kind: 'placing',
    access: amongColleagues,
    storedAs: 'date',
    label: words('Deadline', 'Son müddət', 'Срок'),
  },
  genre: { kind: 'copy', access: open, label: words('Genre', 'Janr', 'Жанр') },
  photo: {
    kind: 'copy',
    access: openGroup,
    label: words('Lead photo', 'Əsas foto', 'Главное фото'),
    parts: {
      media: { access: open, storedAs: 'id', label: words('Photo', 'Foto', 'Фото') },
      caption: { access: open, longest: 500, label: words('Caption (instead)', 'Başqa alt yazı', 'Подпись (вместо)') },
    },
  },
  partnerLabel: {
    kind: 'placing',
    access: 'rkjoea ea rkjoea',
    label: words('Partner label', 'Tərəfdaş nişanı', 'Партнёрская пометка'),
  },
  relatedStories: {
    kind: 'placing',
    access: open,
    storedAs: 'id',
    most: 20,
    label: words('Related stories', 'Əlaqəli xəbərlər', 'Связанные материалы'),
  },
  translationOf: {
    kind: 'placing',
    access: amongColleagues,
    storedAs: 'id',
    label: words('Translation of', 'Hansı xəbərin tərcüməsi', 'Перевод материала'),
  },
  credit: { kind: 'copy', access: open, longest: 160, label: words('Source / credit', 'Mənbə', 'Источник') },
  seo: {
    kind: 'copy',
    access: openGroup,
    label: words('For search engines', 'Axtarış sistemləri üçün', 'Для поисковиков'),
    parts: {
      title: { access: open, longest: 120, label: words('Title', 'Başlıq', 'Заголовок') },
      description: { access: open, longest: 320, label: words('Description', 'Təsvir', 'Описание') },
      canonical: {
        access: open,
        longest: 500,
        label: words('Canonical address', 'Kanonik ünvan', 'Канонический адрес'),
      },
    },
  },
  timeZone: {
    kind: 'placing',
    access: 'joea oea joea',
    longest: 64,
    label: words('Time zone', 'Saat qurşağı', 'Часовой пояс'),
  },
  reviewsClosed: {
    kind: 'placing',
    access: open,
    label: words('Closed to reviews (at once)', 'Rəylər bağlıdır (dərhal)', 'Отзывы закрыты (сразу)'),
  },
  state: { kind: 'workflow', access: shownToStaff, label: words('State', 'Vəziyyət', 'Состояние') },
  desk: { kind: 'workflow', access: shownToStaff, storedAs: 'id', label: words('Desk', 'Şöbə', 'Отдел') },
  heldBy: {
    kind: 'workflow',
    access: shownToColleagues,
    storedAs: 'id',
    label: words('Who has it', 'Kimdədir', 'У кого'),
  },
  wordCount: { kind: 'computed', access: readersMayRead, label: words('Words', 'Söz sayı', 'Слов') },
  datelineText: { kind: 'computed', access: readersMayRead, longest: 300 },
  scheduledAt: {
    kind: 'workflow',
    access: shownToColleagues,
    storedAs: 'date',
    label: words('Goes out at', 'Dərc vaxtı', 'Выйдет в'),
  },
  scheduleProblem: { kind: 'workflow', access: shownToColleagues, longest: 2_000 },
  firstPublishedAt: {
    kind: 'workflow',
    access: readersMayRead,
    storedAs: 'date',
    label: words('First published', 'İlk dərc', 'Опубликовано'),
  },
  lastUpdatedAt: {
    kind: 'workflow',
    access: readersMayRead,
    storedAs: 'date',
    label: words('Last updated for readers', 'Son yenilənmə', 'Обновлено'),
  },
  corrections: {
    kind: 'workflow',
    access: shownGroup,
    label: words('Corrections', 'Düzəlişlər', 'Исправления'),
    parts: {
      at: { access: readersMayRead, storedAs: 'date', label: words('When', 'Nə vaxt', 'Когда') },
      text: { access: readersMayRead, longest: 2_000, label: words('Correction', 'Düzəliş', 'Исправление') },
      editor: { access: shownToColleagues, storedAs: 'id', label: words('Editor', 'Redaktor', 'Редактор') },
      id: { access: readersMayRead },
    },
  },
  killNotice: { kind: 'workflow', access: shownToColleagues, longest: 2_000 },
  sentBack: {
    kind: 'workflow',
    access: shownToColleaguesGroup,
    parts: {
      reason: { ...sealed, longest: 2_000 },
      by: { ...sealed, longest: 160 },
      at: { ...sealed, storedAs: 'date' },
    },
  },
  lastMove: {
    kind: 'workflow',
    access: shownToColleaguesGroup,
    parts: {
      name: { ...sealed, longest: 40 },
      by: { ...sealed, longest: 160 },
      at: { ...sealed, storedAs: 'date' },
    },
  },
  lastChange: {
    kind: 'computed',
    access: shownToColleaguesGroup,
    label: words('This version', 'Bu versiya', 'Эта версия'),
    parts: {
      act: { ...sealed, label: words('By which act', 'Hansı addımla', 'Каким действием') },
      user: { ...sealed, storedAs: 'id', label: words('Account', 'Hesab', 'Учётная запись') },
      userName: { ...sealed, longest: 160, label: words('By whom', 'Kim tərəfindən', 'Кем') },
      at: { ...sealed, storedAs: 'date', label: words('When', 'Nə vaxt', 'Когда') },
    },
  },
  spikedFrom: { kind: 'workflow', access: shownToColleagues, longest: 20 },
  createdBy: { kind: 'workflow', access: shownToColleagues, storedAs: 'id' },
  // The story's own people: who wrote it, and the accounts of the authors it is signed by.
  people: { kind: 'computed', access: shownToColleagues, storedAs: 'id' },
  translationSet: { kind: 'computed', access: readersMayRead, longest: 40 },
  photosUsed: { kind: 'computed', access: shownToColleagues, most: 200 },
  flags: { kind: 'workflow', access: shownToColleagues, most: 20 },
  // The id of the first story of the same copy. It is no relation: the first may be purged, and this one stays as it is.
  duplicateOf: { kind: 'workflow', access: shownToColleagues },
  // Counts every save and every move: the token of optimistic concurrency.
  revision: { kind: 'computed', access: shownToColleagues },
  // Counts what readers got: the version that feeds and wire formats name.
  publicVersion: { kind: 'workflow', access: shownToStaff },
  // When they got something new without a move: what the story shows has changed, an author's name say.
  changedForReadersAt: { kind: 'workflow', access: shownToStaff, storedAs: 'date' },
  // What a client sends back to say which revision it started from; reads carry it, so a form returns it by itself.
  baseVersion: { kind: 'token', access: 'oea oea -' },
  // Whom lists are searched for (collections/articles/hooks/signedBy.ts).
  signedBy: { kind: 'token', access: '- - joea', label: words('Byline', 'İmza', 'Подпись') },
  // What the device calls a story that the newsroom does not have yet; kept beside it, in beginnings.ts.
  draftKey: { kind: 'token', access: '- - -', longest: 36 },
} as const satisfies Record<string, ArticleField> & Record<ChoiceName, ArticleField>;
