import { words, type Labels } from '../../../../domain/labels.ts';

/** What is said of a story that its writer has filed and the newsroom has not taken yet. */
export const filingTexts = {
  waitsToBeFiled: words('Waits to be filed', 'Təhvil verilməyi gözləyir', 'Ждёт сдачи'),
  waitsHint: words(
    'The story goes to the desk as soon as the connection is back, with all that you have written until then.',
    'Əlaqə qayıdan kimi xəbər o vaxta qədər yazdıqlarınızla birlikdə redaksiyaya göndəriləcək.',
    'Материал уйдёт в редакцию, как только вернётся связь, со всем, что вы к тому времени напишете.',
  ),
  takeFilingBack: words('Take it back', 'Geri götür', 'Отозвать'),
  unfiledTitle: words('It was not filed', 'Təhvil verilmədi', 'Материал не сдан'),
  unfiledOf: words('Was not filed: {headline}', 'Təhvil verilmədi: {headline}', 'Не сдан: {headline}'),
  filedOf: words('Filed: {headline}', 'Təhvil verildi: {headline}', 'Сдан: {headline}'),
  unfiledConflict: words(
    'Somebody changed the story meanwhile. Look at it, and file it again.',
    'Bu arada kimsə xəbəri dəyişib. Baxın və yenidən təhvil verin.',
    'Тем временем материал кто-то изменил. Посмотрите и сдайте его снова.',
  ),
  unfiledText: words(
    'The newsroom does not take its text. Open it to see why.',
    'Redaksiya mətni qəbul etmir. Səbəbi görmək üçün açın.',
    'Редакция не принимает его текст. Откройте, чтобы узнать почему.',
  ),
  unfiledPhoto: words('A photo was not taken: {why}', 'Foto qəbul edilmədi: {why}', 'Фото не принято: {why}'),
  unfiledRead: words('I have read it', 'Oxudum', 'Прочитано'),
  fileNeeds: words('{n} of {of} before it can be filed', 'Təhvil vermək üçün: {n}/{of}', 'Чтобы сдать: {n} из {of}'),
  fileWants: words(
    '{n} of {of} that the desk asks for',
    'Redaksiya soruşacaq: {n}/{of}',
    'Редакция спросит: {n} из {of}',
  ),
  nextIs: words('Next: {name}', 'Növbəti: {name}', 'Дальше: {name}'),
  laterStep: words('Later', 'Sonra', 'Позже'),
  toTheText: words('To the text', 'Mətnə', 'К тексту'),
  'ask-headline': words('What is the headline?', 'Başlıq nədir?', 'Какой заголовок?'),
  'ask-body': words('There is no text yet', 'Hələ mətn yoxdur', 'Текста пока нет'),
  'ask-dateline': words('Where is the story from?', 'Xəbər haradandır?', 'Откуда материал?'),
  'ask-byline': words('Who signs it?', 'Kim imzalayır?', 'Кто подписывает?'),
  'ask-section': words('Which section is it for?', 'Hansı bölmə üçündür?', 'Для какого раздела?'),
  askAlt: words('What does the photo show?', 'Fotoda nə var?', 'Что на снимке?'),
} as const satisfies Record<string, Labels>;
