import { words, type Labels } from '../domain/labels.ts';
import { filingTexts } from './composer/story/filing/texts.ts';
import { togetherTexts } from './composer/story/together/texts.ts';
import { sitePageTexts } from './composer/sitePage/texts.ts';
import { composerTexts } from './composer/texts.ts';
import type { Language } from '../domain/languages.ts';
import { previewTexts } from './texts/preview.ts';
import { reviewTexts } from './texts/reviews.ts';
import { pasteTexts } from './texts/paste.ts';
import { photoTexts } from './texts/photos.ts';
import { savingTexts } from './texts/saving.ts';
import { shellTexts } from './texts/shell.ts';
import { threadTexts } from './texts/threads.ts';
import { trailTexts } from './texts/trail.ts';

/** What the newsroom's own parts of the admin say, in each language of the UI. */
export const texts = {
  myDesk: words('My desk', 'Masam', 'Мой стол'),
  hello: words('Good to see you, {name}', 'Xoş gördük, {name}', 'Здравствуйте, {name}'),
  writeStory: words('Write a story', 'Xəbər yaz', 'Написать материал'),
  byState: words('Stories by state', 'Vəziyyət üzrə xəbərlər', 'Материалы по состоянию'),
  sentBack: words('Sent back to you', 'Sizə qaytarılanlar', 'Возвращено вам'),
  drafts: words('Your drafts', 'Qaralamalarınız', 'Ваши черновики'),
  waiting: words('Waiting for you', 'Sizi gözləyənlər', 'Ждёт вас'),
  withTheDesk: words('Yours, with the desk', 'Sizinki, redaksiyada', 'Ваше, в редакции'),
  goingOut: words('Going out next', 'Növbəti dərc', 'Выйдет следующим'),
  justPublished: words('Just published', 'Təzəcə dərc olunub', 'Только что опубликовано'),
  noSentBack: words('Nothing was sent back.', 'Qaytarılan yoxdur.', 'Ничего не возвращено.'),
  noDrafts: words('No drafts. A good moment to start one.', 'Qaralama yoxdur.', 'Черновиков нет.'),
  noWaiting: words('Nothing waits for you.', 'Sizi gözləyən xəbər yoxdur.', 'Вас ничего не ждёт.'),
  noWithTheDesk: words('Nothing of yours is with the desk.', 'Redaksiyada xəbəriniz yoxdur.', 'В редакции ничего нет.'),
  noGoingOut: words('Nothing is scheduled.', 'Planlaşdırılan yoxdur.', 'Ничего не запланировано.'),
  noPublished: words('Nothing published yet.', 'Hələ dərc yoxdur.', 'Пока ничего не опубликовано.'),
  inStoryNow: words('In the story now', 'İndi xəbərdə', 'Сейчас в материале'),
  isWriting: words('{name} is writing', '{name} yazır', '{name} пишет'),
  isReading: words('{name} is reading', '{name} oxuyur', '{name} читает'),
  fromPhone: words('on a phone', 'telefonda', 'с телефона'),
  untitled: words('No headline yet', 'Hələ başlıq yoxdur', 'Пока без заголовка'),
  by: words('{name}, {time}', '{name}, {time}', '{name}, {time}'),
  updated: words('edited {time}', 'redaktə: {time}', 'правка: {time}'),
  problem: words('Did not go out', 'Dərc olunmadı', 'Не вышло'),
  urgency: words('Urgency {n}', 'Təcililik {n}', 'Срочность {n}'),
  wordCount: words('{n} words', '{n} söz', '{n} сл.'),
  noDesk: words('no desk', 'şöbə yoxdur', 'без отдела'),
  deadline: words('Deadline', 'Son müddət', 'Срок'),
  overdue: words('overdue', 'gecikir', 'просрочено'),
  embargo: words('Embargo until', 'Embarqo', 'Эмбарго до'),
  goesOut: words('Goes out', 'Dərc vaxtı', 'Выйдет'),
  preview: words('Preview', 'İlkin baxış', 'Предпросмотр'),
  bar: words('Where the story stands', 'Xəbərin vəziyyəti', 'Где материал'),
  pendingTitle: words('Published version vs. your edits', 'Dərc olunan və redaktəniz', 'Опубликованное и ваши правки'),
  pending: words(
    'Readers still see the published version. Your edits go live with “Update” or “Correct”.',
    'Oxucular hələ dərc olunmuş mətni görür. Redaktəniz «Yenilə» və ya «Düzəliş ver» ilə dərc olunur.',
    'Читатели пока видят опубликованную версию. Правки выйдут по «Обновить» или «Исправить».',
  ),
  versionsHint: words(
    'What the story was, the newest first. A time opens the version, beside the one before.',
    'Xəbərin əvvəlki halları, yenisi yuxarıda. Vaxt versiyanı əvvəlkinin yanında açır.',
    'Каким был материал, новое сверху. Время открывает версию рядом с предыдущей.',
  ),
  versionWhen: words('When', 'Nə vaxt', 'Когда'),
  versionBy: words('By whom', 'Kim tərəfindən', 'Кем'),
  versionAct: words('By which act', 'Hansı addımla', 'Каким действием'),
  versionState: words('State', 'Vəziyyət', 'Состояние'),
  versionHeadline: words('Headline', 'Başlıq', 'Заголовок'),
  readersHaveIt: words('Readers have it', 'Oxucularda budur', 'Эту видят читатели'),
  pages: words('Pages', 'Səhifələr', 'Страницы'),
  newerVersions: words('Newer', 'Daha yeni', 'Новее'),
  olderVersions: words('Older', 'Daha köhnə', 'Старее'),
  compare: words('Compare versions', 'Versiyaları müqayisə et', 'Сравнить версии'),
  readOnly: words(
    'You can read this story, but not edit it in this state.',
    'Bu vəziyyətdə xəbəri oxumaq olar, redaktə etmək yox.',
    'В этом состоянии материал можно читать, но не править.',
  ),
  sentBackBy: words('Sent back by {name}, {time}', '{name} qaytarıb, {time}', 'Вернул(а) {name}, {time}'),
  filedBeforeTitle: words('Filed twice', 'İki dəfə göndərilib', 'Прислано дважды'),
  filedBefore: words(
    'The same sender filed the same copy within a day.',
    'Eyni göndərən bir gün ərzində eyni mətni göndərib.',
    'Тот же отправитель прислал тот же текст в течение суток.',
  ),
  filedFirst: words('Open the first story', 'Birinci xəbəri aç', 'Открыть первый материал'),
  killedNotice: words('Notice to readers', 'Oxuculara bildiriş', 'Уведомление читателям'),
  moveToDesk: words('Move to desk', 'Başqa şöbəyə ver', 'Передать в отдел'),
  chooseDesk: words('Desk', 'Şöbə', 'Отдел'),
  move: words('Move', 'Ver', 'Передать'),
  moved: words('Moved to {name}.', '{name} şöbəsinə verildi.', 'Передано: {name}.'),
  cancel: words('Cancel', 'İmtina', 'Отмена'),
  working: words('One moment…', 'Bir an…', 'Минуту…'),
  notSaved: words(
    'Your last edits could not be saved, so the story was not moved.',
    'Son redaktəniz saxlanmadı, xəbər köçürülmədi.',
    'Последние правки не сохранились, материал не сдвинут.',
  ),
  networkDown: words(
    'The newsroom did not answer. Your text is still here; try again.',
    'Server cavab vermədi. Mətniniz buradadır; yenidən cəhd edin.',
    'Сервер не ответил. Текст на месте; попробуйте ещё раз.',
  ),
  outcomeUnknown: words(
    'It is not known yet whether this was done. Look at the story, or press again: it is done once at most.',
    'Bunun icra olunub-olunmadığı hələ bəlli deyil. Xəbərə baxın və ya yenidən basın: ən çoxu bir dəfə icra olunur.',
    'Пока не известно, выполнено ли это. Посмотрите материал или нажмите ещё раз: выполнится не более одного раза.',
  ),
  allTheSame: words('Send it out all the same', 'Yenə də dərc et', 'Всё равно выпустить'),
  note: words('Note to the desk (optional)', 'Redaksiya üçün qeyd (istəyə görə)', 'Заметка редакции (по желанию)'),
  reason: words('Reason', 'Səbəb', 'Причина'),
  correction: words(
    'Correction, as readers will see it',
    'Düzəliş (oxucular görəcək)',
    'Исправление, как его увидят читатели',
  ),
  notice: words('Notice to readers', 'Oxuculara bildiriş', 'Уведомление читателям'),
  at: words('Goes out at', 'Dərc vaxtı', 'Выйдет в'),
  atNewsroom: words('{time} in the newsroom ({zone})', 'redaksiyada {time} ({zone})', 'в редакции {time} ({zone})'),
  atTwice: words(
    'The clock shows this time twice that day. Which one?',
    'Saat həmin gün bu vaxtı iki dəfə göstərir. Hansı?',
    'Часы в этот день показывают это время дважды. Который раз?',
  ),
  livePage: words('On the site', 'Saytda', 'На сайте'),
  atZone: words(
    'Time in {zone}; now {now} there',
    '{zone} vaxtı ilə; indi orada {now}',
    'Время {zone}; сейчас там {now}',
  ),
  required: words('This is needed.', 'Bu lazımdır.', 'Это нужно заполнить.'),
  atMost: words('{n} of {most} characters', '{n} / {most} işarə', '{n} из {most} знаков'),
  killWarning: words(
    'Readers lose this story at once, everywhere. It cannot be undone.',
    'Oxucular bu xəbəri dərhal itirəcək. Geri qaytarmaq olmaz.',
    'Читатели сразу потеряют материал везде. Отменить нельзя.',
  ),
  conflictTitle: words(
    'Somebody else saved this story while you were writing',
    'Siz yazarkən başqası bu xəbəri saxlayıb',
    'Пока вы писали, материал сохранил кто-то другой',
  ),
  conflict: words(
    'Nothing was overwritten, and your text is still on the page. Both versions differ in:',
    'Heç nə silinməyib, mətniniz səhifədədir. Fərqlər:',
    'Ничего не затёрто, ваш текст остался на странице. Различия:',
  ),
  conflictSame: words('nothing but the moment of saving', 'yalnız saxlanma vaxtı', 'ничего, кроме времени'),
  theirs: words('Saved', 'Saxlanılan', 'Сохранено'),
  yours: words('Yours', 'Sizinki', 'Ваше'),
  keepMine: words('Save mine over it', 'Mənimkini saxla', 'Сохранить моё'),
  takeTheirs: words('Load theirs', 'Saxlanılanı yüklə', 'Загрузить сохранённое'),
  takeTheirsWarning: words(
    'Load theirs and drop what you wrote since? Copy what you need first.',
    'Saxlanılan yüklənsin, yazdığınız silinsin?',
    'Загрузить сохранённое и отбросить написанное вами?',
  ),
  conflictKept: words(
    'Theirs stays in “Versions” either way.',
    'Onların versiyası «Versiyalar»da qalır.',
    'Их версия останется в «Версиях».',
  ),
  movedOnTitle: words('The story has moved on', 'Xəbərin vəziyyəti dəyişib', 'Состояние материала изменилось'),
  movedOn: words(
    'It is now: {state}. What you wrote since is still on the page but can no longer be saved; copy what you need.',
    'İndi: {state}. Yazdığınız səhifədədir, amma saxlana bilməz; lazım olanı köçürün.',
    'Теперь: {state}. Написанное осталось на странице, но сохранить его нельзя; скопируйте нужное.',
  ),
  filterState: words('State', 'Vəziyyət', 'Состояние'),
  filterSection: words('Section', 'Bölmə', 'Раздел'),
  filterLanguage: words('Language', 'Dil', 'Язык'),
  filterUrgency: words('Urgency', 'Təcililik', 'Срочность'),
  any: words('All', 'Hamısı', 'Все'),
  filters: words('Show stories', 'Xəbərləri göstər', 'Показать материалы'),
  editedBy: words(
    '{name} has been editing since {time}',
    '{name} bu xəbəri redaktə edir. Başlayıb: {time}',
    '{name} правит материал с {time}',
  ),
  editedByYou: words(
    'You have been editing this story in another browser since {time}',
    'Bu xəbəri başqa brauzerdə redaktə edirsiniz. Başlamısınız: {time}',
    'Вы правите этот материал в другом браузере с {time}',
  ),
  nobodyYet: words('Nobody works here yet', 'Burada hələ heç kim işləmir', 'Здесь пока никто не работает'),
  firstUserLink: words(
    'The first user registers with a one-time link. The newsroom printed it on its terminal when it started, or keeps it in the file “first-user” of its data directory.',
    'İlk istifadəçi birdəfəlik keçidlə qeydiyyatdan keçir. Server işə düşəndə onu terminalda göstərib və ya məlumat qovluğundakı «first-user» faylında saxlayır.',
    'Первый пользователь регистрируется по одноразовой ссылке. При запуске сервер показал её в терминале или хранит в файле «first-user» каталога данных.',
  ),
  firstUserCommand: words(
    'On the newsroom’s machine this command prints it:',
    'Serverdə bu əmr onu göstərir:',
    'На сервере её покажет команда:',
  ),
  firstUserLinkOver: words(
    'The link you came with is not valid, or no longer.',
    'Açdığınız keçid etibarsızdır və ya artıq işləmir.',
    'Ссылка, по которой вы пришли, недействительна или уже не действует.',
  ),
  ...previewTexts,
  ...reviewTexts,
  ...savingTexts,
  ...shellTexts,
  ...threadTexts,
  ...trailTexts,
  ...pasteTexts,
  ...photoTexts,
  ...composerTexts,
  ...filingTexts,
  ...sitePageTexts,
  ...togetherTexts,
} as const satisfies Record<string, Labels>;

export type TextKey = keyof typeof texts;
export type Say = (key: TextKey, values?: Record<string, string | number>) => string;

/** The UI's language as one of ours; English for any other. */
export const uiLanguage = (code: string | undefined): Language => (code === 'az' || code === 'ru' ? code : 'en');

/** Texts in one language, those of `own` before others; `{name}` in a text takes `values.name`. */
export const saying =
  (language: Language, own: Partial<Record<TextKey, Labels>> = {}): Say =>
  (key, values = {}) =>
    (own[key] ?? texts[key])[language].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
