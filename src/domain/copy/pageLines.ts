/** Lines that a page or a channel sets around its stories and that differ from story to story. Whole lines; compared as written. */
const pageLines: readonly RegExp[] = [
  // “3 min read”, “Reading time: 2 minutes”, “Время чтения: 3 мин”.
  /^\d{1,2}(?:[–-]\d{1,2})?[- ]?(?:min(?:ute)?s?|dəq(?:iqə)?|мин(?:ут[аы]?)?)\.?(?: (?:read|oxuma|чтения|на чтение))?$/iu,
  /^(?:reading time|read time|oxuma müddəti|время чтения)[:—– -]{1,3}[^.!?]{1,20}$/iu,
  // “Share on Facebook”, “Tweet this”, “Поделиться в Telegram”, “Facebook-da paylaş”.
  /^(?:share|tweet|post|send|email|save)(?: (?:this|article|story|link|on|via|by|to|with|in)){1,3}(?: [\p{L}.]{1,12}){0,2}$/iu,
  /^(?:поделиться|отправить|сохранить) (?:в|на|через|по) [\p{L}. ]{1,24}$/iu,
  /^\p{L}{2,12}-?(?:da|də|ta|tə) paylaş(?:ın)?$/iu,
  /^(?:listen to (?:this )?article|save (?:article|for later)|copy link|скопировать ссылку|слушать(?: новость)?|linki kopyala)$/iu,
  /^\(?(?:edited|изменено|redaktə (?:edilib|olunub))\)?$/iu,
  // The number of a page: “- 2 -”, “— стр. 2 —”, “page 2 of 3”, “2-ci səhifə”, “Page two”, “2-2-2”.
  /^[-–—] ?(?!30|0)\d{1,3} ?[-–—]$|^(\d)-\1-\1$/,
  /^[-–—([* ]{0,4}(?:page|pg\.?|p\.|səh(?:ifə)?\.?|vərəq|стр(?:аница)?\.?|лист) ?(?:(?:№ ?)?\d{1,3}(?: ?(?:of|\/|из) ?\d{1,3})?|one|two|three|four|five)[-–—)\]* .]{0,4}$/iu,
  /^[-–—([* ]{0,4}\d{1,3}(?:-?(?:ci|cı|cu|cü|я|й|st|nd|rd|th))? (?:page|səhifə|vərəq|страница|лист)[-–—)\]* .]{0,4}$/iu,
  // Who a messenger says it comes from.
  /^(?:forwarded from|переслано (?:от|из)|переслано сообщение от|yönləndirilib)[: ].{1,60}$/iu,
  // Links to other stories.
  /^(?:read (?:also|more|next|it here)|also read|see also|related(?: (?:stories|articles|news|topics))?|more on this|recommended|you may also like)(?::.{0,160})?$/iu,
  /^(?:читайте также|читать также|читайте ещ[её]|по теме|смотрите также|ранее по теме|другие новости|материалы по теме)(?::.{0,160})?$/iu,
  /^(?:həmçinin oxuyun|bunu da oxuyun|oxuyun|əlaqəli xəbərlər|digər xəbərlər|oxşar xəbərlər)(?::.{0,160})?$/iu,
  /^(?:view|read|see|open) (?:the )?(?:original|full|source|whole|rest)(?: (?:article|story|post|text|version|report))?(?: (?:on|at|here|of) .{1,40})?$/iu,
  /^(?:читать|смотреть|открыть) (?:полностью|целиком|оригинал|далее|дальше|ещё|еще)(?: (?:на|в) .{1,40})?(?: ?[→>»]+)?$/iu,
  /^(?:ətraflı|davamını oxu(?:yun)?|tam oxu(?:yun)?|ardını oxu(?:yun)?|mənbəyə keçid)(?: ?[→>»]+)?$/iu,
  // Whose opinion it is.
  /^(?:мнение (?:автора|редакции) может не совпадать|müəllifin (?:fikri|mövqeyi) redaksiya\p{L}+ .{0,60}|(?:the )?(?:views|opinions) expressed (?:in this|here|by the|are)).{0,120}$/iu,
  // A link by itself, or behind a word or a sign that points to it.
  /^(?:[^\p{L}\d]{0,6}|[\p{L}.’' ]{2,60}[:—–-]? ?|follow [^.!?]{2,100} |more [^.!?]{2,100} )?(?:https?:\/\/|www\.|t\.me\/)\S+$/iu,
  /^follow (?:the |this )?(?:author|reporter|writer|us|me|him|her|them)(?: on [\p{L} ]{1,20})?:? ?@?\w*$/iu,
  /^[^\p{L}\d]{0,6}@[\w.]{3,}$/u,
  // “Already a subscriber? Log in”, “Войти или зарегистрироваться”, “Daxil olun”.
  /^[^.]{0,60}(?:(?:log|sign) ?(?:in|up|out)|subscribe now|register now|войти|войдите|зарегистрироваться|зарегистрируйтесь|daxil olun|qeydiyyatdan keçin)[.!]?$/iu,
  // “0 comments”, “Comments (12)”, “12 likes”, “Комментарии: 4”.
  /^(?:\d{1,6}|no) (?:comments?|likes?|shares?|views?|reposts?|комментари\p{L}{1,3}|просмотр\p{L}{0,2}|şərh|bəyənmə|baxış)$/iu,
  /^(?:comments?|likes?|shares?|views?|комментарии|просмотры|şərhlər|baxış)[:( ]{1,2}\d[\d .,k]{0,8}\)?$/iu,
  // “Story continues below”, “Article continues after this ad”.
  /^[-–—(*[ ]{0,4}(?:(?:story|article|text) continues (?:below|after)|continue reading|advertisement|реклама|reklam|scroll (?:down )?(?:for|to)|skip (?:past|to)|end of (?:newsletter|promotion))(?:(?: [\p{L}-]+){0,6})[-–—)*\] ]{0,4}$/iu,
  /^(?:подписаться|подписывайтесь|подпишитесь|subscribe|join|abunə ol(?:un)?)(?: (?:на|to|our|наш|the|us|канал|channel|рассылку|нас|newsletter)){0,3}(?: ?[|/] ?[^.!?]{1,40})?$/iu,
];

/** What pages ask of who reads them, and for what. In languages with endings: how the words begin. */
const asks =
  /^[^\p{L}\d]{0,6}(?:please )?(?:stay (?:up[- ]to[- ]date|tuned|informed|connected)|sign up|subscribe|download|install|join|follow|подписывайтесь|подписаться|подпишитесь|подпишись|скача(?:йте|ть)|установите|присоединяйтесь|читайте|смотрите|следите|refresh|reload|обновите|yeniləyin|abunə ol|izləyin|qoşulun|yükləyin|oxuyun|baxin)(?!\p{L})/iu;
const asksOurs =
  /^[^\p{L}\d]{0,6}(?:please )?(?:log in|sign in|get|listen|watch|click|tap|register|support|donate|become|stay|read|see|add|like|share|report|contact|send|submit|have you|do you|got a|all|more|поддерж|нажм|перейд|оставайтесь|узнавайте|присылайте|пришлите|хотите|больше|все|новости|сообщ|keçid|paylaş|dəstək|göndər|daha|xəbərlər|bizi|bizə|ən son)/iu;
const ours =
  /(?<!\p{L})(?:our|us|here|you|your|наш\p{L}*|нас|нам|\p{L}+[ıiuü]m[ıiuü]z\p{L}*|bizi|bizə|bizim)(?!\p{L})/iu;
const imperativeAtEnd = /(?<!\p{L})(?:olun|izləyin|qoşulun|yükləyin|oxuyun|göndərin|paylaşın|edin)[.!]?$/iu;
const offers =
  /(?<!\p{L})(?:newsletters?|pages?|apps?|channels?|whatsapp|telegram|facebook|instagram|twitter|youtube|tiktok|google news|podcasts?|alerts?|inbox|notifications?|account|subscribers?|membership|social media|homepage|updates|our journalism|corrections?|typo|kanal\p{L}*|səhifə\p{L}*|tətbiq\p{L}*|teleqram\p{L}*|feysbuk\p{L}*|instaqram\p{L}*|bildiriş\p{L}*|redaksiya\p{L}*|whatsapp\p{L}*|telegram\p{L}*|канал\p{L}*|приложени\p{L}*|рассылк\p{L}*|телеграм\p{L}*|инстаграм\p{L}*|ютуб\p{L}*|страниц\p{L}*|соцсет\p{L}*|уведомлени\p{L}*|ватсап\p{L}*|дзен\p{L}*)(?!\p{L})/iu;
const longestAsk = 140;
/** “Sign up for our daily newsletter”, “Подписывайтесь на наш Telegram-канал”, “Teleqram kanalımıza qoşulun”: a page turns to its reader. */
const turnsToReader = (line: string): boolean =>
  line.length <= longestAsk &&
  !/[“”«»"„]/.test(line) &&
  offers.test(line) &&
  (asks.test(line) || imperativeAtEnd.test(line) || (asksOurs.test(line) && ours.test(line)));

/** Who took the photo, behind what it shows: “A ferry in Alat. Photo: Port of Baku”, “(Photo by AP)”. */
const photoCredit =
  /^(?:.{0,160}[\s([/|])?(?:photos?|pictures?|image|foto|фото|снимок|photo credit|image credit|fotolar)(?: by| courtesy(?: of)?)? ?(?:[:©]|\/(?! ?(?:photo|video|foto|vİdeo|фото|видео))) ?[^.!?:]{2,50}[)\].]{0,2}$/iu;

export const isPageLine = (line: string): boolean =>
  pageLines.some((form) => form.test(line)) || turnsToReader(line) || (line.length <= 220 && photoCredit.test(line));

const linksHead =
  /^(?:read (?:also|more|next)|also read|see also|related (?:stories|articles|news|topics|coverage)|more (?:stories|news|on this)|most (?:read|popular|viewed)|latest news|recommended(?: for you)?|you may also like|читайте также|читать также|читайте ещ[её]|по теме|смотрите также|другие новости|материалы по теме|самое (?:читаемое|популярное)|последние новости|похожие новости|həmçinin oxuyun|bunu da oxuyun|əlaqəli xəbərlər|digər xəbərlər|oxşar xəbərlər|ən çox oxunanlar?|son xəbərlər|mövzu üzrə)[ :…]{0,2}$/iu;
/** “Новости по теме”, “More from this section”: words of links, in any order. */
const linkWords =
  /(?<!\p{L})(?:related|similar|popular|trending|recommended|(?:more|other|latest) (?:news|stories|articles|from|on)|(?:по|на) (?:этой |эту )?тем[еу]|(?:on|about) this (?:topic|story|subject)|bu mövzuda|похож\p{L}+|читают|читаемое|рекомендуем|другие (?:новости|материалы|статьи)|последние новости|oxşar|əlaqəli|digər (?:xəbər|yazı)\p{L}*|mövzu (?:üzrə|ilə bağlı)|son xəbərlər|tövsiyə)(?!\p{L})/iu;
/** Whether only links to other stories stand below a line. */
export const isLinksHead = (line: string): boolean =>
  line.length <= 40 &&
  (linksHead.test(line) || (linkWords.test(line) && line.split(' ').length <= 5 && !/[.!?,;]$/.test(line)));
