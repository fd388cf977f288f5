import { words, type Labels } from '../labels.ts';
import { requestRuleWords } from './requestRuleWords.ts';
import { valueRuleWords } from './valueRuleWords.ts';
import type { Rule, StoryRule } from './rules.ts';

/**
 * What rules say to people. `{name}` takes the parameter of that name; what stands in square brackets is said where its parameters are
 * given, for not everybody who refuses gives them.
 */
const storyRuleWords = {
  required: words('This is needed.', 'Bu lazımdır.', 'Это нужно заполнить.'),
  unique: words('Another one has this already.', 'Bu, başqasında artıq var.', 'Такое уже есть у другого.'),
  'in-use': words(
    'This is still in use[: {count}]. Take it out of there first.',
    'Bu hələ istifadə olunur[: {count}]. Əvvəlcə oradan çıxarın.',
    'Это ещё используется[: {count}]. Сначала уберите оттуда.',
  ),
  'read-only': words('This cannot be changed here.', 'Bunu burada dəyişmək olmaz.', 'Это здесь не меняют.'),
  'unknown-id': words(
    'What this points to is not there.',
    'Göstərilən sənəd yoxdur.',
    'Того, на что это указывает, нет.',
  ),
  who: words('Not yours to do.', 'Bu addım üçün səlahiyyətiniz yoxdur.', 'Это не в ваших полномочиях.'),
  'wrong-state': words(
    'This cannot be done in the state it is in[: {state}].',
    'İndiki vəziyyətdə bunu etmək olmaz[: {state}].',
    'В нынешнем состоянии этого сделать нельзя[: {state}].',
  ),
  'half-made': words('A row is not finished.', 'Bir sətir tamamlanmayıb.', 'Строка не закончена.'),
  embed: words('This address cannot be embedded.', 'Bu ünvan yerləşdirilə bilməz.', 'Этот адрес нельзя встроить.'),
  'alt-text': words('A photo has no alternative text.', 'Fotonun alternativ mətni yoxdur.', 'У фото нет описания.'),
  gone: words(
    'What this names is no longer there: choose another or take it out.',
    'Burada göstərilən artıq yoxdur: başqasını seçin və ya çıxarın.',
    'Того, что здесь названо, больше нет: выберите другое или уберите.',
  ),
  'only-by-update': words(
    'Of a published story this changes by an update, not by a correction.',
    'Dərc olunmuş xəbərdə bu, düzəlişlə yox, yeniləmə ilə dəyişir.',
    'У опубликованного материала это меняет обновление, а не исправление.',
  ),
  'nothing-changed': words(
    'Readers have exactly this already. Change it first, or confirm that it is to go out as it is.',
    'Oxucularda eynilə bu var. Əvvəlcə dəyişin və ya olduğu kimi dərc olunacağını təsdiqləyin.',
    'У читателей уже есть в точности это. Сначала измените или подтвердите, что выйдет как есть.',
  ),
  embargo: words(
    'The story is under embargo[ until {time}].',
    'Xəbər embarqo altındadır[, bitir: {time}].',
    'Материал под эмбарго[ до {time}].',
  ),
  future: words('The time has to be in the future.', 'Vaxt gələcəkdə olmalıdır.', 'Время должно быть в будущем.'),
  'not-taken': words('This step does not take this.', 'Bu addım bunu qəbul etmir.', 'Этот шаг такого не принимает.'),
  locked: words(
    'A colleague has the story open[: {name}].',
    'Xəbər həmkarınızda açıqdır[: {name}].',
    'Материал открыт у коллеги[: {name}].',
  ),
  stale: words(
    'Somebody else saved it meanwhile[; it is at version {version}]. Load it again.',
    'Bu arada başqası saxlayıb[; indiki versiya: {version}]. Yenidən yükləyin.',
    'Тем временем сохранил кто-то другой[; сейчас версия {version}]. Загрузите заново.',
  ),
  'moved-on': words(
    'It has moved on meanwhile. Look at it again.',
    'Bu arada vəziyyəti dəyişib. Yenidən baxın.',
    'Тем временем всё изменилось. Посмотрите ещё раз.',
  ),
  same: words('It is there already.', 'Artıq oradadır.', 'Уже там.'),
  'own-desk': words('Choose a desk you work on.', 'İşlədiyiniz şöbəni seçin.', 'Выберите отдел, в котором работаете.'),
  published: words(
    'Readers have it. Withdraw it first.',
    'Oxucular bunu görür. Əvvəlcə saytdan götürün.',
    'Это есть у читателей. Сначала снимите с сайта.',
  ),
  translated: words(
    'The story is there in this language already.',
    'Xəbər bu dildə artıq var.',
    'На этом языке материал уже есть.',
  ),
  'same-language': words(
    'The story is in this language: choose another one.',
    'Xəbər elə bu dildədir: başqa dil seçin.',
    'Материал и так на этом языке: выберите другой.',
  ),
  'not-in-a-page': words(
    'A page holds no photos and no links to stories.',
    'Səhifədə foto və xəbərlərə keçid olmur.',
    'На странице не бывает фото и ссылок на материалы.',
  ),
  'section-editor': words(
    'What readers see of an author is set by a section editor or above.',
    'Oxucuların müəllif haqqında gördüyünü bölmə redaktoru və ya ondan yuxarı vəzifə dəyişir.',
    'То, что читатели видят об авторе, меняет редактор отдела или выше.',
  ),
  'after-from': words(
    'The last day is not before the first.',
    'Son gün ilk gündən əvvəl ola bilməz.',
    'Последний день не раньше первого.',
  ),
  'too-many-branches': words(
    'Too many copies are kept beside this story. Take or drop some first.',
    'Bu xəbərin yanında çox nüsxə saxlanılıb. Əvvəlcə bir neçəsini götürün və ya silin.',
    'Рядом с материалом хранится слишком много копий. Сначала возьмите или удалите часть.',
  ),
  'too-many-links': words(
    'The story has too many preview links. Take one back first.',
    'Xəbərin baxış keçidləri çoxdur. Əvvəlcə birini ləğv edin.',
    'У материала слишком много ссылок для просмотра. Сначала отзовите одну.',
  ),
  closed: words('This is closed.', 'Bu artıq bağlıdır.', 'Это уже закрыто.'),
  reused: words(
    'This was sent before with something else in it. Send it anew.',
    'Bu, əvvəllər başqa məzmunla göndərilib. Yenidən göndərin.',
    'Это уже отправляли с другим содержанием. Отправьте заново.',
  ),
  'under-way': words(
    'This is being done already. Wait a moment.',
    'Bu artıq icra olunur. Bir az gözləyin.',
    'Это уже выполняется. Подождите немного.',
  ),
  'not-yours': words(
    'A colleague was here since[: {name}]. Look again first.',
    'Bu arada həmkarınız baxıb[: {name}]. Əvvəlcə yenidən baxın.',
    'После вас здесь был коллега[: {name}]. Сначала посмотрите ещё раз.',
  ),
  'nothing-to-undo': words('There is nothing to take back.', 'Geri götürməyə heç nə yoxdur.', 'Отменять нечего.'),
  duplicate: words('The same text was sent already.', 'Eyni mətn artıq göndərilib.', 'Такой же текст уже отправлен.'),
  cycle: words('This leads in a circle.', 'Bu, dövrə yaradır.', 'Это замыкается в круг.'),
  'thread-full': words(
    'This thread takes no more replies.',
    'Bu söhbətə daha cavab yazmaq olmur.',
    'В этой ветке больше не отвечают.',
  ),
  'open-threads': words(
    'A question or legal note beside the story is open[: {count}]. Answer and close it first.',
    'Xəbərin yanında sual və ya hüquqi qeyd açıqdır[: {count}]. Əvvəlcə cavab verib bağlayın.',
    'Рядом с материалом есть открытый вопрос или замечание юриста[: {count}]. Сначала ответьте и закройте.',
  ),
} as const satisfies Record<StoryRule, Labels>;

export const ruleWords: Readonly<Record<Rule, Labels>> = {
  ...storyRuleWords,
  ...valueRuleWords,
  ...requestRuleWords,
};
