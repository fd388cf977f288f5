import { words } from '../../domain/labels.ts';

/** What the dialog with a story's preview links says. */
export const previewTexts = {
  links: words('Share', 'Paylaş', 'Поделиться'),
  linksTitle: words('Links to the latest version', 'Son versiyaya keçidlər', 'Ссылки на последнюю версию'),
  linksWhat: words(
    'Whoever has a link reads the latest version, pending edits included, without signing in.',
    'Keçidi olan hər kəs son versiyanı, dərc olunmamış redaktə ilə birlikdə, hesabsız oxuyur.',
    'У кого есть ссылка, читает последнюю версию с неопубликованными правками, без входа.',
  ),
  linkLasts: words('It works for', 'Nə qədər işləyir', 'Действует'),
  linkDay: words('1 day', '1 gün', '1 день'),
  linkThreeDays: words('3 days', '3 gün', '3 дня'),
  linkWeek: words('7 days', '7 gün', '7 дней'),
  makeLink: words('Make a link', 'Keçid yarat', 'Создать ссылку'),
  close: words('Close', 'Bağla', 'Закрыть'),
  newLink: words('The new link', 'Yeni keçid', 'Новая ссылка'),
  newLinkOnce: words(
    'It is shown only now: copy it before you close this.',
    'Yalnız indi göstərilir: bağlamazdan əvvəl kopyalayın.',
    'Она видна только сейчас: скопируйте, прежде чем закрыть.',
  ),
  copyLink: words('Copy', 'Kopyala', 'Копировать'),
  copied: words('Copied', 'Kopyalandı', 'Скопировано'),
  linksMade: words('Links made', 'Yaradılmış keçidlər', 'Созданные ссылки'),
  noLinks: words('No links yet.', 'Hələ keçid yoxdur.', 'Ссылок пока нет.'),
  linkOf: words('{name}, until {time}', '{name}, {time} qədər', '{name}, до {time}'),
  linkOpened: words('Opened: {n}, last {time}', 'Açılıb: {n}, son dəfə {time}', 'Открывали: {n}, последний раз {time}'),
  linkUnopened: words('Not opened yet', 'Hələ açılmayıb', 'Ещё не открывали'),
  endLink: words('End', 'Bitir', 'Закрыть доступ'),
  endLinkOf: words('End the link: {link}', 'Keçidi bitir: {link}', 'Закрыть доступ по ссылке: {link}'),
  linkRevoked: words('Ended by hand', 'Əl ilə bitirilib', 'Закрыта вручную'),
  linkExpired: words('Its time is over', 'Vaxtı bitib', 'Срок истёк'),
  linkEndedByStory: words('Ended with the story', 'Xəbərlə birlikdə bitib', 'Закрыта вместе с материалом'),
  linkEndedByMaker: words(
    'Ended: its maker has no access',
    'Bitib: yaradanın icazəsi yoxdur',
    'Закрыта: у автора ссылки нет доступа',
  ),
  noMoreLinks: words(
    'Nothing more is shown of a story in this state.',
    'Bu vəziyyətdə olan xəbər daha göstərilmir.',
    'Материал в этом состоянии больше не показывают.',
  ),
};
