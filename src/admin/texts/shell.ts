import { words, type Labels } from '../../domain/labels.ts';

/** What the writing shell says, which opens without a connection. */
export const shellTexts = {
  shellOffline: words(
    'No connection. Write on: all of it is kept here and sent when the connection is back.',
    'Əlaqə yoxdur. Yazmağa davam edin: hamısı burada saxlanılır və əlaqə qayıdanda göndəriləcək.',
    'Нет связи. Пишите дальше: всё хранится здесь и уйдёт, когда вернётся связь.',
  ),
  shellSessionEnded: words(
    'Your session ended. Write on; sign in to send it.',
    'Sessiyanız bitib. Yazmağa davam edin; göndərmək üçün daxil olun.',
    'Ваш сеанс закончился. Пишите дальше; войдите, чтобы отправить.',
  ),
  writeOnPhone: words('Write on this phone', 'Bu telefonda yaz', 'Писать с этого телефона'),
  shellInstall: words(
    'To open this page like an app, also without a connection: choose “Add to Home screen” in the browser’s menu.',
    'Bu səhifəni tətbiq kimi, əlaqəsiz də açmaq üçün brauzerin menyusunda «Əsas ekrana əlavə et» seçin.',
    'Чтобы открывать эту страницу как приложение, и без связи: выберите «Добавить на главный экран» в меню браузера.',
  ),
  shellSignIn: words('Sign in', 'Daxil ol', 'Войти'),
  shellSignOut: words('Sign out', 'Çıx', 'Выйти'),
  shellFirstTime: words(
    'Sign in once with a connection; after that this page opens without one.',
    'Bir dəfə əlaqə olanda daxil olun; sonra bu səhifə əlaqəsiz də açılır.',
    'Войдите один раз при наличии связи; потом эта страница откроется и без неё.',
  ),
  shellEmail: words('E-mail', 'E-poçt', 'Эл. почта'),
  shellLanguage: words('Language of this page', 'Bu səhifənin dili', 'Язык этой страницы'),
  shellUnsent: words('Not sent yet', 'Hələ göndərilməyib', 'Ещё не отправлено'),
  shellUntaken: words('Was not taken: open it', 'Qəbul olunmadı: açın', 'Не принято: откройте'),
  shellBeside: words(
    'A colleague saved meanwhile: open it',
    'Bu arada həmkarınız saxlayıb: açın',
    'Тем временем сохранил коллега: откройте',
  ),
  shellNotHere: words(
    'This story is not on this device. It opens with a connection.',
    'Bu xəbər bu cihazda deyil. Əlaqə olanda açılacaq.',
    'Этого материала нет на устройстве. Он откроется при наличии связи.',
  ),
  shellGone: words(
    'This story is no longer there, or not yours to see.',
    'Bu xəbər artıq yoxdur və ya sizə göstərilmir.',
    'Этого материала больше нет, или он вам не виден.',
  ),
  shellReadAtDesk: words('Read it at the desk', 'Redaksiyada oxu', 'Читать в редакции'),
  shellBack: words('To my drafts', 'Qaralamalarıma', 'К моим черновикам'),
  shellNoBeginning: words(
    'You may not begin stories.',
    'Xəbərə başlamaq hüququnuz yoxdur.',
    'Вы не можете начинать материалы.',
  ),
} as const satisfies Record<string, Labels>;
