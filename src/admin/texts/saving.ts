import { words, type Labels } from '../../domain/labels.ts';

/** What the admin says of text that is on its way into the newsroom. */
export const savingTexts = {
  saveNow: words('Save', 'Saxla', 'Сохранить'),
  savedAt: words(
    'Saved {time} · version {version}',
    '{time} saxlanıldı · versiya {version}',
    'Сохранено в {time} · версия {version}',
  ),
  savedVersion: words('Saved · version {version}', 'Saxlanılıb · versiya {version}', 'Сохранено · версия {version}'),
  nothingYet: words('Nothing written yet', 'Hələ heç nə yazılmayıb', 'Пока ничего не написано'),
  saving: words('Saving…', 'Saxlanılır…', 'Сохраняется…'),
  unsaved: words('NOT SAVED', 'SAXLANILMAYIB', 'НЕ СОХРАНЕНО'),
  savedExcept: words(
    'Saved, except what is named below',
    'Aşağıda göstərilənlərdən başqa saxlanıldı',
    'Сохранено, кроме указанного ниже',
  ),
  problemAt: words('{field}, at “{words}”', '{field}, «{words}»', '{field}, «{words}»'),
  onThisDevice: words(
    'The text is kept on this device.',
    'Mətn bu cihazda saxlanılıb.',
    'Текст сохранён на этом устройстве.',
  ),
  onlyInThisWindow: words(
    'The text is only in this window: do not close it, copy what you need.',
    'Mətn yalnız bu pəncərədədir: bağlamayın, lazım olanı köçürün.',
    'Текст только в этом окне: не закрывайте его, скопируйте нужное.',
  ),
  whyOffline: words(
    'The newsroom does not answer. Go on writing: it is sent as soon as the connection is back.',
    'Server cavab vermir. Yazmağa davam edin: əlaqə qayıdan kimi göndəriləcək.',
    'Сервер не отвечает. Пишите дальше: текст уйдёт, как только вернётся связь.',
  ),
  pageWaits: words(
    'The newsroom does not answer. This page stays; what you asked for opens as soon as the connection is back.',
    'Server cavab vermir. Bu səhifə qalır; istədiyiniz əlaqə qayıdan kimi açılacaq.',
    'Сервер не отвечает. Эта страница остаётся; то, что вы запросили, откроется, как только вернётся связь.',
  ),
  whyBusy: words(
    'The newsroom is busy. Go on writing: it is sent again by itself.',
    'Server məşğuldur. Yazmağa davam edin: özü yenidən göndəriləcək.',
    'Сервер занят. Пишите дальше: текст отправится снова сам.',
  ),
  'whySigned-out': words(
    'Your session ended. Sign in to save it.',
    'Sessiyanız bitib. Saxlamaq üçün daxil olun.',
    'Ваш сеанс закончился. Войдите, чтобы сохранить.',
  ),
  'whyNot-allowed': words(
    'You may not edit this story any more: what is not saved is not sent. Copy what you need.',
    'Bu xəbəri daha redaktə edə bilməzsiniz: saxlanmamış mətn göndərilmir. Lazım olanı köçürün.',
    'Вам больше нельзя править этот материал: несохранённое не отправляется. Скопируйте нужное.',
  ),
  whyGone: words(
    'The story is no longer there, or no longer yours to see. Copy what you need into a new one.',
    'Bu xəbər artıq yoxdur və ya sizə göstərilmir. Lazım olanı yenisinə köçürün.',
    'Этого материала больше нет, или он вам больше не виден. Скопируйте нужное в новый.',
  ),
  'whyToo-large': words(
    'The story is too long to be saved. Make it shorter.',
    'Xəbər saxlamaq üçün çox uzundur. Qısaldın.',
    'Материал слишком длинный. Сократите его.',
  ),
  whyConflict: words(
    'Somebody else saved this story meanwhile. Choose below.',
    'Bu arada başqası bu xəbəri saxlayıb. Aşağıda seçin.',
    'Тем временем материал сохранил другой. Выберите ниже.',
  ),
  whyRefused: words(
    'The newsroom could not take all of it. Change what is named here; the rest is saved.',
    'Hamısı qəbul edilmədi. Burada göstərilənləri dəyişin; qalanı saxlanılıb.',
    'Принято не всё. Исправьте указанное здесь; остальное сохранено.',
  ),
  tryNow: words('Try now', 'İndi cəhd et', 'Попробовать сейчас'),
  signInAgain: words('Sign in', 'Daxil ol', 'Войти'),
  sessionEnded: words('Your session ended', 'Sessiyanız bitib', 'Ваш сеанс закончился'),
  sessionEndedHint: words(
    'What you wrote is still here. Sign in as {email} and go on writing.',
    'Yazdığınız buradadır. {email} ilə daxil olun və yazmağa davam edin.',
    'Написанное на месте. Войдите как {email} и пишите дальше.',
  ),
  password: words('Password', 'Şifrə', 'Пароль'),
  later: words('Later', 'Sonra', 'Позже'),
  wrongPassword: words(
    'That did not work. Is the password right?',
    'Alınmadı. Şifrə düzgündürmü?',
    'Не получилось. Пароль верный?',
  ),
  putBack: words(
    'Text you wrote here at {time} had not arrived. It was put back into the story.',
    '{time} yazdığınız mətn çatmamışdı. O, xəbərə qaytarıldı.',
    'Текст, написанный здесь в {time}, не дошёл. Он возвращён в материал.',
  ),
  leftSaved: words(
    'Text left on this device was saved: {headline}',
    'Cihazda qalan mətn saxlanıldı: {headline}',
    'Оставшийся на устройстве текст сохранён: {headline}',
  ),
  leftBranch: words(
    'Text left on this device was kept beside the story, which somebody else had saved: {headline}',
    'Xəbəri başqası saxladığı üçün cihazda qalan mətn onun yanında saxlanıldı: {headline}',
    'Материал сохранил другой, поэтому оставшийся текст сохранён рядом с ним: {headline}',
  ),
  leftLeft: words(
    'Text you wrote is still only on this device: {headline}. Open the story to see why.',
    'Yazdığınız mətn hələ yalnız bu cihazdadır: {headline}. Səbəbi görmək üçün xəbəri açın.',
    'Написанный текст пока только на этом устройстве: {headline}. Откройте материал, чтобы узнать почему.',
  ),
  leftStopped: words(
    'Text you wrote is only on this device, for you may not save it any more: {headline}.',
    'Yazdığınız mətn yalnız bu cihazdadır, onu daha saxlaya bilməzsiniz: {headline}.',
    'Написанное есть только на этом устройстве, сохранить его вам больше нельзя: {headline}.',
  ),
  copyText: words('Copy the text', 'Mətni köçür', 'Скопировать текст'),
  copied: words('Copied', 'Köçürüldü', 'Скопировано'),
  downloadText: words('Download the text', 'Mətni endir', 'Скачать текст'),
  openStory: words('Open the story', 'Xəbəri aç', 'Открыть материал'),
  dismiss: words('Close', 'Bağla', 'Закрыть'),
  otherTab: words(
    'You are writing this story in another tab or window',
    'Bu xəbəri başqa vərəqdə və ya pəncərədə yazırsınız',
    'Вы пишете этот материал в другой вкладке или окне',
  ),
  otherTabHint: words(
    'Here it can only be read. Go on there, or close it there to write here.',
    'Burada yalnız oxumaq olar. Orada davam edin və ya oranı bağlayın.',
    'Здесь его можно только читать. Продолжайте там или закройте ту вкладку.',
  ),
  bothKept: words(
    'Theirs stays in “Versions”, yours beside the story, whatever you choose.',
    'Nə seçsəniz də, onların mətni «Versiyalar»da, sizinki xəbərin yanında qalır.',
    'Что бы вы ни выбрали, их текст остаётся в «Версиях», ваш — рядом с материалом.',
  ),
  branchOf: words(
    'Text of {name} from {time} is kept beside this story',
    '{name}, {time}: mətn bu xəbərin yanında saxlanılıb',
    'Рядом с материалом хранится текст: {name}, {time}',
  ),
  showBranch: words('Show what differs', 'Fərqləri göstər', 'Показать различия'),
  takeBranch: words('Put it into the story', 'Xəbərə daxil et', 'Внести в материал'),
  dropBranch: words('Drop it', 'Ləğv et', 'Отбросить'),
  unsentTitle: words(
    'Some of your text is only on this device',
    'Mətninizin bir hissəsi yalnız bu cihazdadır',
    'Часть вашего текста только на этом устройстве',
  ),
  unsentHint: words(
    'It could not be sent. Keep it here for your next sign-in, or discard it. Others who sign in here do not see it.',
    'Göndərilmədi. Növbəti girişiniz üçün saxlayın və ya silin. Burada daxil olan başqaları onu görmür.',
    'Отправить не удалось. Оставьте его здесь до вашего следующего входа или удалите. Другие, кто войдёт здесь, его не увидят.',
  ),
  cannotSeal: words(
    'It cannot be kept here so that only you can read it: the newsroom does not answer, or this browser cannot encrypt without HTTPS. Stay signed in, or discard it.',
    'Onu burada yalnız sizin oxuya biləcəyiniz şəkildə saxlamaq olmur: redaksiya cavab vermir və ya bu brauzer HTTPS olmadan şifrələyə bilmir. Çıxmayın və ya silin.',
    'Сохранить его здесь так, чтобы читали только вы, нельзя: редакция не отвечает или браузер не шифрует без HTTPS. Не выходите или удалите его.',
  ),
  keepHere: words('Keep and sign out', 'Saxla və çıx', 'Оставить и выйти'),
  discard: words('Discard and sign out', 'Sil və çıx', 'Удалить и выйти'),
  discardSure: words('Discard it for good?', 'Həmişəlik silinsin?', 'Удалить навсегда?'),
  stillSignedIn: words('You are still signed in', 'Hesabdan çıxmamısınız', 'Вы всё ещё в системе'),
  stillSignedInHint: words(
    'The newsroom does not answer, and only it can sign you out. Try again once the connection is back: until then whoever uses this browser works in your name.',
    'Server cavab vermir, hesabdan isə yalnız o çıxara bilər. Əlaqə qayıdanda yenidən cəhd edin: o vaxta qədər bu brauzerdən istifadə edən sizin adınızdan işləyir.',
    'Сервер не отвечает, а завершить сеанс может только он. Попробуйте снова, когда вернётся связь: до этого любой, кто пользуется этим браузером, работает от вашего имени.',
  ),
} as const satisfies Record<string, Labels>;
