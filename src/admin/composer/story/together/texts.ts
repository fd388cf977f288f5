import { words, type Labels } from '../../../../domain/labels.ts';

/** What is said where two write one story. */
export const togetherTexts = {
  mergedWith: words(
    '{names} changed meanwhile: {what}. That is in the story now, with what you had not saved yet.',
    '{names} bu arada dəyişib: {what}. İndi bu, hələ saxlamadıqlarınızla birlikdə xəbərdədir.',
    'Тем временем изменено ({names}): {what}. Теперь это в материале, вместе с тем, что у вас ещё не сохранилось.',
  ),
  blocksOfText: words('blocks of the text: {n}', 'mətnin blokları: {n}', 'блоки текста: {n}'),
  sameChanged: words(
    'Nothing was overwritten. Where both of you changed the same, choose what the story gets.',
    'Heç nə silinməyib. Hər ikinizin dəyişdiyi yerdə xəbərdə nə qalacağını seçin.',
    'Ничего не затёрто. Там, где изменили оба, выберите, что останется в материале.',
  ),
  nothingToChoose: words(
    'Nothing was overwritten, and both texts fit together.',
    'Heç nə silinməyib, hər iki mətn bir-birinə uyğundur.',
    'Ничего не затёрто, оба текста совместимы.',
  ),
  keptElsewhere: words(
    'Theirs elsewhere is kept with yours: {what}.',
    'Başqa yerlərdə onların mətni sizinki ilə birgə qalır: {what}.',
    'В других местах их текст остаётся вместе с вашим: {what}.',
  ),
  paragraphOfText: words('In the text', 'Mətndə', 'В тексте'),
  someoneElse: words('Somebody else', 'Başqası', 'Кто-то другой'),
  you: words('You', 'Siz', 'Вы'),
  tookItOut: words('took it out', 'çıxarıb', 'убрал(а)'),
  takeOf: words('Take: {name}', 'Götür: {name}', 'Взять: {name}'),
  takeBoth: words('Take both, one after the other', 'Hər ikisini ardıcıl götür', 'Взять оба, один за другим'),
  putTogether: words('Put together', 'Birləşdir', 'Объединить'),
  leftToChoose: words('{n} left to choose.', 'Seçiləsi: {n}.', 'Осталось выбрать: {n}.'),
  inStory: words('In the story', 'Xəbərdə', 'В материале'),
  takeOverFirst: words(
    'A colleague writes in it: take the story over first.',
    'Xəbəri həmkarınız yazır: əvvəlcə onu öz üzərinizə götürün.',
    'В материале пишет коллега: сначала возьмите его на себя.',
  ),
  takeOver: words('Take over', 'Öz üzərimə götür', 'Взять на себя'),
  takenOverBy: words(
    '{name} took the story over at {time}. What you had not saved is kept beside it.',
    '{name} xəbəri öz üzərinə götürüb: {time}. Saxlanmamış mətniniz xəbərin yanındadır.',
    '{name} взял(а) материал на себя в {time}. Ваш несохранённый текст лежит рядом с ним.',
  ),
  readAlong: words(
    'You read along. To write, take the story over; nothing that was typed is lost.',
    'Siz oxuyursunuz. Yazmaq üçün xəbəri öz üzərinizə götürün; yazılan heç nə itmir.',
    'Вы читаете. Чтобы писать, возьмите материал на себя; ничего из написанного не пропадёт.',
  ),
  askedHolder: words(
    '{name} was asked. Without an answer the story is yours in {n} s.',
    '{name} xəbərdar edildi. Cavab olmasa, xəbər {n} saniyəyə sizin olacaq.',
    'Вопрос задан: {name}. Без ответа материал станет вашим через {n} с.',
  ),
  holderKeepsIt: words('{name} goes on writing.', '{name} yazmağa davam edir.', '{name} продолжает писать.'),
  anotherAsks: words(
    'Another colleague is asking for it. Try again in a moment.',
    'Başqa bir həmkar da onu istəyir. Bir azdan yenidən cəhd edin.',
    'Материал просит и другой коллега. Попробуйте чуть позже.',
  ),
  asksForStory: words(
    '{name} asks to take this story over',
    '{name} bu xəbəri öz üzərinə götürmək istəyir',
    '{name} просит передать этот материал',
  ),
  asksForStoryHint: words(
    'Without an answer it is theirs in {n} s. What you have not saved is kept beside the story.',
    'Cavab olmasa, {n} saniyəyə onun olacaq. Saxlanmamış mətniniz xəbərin yanında qalacaq.',
    'Без ответа он перейдёт через {n} с. Ваш несохранённый текст останется рядом с материалом.',
  ),
  keepStory: words('Keep it', 'Məndə qalsın', 'Оставить у себя'),
  letGoOfStory: words('Let it go', 'Ver', 'Передать'),
  youElsewhere: words('You, elsewhere', 'Siz, başqa yerdə', 'Вы в другом месте'),
} as const satisfies Record<string, Labels>;
