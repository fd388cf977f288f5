import { publicationStateLabels, stateLabels, words, type Labels } from '../../domain/labels.ts';
import { isPublicationState } from '../../domain/workflow/publication.ts';
import type { Language } from '../../domain/languages.ts';
import { isState, type TransitionName } from '../../domain/workflow/workflow.ts';

export const trailTexts = {
  trail: words('What happened', 'Nə baş verib', 'Что было'),
  noTrail: words('Nothing yet: it was only written.', 'Hələ heç nə: yalnız yazılıb.', 'Пока ничего: только писали.'),
  wholeTrail: words('All of it', 'Hamısı', 'Всё'),
};

/** What was done, as one tells it afterwards; the buttons say it as an order. */
const done: Record<TransitionName, Labels> = {
  file: words('Filed', 'Təhvil verilib', 'Материал сдан'),
  recall: words('Called back', 'Geri çağırılıb', 'Материал забран автором'),
  take: words('Taken on', 'İşə götürülüb', 'Материал взят в работу'),
  'send-back': words('Sent back', 'Geri qaytarılıb', 'Материал возвращён'),
  approve: words('Approved', 'Təsdiqlənib', 'Материал одобрен'),
  schedule: words('Scheduled', 'Planlaşdırılıb', 'Выход запланирован'),
  unschedule: words('Taken off the schedule', 'Plandan çıxarılıb', 'Снят с плана'),
  publish: words('Published', 'Dərc olunub', 'Опубликован'),
  update: words('Updated for readers', 'Oxucular üçün yenilənib', 'Обновлён для читателей'),
  correct: words('Corrected', 'Düzəliş verilib', 'Исправлен'),
  unpublish: words('Taken from readers', 'Dərcdən çıxarılıb', 'Снят с публикации'),
  kill: words('Killed', 'Ləğv edilib', 'Отозван'),
  spike: words('Spiked', 'Rədd edilib', 'Снят'),
  restore: words('Restored', 'Bərpa edilib', 'Восстановлен'),
  archive: words('Archived', 'Arxivə göndərilib', 'Отправлен в архив'),
};

const others: Readonly<Record<string, Labels>> = {
  withdraw: words('Withdrawn from the site', 'Saytdan götürülüb', 'Снято с сайта'),
  move: words('Moved to another desk', 'Başqa şöbəyə verilib', 'Передан в другой отдел'),
  trash: words('Put in the trash', 'Zibil qutusuna atılıb', 'Удалён в корзину'),
  'bring-back': words('Brought back from the trash', 'Zibil qutusundan qaytarılıb', 'Возвращён из корзины'),
  purge: words('Deleted for good', 'Həmişəlik silinib', 'Удалён навсегда'),
  'preview-link': words('A preview link made', 'Baxış keçidi yaradılıb', 'Создана ссылка для просмотра'),
  'end-preview-link': words('A preview link ended', 'Baxış keçidi bağlanıb', 'Ссылка для просмотра закрыта'),
  'keep-branch': words('A text kept beside it', 'Yanında mətn saxlanılıb', 'Рядом сохранён текст'),
  'take-branch': words('A text beside it taken over', 'Yandakı mətn götürülüb', 'Текст рядом перенесён'),
  'drop-branch': words('A text beside it dropped', 'Yandakı mətn atılıb', 'Текст рядом отброшен'),
  'open-thread': words('Something said beside it', 'Yanında nəsə deyilib', 'Рядом что-то сказано'),
  'resolve-thread': words('A thread beside it closed', 'Yandakı söhbət bağlanıb', 'Обсуждение рядом закрыто'),
  'reopen-thread': words(
    'A thread beside it opened again',
    'Yandakı söhbət yenidən açılıb',
    'Обсуждение рядом открыто снова',
  ),
  'accept-suggestion': words('A suggestion taken', 'Təklif qəbul edilib', 'Предложение принято'),
  'take-over': words('Taken over while it was open', 'Açıq ikən götürülüb', 'Перехвачен открытым'),
  'erase-review': words('A reader’s review erased', 'Oxucunun rəyi silinib', 'Отзыв читателя стёрт'),
  'erase-review-email': words('A reader’s address erased', 'Oxucunun ünvanı silinib', 'Адрес читателя стёрт'),
};

/** An entry of the audit trail in words: never a key. */
export const deedText = (name: string, language: Language): string =>
  ((done as Readonly<Record<string, Labels>>)[name] ?? others[name] ?? trailOther)[language];
const trailOther = words('Changed', 'Dəyişdirilib', 'Изменён');

/** A state of a story, or of a page of the site, in words. */
export function stateText(state: string, language: Language): string | undefined {
  if (isState(state)) return stateLabels[state][language];
  return isPublicationState(state) ? publicationStateLabels[state][language] : undefined;
}
