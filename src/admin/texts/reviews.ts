import { words, type Labels } from '../../domain/labels.ts';

/** What the moderation queue says. */
export const reviewTexts = {
  reviewQueue: words('Readers’ reviews', 'Oxucu rəyləri', 'Отзывы читателей'),
  reviewsWaiting: words('Reviews waiting: {n}', 'Gözləyən rəylər: {n}', 'Отзывов ждёт: {n}'),
  showReviews: words('Show reviews', 'Rəyləri göstər', 'Показать отзывы'),
  onlyReported: words('Reported by readers', 'Şikayət edilənlər', 'С жалобами'),
  all: words('All', 'Hamısı', 'Все'),
  noReviews: words('Nothing waits here.', 'Burada gözləyən yoxdur.', 'Здесь ничего не ждёт.'),
  notAModerator: words(
    'Reviews are moderated by sub-editors and above.',
    'Rəyləri redaktor köməkçisi və yuxarı vəzifələr yoxlayır.',
    'Отзывы модерируют литредакторы и выше.',
  ),
  approve: words('Approve', 'Təsdiqlə', 'Одобрить'),
  reject: words('Reject', 'Rədd et', 'Отклонить'),
  spam: words('Spam', 'Spam', 'Спам'),
  ban: words('Ban…', 'Qadağan et…', 'Запретить…'),
  undo: words('Undo', 'Geri al', 'Отменить'),
  moreReviews: words('Load more', 'Daha çox', 'Ещё'),
  selectReview: words('Choose the review of {name}', '{name} rəyini seç', 'Выбрать отзыв: {name}'),
  selected: words('Chosen: {n}', 'Seçilib: {n}', 'Выбрано: {n}'),
  selectAll: words('Choose all', 'Hamısını seç', 'Выбрать все'),
  done1: words('{what}: {n}', '{what}: {n}', '{what}: {n}'),
  undone: words('Taken back: {n}', 'Geri alındı: {n}', 'Отменено: {n}'),
  heldBecause: words('Held', 'Saxlanılıb', 'Задержан'),
  reportedTimes: words('Reports: {n}', 'Şikayət: {n}', 'Жалоб: {n}'),
  answers: words('Answers {name}:', '{name} üçün cavab:', 'Ответ на отзыв {name}:'),
  history: words('History', 'Tarixçə', 'История'),
  ratingOf5: words('{n} of 5', '{n} / 5', '{n} из 5'),
  keys: words(
    'Keys: j, k move · x choose · a approve · r reject · s spam · b ban · u undo',
    'Düymələr: j, k keç · x seç · a təsdiqlə · r rədd et · s spam · b qadağan et · u geri al',
    'Клавиши: j, k переход · x выбрать · a одобрить · r отклонить · s спам · b запрет · u отменить',
  ),
  banTitle: words('Ban, and put away as spam', 'Qadağan et və spama at', 'Запретить и убрать в спам'),
  banAddress: words('The address it came from', 'Göndərilən ünvan', 'Адрес, с которого пришло'),
  banWords: words(
    'Words, phrases or sites, one a line',
    'Söz, ifadə və ya sayt, hər sətirdə biri',
    'Слова, фразы или сайты, по одному в строке',
  ),
  banHint: words(
    'stem* for every word that begins so; bulk.example for a site',
    'kök* — belə başlayan bütün sözlər; bulk.example — sayt',
    'основа* — все слова с таким началом; bulk.example — сайт',
  ),
} as const satisfies Record<string, Labels>;

/** Why a review waits, by the word the screening gives. */
const reasons: Record<string, Labels> = {
  honeypot: words('filled in the hidden field', 'gizli sahə doldurulub', 'заполнено скрытое поле'),
  'too-fast': words('written too fast', 'çox tez yazılıb', 'слишком быстро'),
  'no-form': words('sent without the form', 'formasız göndərilib', 'без формы'),
  'old-form': words('old form', 'köhnə forma', 'старая форма'),
  'no-proof': words('no proof of work', 'iş sübutu yoxdur', 'без доказательства работы'),
  'banned-address': words('banned address', 'qadağan edilmiş ünvan', 'запрещённый адрес'),
  'banned-words': words('banned words', 'qadağan edilmiş sözlər', 'запрещённые слова'),
  'suspect-words': words('suspect words', 'şübhəli sözlər', 'подозрительные слова'),
  links: words('many links', 'çox keçid', 'много ссылок'),
  'link-in-name': words('a link for a name', 'ad əvəzinə keçid', 'ссылка вместо имени'),
  repeated: words('sent by others too', 'başqaları da göndərib', 'прислали и другие'),
  reported: words('reported', 'şikayət edilib', 'пожаловались'),
};

export const reasonText = (reason: string, language: keyof Labels): string => reasons[reason]?.[language] ?? reason;
