import type { Role } from './workflow/roles.ts';
import type { Language } from './languages.ts';
import type { PublicationState, PublicationStep } from './workflow/publication.ts';
import type { Act } from './workflow/versions.ts';
import type { State, TransitionName } from './workflow/workflow.ts';

export type Labels = Record<Language, string>;

/** A label in the three languages of the newsroom. */
export const words = (en: string, az: string, ru: string): Labels => ({ en, az, ru });

/** The blocks a body may hold, and links. */
export const blockLabels = {
  quotation: words('Quotation', 'Sitat', 'Цитата'),
  photo: words('Photo', 'Foto', 'Фото'),
  embed: words('Embed', 'Yerləşdirmə', 'Встройка'),
  relatedStories: words('Related stories', 'Əlaqəli xəbərlər', 'Связанные материалы'),
  table: words('Table', 'Cədvəl', 'Таблица'),
  link: words('Link', 'Keçid', 'Ссылка'),
};
export type BlockName = keyof typeof blockLabels;

/** What a block has to have before readers get it. */
export const blockFieldLabels = {
  quote: words('quotation', 'sitatın mətni', 'текст цитаты'),
  media: words('photo', 'foto', 'фото'),
  url: words('address', 'ünvan', 'адрес'),
  stories: words('stories', 'xəbərlər', 'материалы'),
  doc: words('story', 'xəbər', 'материал'),
  rows: words('words in its cells', 'xanalarda mətn', 'текст в ячейках'),
};

export const stateLabels: Record<State, Labels> = {
  draft: words('Draft', 'Qaralama', 'Черновик'),
  filed: words('Filed', 'Təhvil verilib', 'Сдано'),
  'in-edit': words('In edit', 'Redaktədə', 'В редактуре'),
  approved: words('Approved', 'Təsdiqlənib', 'Одобрено'),
  scheduled: words('Scheduled', 'Planlaşdırılıb', 'Запланировано'),
  published: words('Published', 'Dərc olunub', 'Опубликовано'),
  killed: words('Killed', 'Ləğv edilib', 'Отозвано'),
  spiked: words('Spiked', 'Rədd edilib', 'Снято'),
  archived: words('Archived', 'Arxivdə', 'В архиве'),
};

export const transitionLabels: Record<TransitionName, Labels> = {
  file: words('File', 'Təhvil ver', 'Сдать'),
  recall: words('Call back', 'Geri çağır', 'Вернуть себе'),
  take: words('Take', 'Götür', 'Взять'),
  'send-back': words('Send back', 'Geri qaytar', 'Вернуть'),
  approve: words('Approve', 'Təsdiqlə', 'Одобрить'),
  schedule: words('Schedule', 'Planlaşdır', 'Запланировать'),
  unschedule: words('Unschedule', 'Plandan çıxar', 'Снять с плана'),
  publish: words('Publish', 'Dərc et', 'Опубликовать'),
  update: words('Update', 'Yenilə', 'Обновить'),
  correct: words('Correct', 'Düzəliş ver', 'Исправить'),
  unpublish: words('Unpublish', 'Dərcdən çıxar', 'Снять с публикации'),
  kill: words('Kill', 'Ləğv et', 'Отозвать'),
  spike: words('Spike', 'Rədd et', 'Снять'),
  restore: words('Restore', 'Bərpa et', 'Восстановить'),
  archive: words('Archive', 'Arxivə göndər', 'В архив'),
};

