import { words, type Labels } from '../labels.ts';
import type { RequestRule } from './rules.ts';

const unreadable = words('The request cannot be read.', 'Sorğunu oxumaq olmur.', 'Запрос не читается.');
const tooCostly = words(
  'This takes too long. Ask for less.',
  'Bu çox vaxt aparır. Daha az şey soruşun.',
  'Это занимает слишком много времени. Спросите меньше.',
);
const cannotBeAsked = words(
  'This cannot be asked here.',
  'Bunu burada soruşmaq olmaz.',
  'Об этом здесь спросить нельзя.',
);
const incomplete = words(
  'The file has not come whole yet. Send it again.',
  'Fayl hələ tam gəlməyib. Yenidən göndərin.',
  'Файл пришёл ещё не целиком. Отправьте его ещё раз.',
);
const oldPlace = words(
  'This place in the list is not known. Begin at the first page.',
  'Siyahıda belə yer yoxdur. Birinci səhifədən başlayın.',
  'Такого места в списке нет. Начните с первой страницы.',
);
const badProof = words(
  'The check for people was not passed, or is too old. Try again.',
  'İnsan yoxlaması keçilməyib və ya köhnəlib. Yenidən cəhd edin.',
  'Проверка на человека не пройдена или устарела. Попробуйте ещё раз.',
);

/** What rules of files, sessions, queries and headers say. See ruleWords.ts. */
export const requestRuleWords = {
  file: words('Choose a file, where one is taken.', 'Fayl seçin.', 'Выберите файл.'),
  'image-type': words(
    'A photo must be a JPEG, PNG, WebP, AVIF or GIF.',
    'Foto JPEG, PNG, WebP, AVIF və ya GIF olmalıdır.',
    'Фото должно быть в формате JPEG, PNG, WebP, AVIF или GIF.',
  ),
  corrupt: words(
    'The file is damaged or incomplete. Send it again.',
    'Fayl zədələnib və ya natamamdır. Yenidən göndərin.',
    'Файл повреждён или неполон. Отправьте его ещё раз.',
  ),
  animated: words(
    'An animated picture is not accepted.',
    'Hərəkətli şəkil qəbul edilmir.',
    'Анимированные изображения не принимаются.',
  ),
  'too-large': words(
    'This is too large[: at most {most}].',
    'Bu çox böyükdür[: ən çoxu {most}].',
    'Это слишком велико[: не больше {most}].',
  ),
  'too-many-bytes': words(
    'The file is too large[: at most {most}].',
    'Fayl çox böyükdür[: ən çoxu {most}].',
    'Файл слишком велик[: не больше {most}].',
  ),
  'too-many-pixels': words(
    'The photo has too many pixels[: at most {most} million].',
    'Fotoda piksel çoxdur[: ən çoxu {most} milyon].',
    'В фото слишком много пикселей[: не больше {most} млн].',
  ),
  'not-fetched': words(
    'A photo is sent as a file, not as an address.',
    'Foto ünvan kimi yox, fayl kimi göndərilir.',
    'Фото отправляют файлом, а не адресом.',
  ),
  'one-of': words(
    'Send the photo in one way only.',
    'Fotonu yalnız bir üsulla göndərin.',
    'Отправьте фото только одним способом.',
  ),
  used: words(
    'This upload has become a photo already.',
    'Bu yükləmədən artıq foto yaranıb.',
    'Эта загрузка уже стала фотографией.',
  ),
  'not-found': words(
    'It is not there, or no longer. Send it again.',
    'Bu yoxdur və ya artıq yoxdur. Yenidən göndərin.',
    'Этого нет или уже нет. Отправьте ещё раз.',
  ),
  photos: words('There are no such photos here.', 'Burada belə foto yoxdur.', 'Таких фото здесь нет.'),
  version: words(
    'The page is of another release. Load it again.',
    'Səhifə başqa buraxılışdandır. Yenidən yükləyin.',
    'Страница от другого выпуска. Загрузите её заново.',
  ),
  'too-many-parts': words(
    'Too many files are on their way. Wait a moment.',
    'Eyni vaxtda çox fayl göndərilir. Bir az gözləyin.',
    'Отправляется слишком много файлов сразу. Подождите немного.',
  ),
  'too-many-uploads': words(
    'Too many files are on their way. Wait a moment.',
    'Eyni vaxtda çox fayl göndərilir. Bir az gözləyin.',
    'Отправляется слишком много файлов сразу. Подождите немного.',
  ),
  'not-valid': words(
    'This link is not valid, or no longer.',
    'Bu keçid etibarsızdır və ya artıq işləmir.',
    'Эта ссылка недействительна или уже не действует.',
  ),
  'session-ended': words(
    'Your session ended. Sign in again.',
    'Sessiyanız bitib. Yenidən daxil olun.',
    'Ваш сеанс завершён. Войдите снова.',
  ),
  'fresh-sign-in': words(
    'Sign in again first: this takes a session that has just begun.',
    'Əvvəlcə yenidən daxil olun: bunun üçün sessiya təzə olmalıdır.',
    'Сначала войдите ещё раз: для этого нужен только что начатый сеанс.',
  ),
  origin: words(
    'A page of another site may not do this.',
    'Başqa saytın səhifəsi bunu edə bilməz.',
    'Странице другого сайта это нельзя.',
  ),
  json: unreadable,
  'utf-8': words('The text is not in UTF-8.', 'Mətn UTF-8 ilə yazılmayıb.', 'Текст не в кодировке UTF-8.'),
  encoding: unreadable,
  key: words('This name cannot be taken here.', 'Burada belə ad olmaz.', 'Такое имя здесь не подходит.'),
  repeated: words('Give this once.', 'Bunu bir dəfə verin.', 'Укажите это один раз.'),
  unknown: words('There is no such parameter here.', 'Burada belə parametr yoxdur.', 'Здесь нет такого параметра.'),
  operator: words(
    'This cannot be compared in this way.',
    'Bunu belə müqayisə etmək olmaz.',
    'Так это сравнить нельзя.',
  ),
  path: cannotBeAsked,
  'too-far': cannotBeAsked,
  'too-costly': tooCostly,
  'too-many-words': tooCostly,
  cursor: oldPlace,
  token: oldPlace,
  watch: words('There is nothing to watch here.', 'Burada izləməyə heç nə yoxdur.', 'Здесь не за чем следить.'),
  'unknown-parameter': words(
    'There is no such parameter here.',
    'Burada belə parametr yoxdur.',
    'Здесь нет такого параметра.',
  ),
  subscription: cannotBeAsked,
  aliases: tooCostly,
  schema: cannotBeAsked,
  batch: tooCostly,
  offset: incomplete,
  incomplete,
  proof: badProof,
  spent: badProof,
} as const satisfies Record<RequestRule, Labels>;
