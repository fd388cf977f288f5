import { words, type Labels } from '../labels.ts';
import type { ValueRule } from './rules.ts';

const noFit = words('This does not fit.', 'Bu uyğun gəlmir.', 'Это не подходит.');
const wrongType = words('This value is of the wrong type.', 'Bu qiymətin növü səhvdir.', 'Это значение не того типа.');
const tooLong = words(
  'Too long[: at most {most} characters][; this has {length}].',
  'Çox uzundur[: ən çoxu {most} işarə][, burada {length}].',
  'Слишком длинно[: не больше {most} знаков][; здесь {length}].',
);
const tooShort = words(
  'Too short[: at least {least} characters].',
  'Çox qısadır[: ən azı {least} işarə].',
  'Слишком коротко[: не меньше {least} знаков].',
);
const aText = words('This has to be text.', 'Bu, mətn olmalıdır.', 'Это должен быть текст.');
const oneOfList = words('This is none of the choices.', 'Belə seçim yoxdur.', 'Такого варианта нет.');
const noSuchField = words(
  'There is no such field here[: {name}].',
  'Burada belə sahə yoxdur[: {name}].',
  'Здесь нет такого поля[: {name}].',
);

/** What rules of the shape of a value say. See ruleWords.ts. */
export const valueRuleWords = {
  text: aText,
  'too-long': tooLong,
  'too-short': tooShort,
  length: words(
    'The length does not fit[: {least} to {most} characters].',
    'Uzunluğu uyğun gəlmir[: {least}–{most} işarə].',
    'Длина не подходит[: от {least} до {most} знаков].',
  ),
  characters: words(
    'This holds characters that cannot be stored.',
    'Burada saxlanıla bilməyən işarələr var.',
    'Здесь есть знаки, которые нельзя сохранить.',
  ),
  number: words(
    'This has to be a number[, from {least} to {most}].',
    'Bu, rəqəm olmalıdır[, {least}–{most}].',
    'Это должно быть число[, от {least} до {most}].',
  ),
  range: words(
    'This number is out of range[: {least} to {most}].',
    'Bu rəqəm hüduddan kənardır[: {least}–{most}].',
    'Это число вне пределов[: от {least} до {most}].',
  ),
  boolean: words('This has to be yes or no.', 'Bu, «hə» və ya «yox» olmalıdır.', 'Это должно быть «да» или «нет».'),
  'date-time': words(
    'There is no such time; give one such as 2027-07-01T18:00.',
    'Belə vaxt yoxdur; vaxtı belə yazın: 2027-07-01T18:00.',
    'Такого времени нет; укажите его так: 2027-07-01T18:00.',
  ),
  skipped: words(
    'The clock skips this time[: {time} in {timeZone}][; the next time is {next}].',
    'Saat bu vaxtı ötürür[: {time}, {timeZone}][; növbəti vaxt {next}].',
    'Часы пропускают это время[: {time}, {timeZone}][; следующее время — {next}].',
  ),
  twice: words(
    'The clock shows this time twice that day; the first is meant.',
    'Saat həmin gün bu vaxtı iki dəfə göstərir; birincisi götürülür.',
    'Часы в этот день показывают это время дважды; берётся первое.',
  ),
  'time-zone': words(
    'There is no such time zone[: {timeZone}]; give one such as Asia/Baku.',
    'Belə saat qurşağı yoxdur[: {timeZone}]; məsələn, Asia/Baku yazın.',
    'Такого часового пояса нет[: {timeZone}]; укажите, например, Asia/Baku.',
  ),
  email: words('This is not an e-mail address.', 'Bu, e-poçt ünvanı deyil.', 'Это не адрес электронной почты.'),
  address: words(
    'Begin the address with / or with https:// and a host.',
    'Ünvan / ilə və ya https:// və saytın adı ilə başlamalıdır.',
    'Адрес начинается с / или с https:// и имени сайта.',
  ),
  'web-address': words(
    'Give a whole web address, beginning with https://',
    'Tam veb-ünvan yazın, https:// ilə başlamalıdır',
    'Укажите полный веб-адрес, начиная с https://',
  ),
  slug: words(
    'Lower-case Latin letters, digits and single hyphens only.',
    'Yalnız kiçik latın hərfləri, rəqəmlər və tək defislər.',
    'Только строчные латинские буквы, цифры и одиночные дефисы.',
  ),
  colour: words('Give a colour as #rrggbb.', 'Rəngi #rrggbb kimi yazın.', 'Укажите цвет в виде #rrggbb.'),
  code: words(
    'Give a code of the IPTC Media Topics, such as medtop:11000000.',
    'IPTC Media Topics kodunu yazın, məsələn medtop:11000000.',
    'Укажите код IPTC Media Topics, например medtop:11000000.',
  ),
  id: words(
    'This does not name a document.',
    'Bu, heç bir sənədi göstərmir.',
    'Это не указывает ни на какой документ.',
  ),
  uuid: words('This has to be a UUID.', 'Bu, UUID olmalıdır.', 'Это должен быть UUID.'),
  list: words('This has to be a list.', 'Bu, siyahı olmalıdır.', 'Это должен быть список.'),
  'too-many': words(
    'Too many[: at most {most}][; here are {length}].',
    'Çox saydadır[: ən çoxu {most}][, burada {length}].',
    'Слишком много[: не больше {most}][; здесь {length}].',
  ),
  empty: words('Something is empty here: leave it out.', 'Burada boş yer var: çıxarın.', 'Здесь есть пустое: уберите.'),
  object: wrongType,
  option: oneOfList,
  relation: words('This cannot point there.', 'Bu, oranı göstərə bilməz.', 'Это не может туда указывать.'),
  point: words(
    'Give the longitude and the latitude.',
    'Uzunluq və enlik dairəsini yazın.',
    'Укажите долготу и широту.',
  ),
  'node-type': words(
    'The text cannot hold this here.',
    'Mətndə burada bu ola bilməz.',
    'В тексте здесь этого быть не может.',
  ),
  'too-deep': words(
    'Nested too deeply[: at most {most} levels].',
    'İç-içə çox dərindir[: ən çoxu {most} səviyyə].',
    'Слишком глубоко вложено[: не больше {most} уровней].',
  ),
  link: words(
    'This link cannot be taken; its words are saved.',
    'Bu keçid qəbul edilmir; sözləri saxlanılıb.',
    'Эту ссылку нельзя принять; её слова сохранены.',
  ),
  'unknown-field': noSuchField,
  type: wrongType,
  value: noFit,
  words: words('Give at least one word.', 'Heç olmasa bir söz yazın.', 'Укажите хотя бы одно слово.'),
  invalid: noFit,
  invalid_type: wrongType,
  too_big: words('This is too long or too much.', 'Bu çox uzun və ya çoxdur.', 'Это слишком длинно или слишком много.'),
  too_small: words(
    'This is too short or too little.',
    'Bu çox qısa və ya azdır.',
    'Это слишком коротко или слишком мало.',
  ),
  invalid_format: words(
    'This is not written as it has to be.',
    'Bu düzgün yazılmayıb.',
    'Это записано не так, как нужно.',
  ),
  not_multiple_of: noFit,
  unrecognized_keys: noSuchField,
  invalid_union: noFit,
  invalid_key: noFit,
  invalid_element: noFit,
  invalid_value: oneOfList,
  custom: noFit,
} as const satisfies Record<ValueRule, Labels>;
