/** Lines that a page or a channel sets around its stories and that differ from story to story. Whole lines; compared as written. */
const pageLines: readonly RegExp[] = [
  // “3 min read”, “Reading time: 2 minutes”, “Время чтения: 3 мин”.
  /^\d{1,2}[- ]?(?:min(?:ute)?s?|dəq(?:iqə)?|мин(?:ут[аы]?)?)\.? (?:read|oxuma|чтения|на чтение)$/iu,
  /^\d{1,2} ?(?:min|dəq|мин)\.?$/iu,
  /^(?:reading time|read time|oxuma müddəti|время чтения)[:—– -]{1,3}[^.!?]{1,20}$/iu,
  // “Share on Facebook”, “Tweet this”, “Поделиться в Telegram”, “Facebook-da paylaş”.
  /^(?:share|tweet|post|send|email|save)(?: (?:this|article|story|link|on|via|by|to|with|in)){1,3}(?: [\p{L}.]{1,12}){0,2}$/iu,
  /^(?:поделиться|отправить|сохранить) (?:в|на|через|по) [\p{L}. ]{1,24}$/iu,
  /^\p{L}{2,12}-?(?:da|də|ta|tə) paylaş(?:ın)?$/iu,
  /^(?:listen to (?:this )?article|save (?:article|for later)|copy link|скопировать ссылку|слушать(?: новость)?|linki kopyala)$/iu,
  /^\(?(?:edited|изменено|redaktə (?:edilib|olunub))\)?$/iu,
  // The number of a page.
  /^(?:[-–—] ?(?!30|0)\d{1,3} ?[-–—]|(?:page|səh(?:ifə)?\.?|стр(?:аница)?\.?) ?\d{1,3}(?: ?(?:of|\/|из) ?\d{1,3})?)$/iu,
  // Who a messenger says it comes from.
  /^(?:forwarded from|переслано (?:от|из)|переслано сообщение от|yönləndirilib)[: ].{1,60}$/iu,
  // Links to other stories.
  /^(?:read (?:also|more|next|it here)|also read|see also|related(?: (?:stories|articles|news|topics))?|more on this|recommended|you may also like)(?::.{0,160})?$/iu,
  /^(?:читайте также|читать также|читайте ещ[её]|по теме|смотрите также|ранее по теме|другие новости|материалы по теме)(?::.{0,160})?$/iu,
  /^(?:həmçinin oxuyun|bunu da oxuyun|oxuyun|əlaqəli xəbərlər|digər xəbərlər|oxşar xəbərlər)(?::.{0,160})?$/iu,
  // A link by itself, or behind a word or a sign that points to it.
  /^(?:[^\p{L}\d]{0,6}|[\p{L}.’' ]{2,60}[:—–-]? ?|follow [^.!?]{2,100} |more [^.!?]{2,100} )?(?:https?:\/\/|www\.|t\.me\/)\S+$/iu,
  /^follow (?:the |this )?(?:author|reporter|writer|us|me|him|her|them)(?: on [\p{L} ]{1,20})?:? ?@?\w*$/iu,
  /^[^\p{L}\d]{1,6}@\w{3,}$/u,
  /^(?:подписаться|подписывайтесь|подпишитесь|subscribe|join|abunə ol(?:un)?)(?: (?:на|to|our|наш|the|us|канал|channel|рассылку|нас|newsletter)){0,3}(?: ?[|/] ?[^.!?]{1,40})?$/iu,
];

export const isPageLine = (line: string): boolean => pageLines.some((form) => form.test(line));