/** What is told to who made the step. */
export const transitionOutcomes: Record<TransitionName, Labels> = {
  file: words('Filed to the desk.', 'Şöbəyə təhvil verildi.', 'Сдано в отдел.'),
  recall: words(
    'Called back: a draft of yours again.',
    'Geri çağırıldı: yenə qaralamanızdır.',
    'Возвращено: снова ваш черновик.',
  ),
  take: words('Taken into edit.', 'Redaktəyə götürüldü.', 'Взято в работу.'),
  'send-back': words('Sent back to the writer.', 'Müəllifə qaytarıldı.', 'Возвращено автору.'),
  approve: words('Approved.', 'Təsdiqləndi.', 'Одобрено.'),
  schedule: words('Scheduled.', 'Planlaşdırıldı.', 'Запланировано.'),
  unschedule: words(
    'Unscheduled: it does not go out by itself.',
    'Plandan çıxarıldı: özü dərc olunmayacaq.',
    'Снято с плана: само не выйдет.',
  ),
  publish: words('Published.', 'Dərc olundu.', 'Опубликовано.'),
  update: words(
    'Updated: readers have your edits.',
    'Yeniləndi: redaktəniz oxuculardadır.',
    'Обновлено: правки у читателей.',
  ),
  correct: words('Corrected: readers see the correction.', 'Düzəliş dərc olundu.', 'Исправление опубликовано.'),
  unpublish: words(
    'Unpublished: readers do not have it any more.',
    'Dərcdən çıxarıldı: oxucular daha görmür.',
    'Снято с публикации: читатели его больше не видят.',
  ),
  kill: words(
    'Killed: readers see the notice.',
    'Ləğv edildi: oxucular bildirişi görür.',
    'Отозвано: читатели видят уведомление.',
  ),
  spike: words('Spiked.', 'Rədd edildi.', 'Снято.'),
  restore: words('Restored: a draft again.', 'Bərpa olundu: yenə qaralamadır.', 'Восстановлено: снова черновик.'),
  archive: words('Archived.', 'Arxivə göndərildi.', 'Отправлено в архив.'),
};

export const publicationStateLabels: Record<PublicationState, Labels> = {
  draft: stateLabels.draft,
  published: stateLabels.published,
  withdrawn: words('Withdrawn', 'Saytdan götürülüb', 'Снято с сайта'),
};

export const publicationStepLabels: Record<PublicationStep, Labels> = {
  publish: transitionLabels.publish,
  update: transitionLabels.update,
  withdraw: words('Withdraw', 'Saytdan götür', 'Снять с сайта'),
};

export const publicationStepOutcomes: Record<PublicationStep, Labels> = {
  publish: transitionOutcomes.publish,
  update: transitionOutcomes.update,
  withdraw: words('Withdrawn from the site.', 'Saytdan götürüldü.', 'Снято с сайта.'),
};

/** What was done to a story, as its versions and the audit trail tell it. */
export const actLabels: Record<Act, Labels> = {
  ...transitionLabels,
  create: words('Created', 'Yaradılıb', 'Создано'),
  save: words('Saved', 'Yadda saxlanılıb', 'Сохранено'),
  autosave: words('Saved by itself', 'Avtomatik saxlanılıb', 'Сохранено автоматически'),
  'file-copy': words('Made of filed copy', 'Göndərilmiş mətndən yaradılıb', 'Создано из присланного текста'),
  'restore-version': words('Earlier version restored', 'Əvvəlki versiya qaytarılıb', 'Возвращена прежняя версия'),
  trash: words('Put in the trash', 'Zibil qutusuna atılıb', 'Удалено в корзину'),
  'bring-back': words('Brought back from the trash', 'Zibil qutusundan qaytarılıb', 'Возвращено из корзины'),
  'not-recorded': words('Not recorded', 'Qeyd olunmayıb', 'Не записано'),
};

export const roleLabels: Record<Role, Labels> = {
  journalist: words('Journalist', 'Jurnalist', 'Журналист'),
  correspondent: words('Correspondent', 'Müxbir', 'Корреспондент'),
  'sub-editor': words('Sub-editor', 'Redaktor köməkçisi', 'Литературный редактор'),
  'section-editor': words('Section editor', 'Bölmə redaktoru', 'Редактор отдела'),
  'managing-editor': words('Managing editor', 'Məsul redaktor', 'Ответственный редактор'),
  administrator: words('Administrator', 'Administrator', 'Администратор'),
};

export const languageLabels: Record<Language, Labels> = {
  en: words('English', 'İngilis dili', 'Английский'),
  az: words('Azerbaijani', 'Azərbaycan dili', 'Азербайджанский'),
  ru: words('Russian', 'Rus dili', 'Русский'),
};
