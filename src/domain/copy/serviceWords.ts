import { isKnownAgency } from '../dateline/datelinePlaces.ts';
import { lowerCase } from '../letters.ts';

/** Words that services, desks and pages use about a text, hardly a headline. In languages with endings: how they begin. */
const ofTexts = {
  words:
    'draft version final clean copy file filed slug take lead embargo hold release released press media news wire bulletin edition issue issued index code item type status approved ready publication publish published updated update version word words page pages part subject inbox forwarded fwd attach re-send corrected translated photo picture video caption graphic image advisory format received sent posted reading read share views comments subscribe advertise sponsored opinion analysis exclusive interview feature editorial column explainer weekly daily monthly newsletter review digest text story report online web print desk section correspondent reporter writer editor newsroom staff spokesperson provided copyright rights reserved licensing licence license advertising',
  starts:
    'mətbuat xidmət xəbər lent məlumat açiqlama səhifə bülleten redaksi redaktə mətn məqalə foto video baxiş oxunma rəsmi xronika yenilən nəşr dərc buraxiliş layihə variant müxbir müəllif material rubrika bölmə müsahibə təhlil reportaj mövzu sayı пресс служб новост лент сводк релиз сообщени информац редакц редакт версия черновик правк материал текст фото видео рубрик раздел страниц номер выпуск газет журнал обновлен опубликован отправлен переслан просмотр читат интервью репортаж обзор анализ аналитик мнение колонка эксклюзив хроника корреспондент автор тема итог утвержден согласован уточнен исправлен поправк изменен дополнен düzəliş dəqiqləş',
};
/** Words of letterheads. */
const ofOffices = {
  words:
    'service department office bureau ministry embassy agency committee commission authority secretariat university institute association federation foundation union society public affairs relations communications republic kingdom consulate police district municipality prosecutor customs directorate administration council court chamber inspectorate headquarters theatre theater museum stadium hotel gallery hall hospital school court library',
  starts:
    'nazirlik nazirliy respublika agentliy komitə idarə şöbə təşkilat birliyi mərkəzi prokurorlu polis bələdiyyə məhkəməsi inspeksiya gömrük palata icra hakimiyyət səfirlik агентств министерств республик управлени комитет ведомств посольств департамент отдел центр прокуратур полици администраци муниципалитет инспекци таможн палат штаб',
};

/** Words with which pages and channels turn to who reads them, and desks tell who made a text. */
const ofPages = {
  words:
    'follow sign newsletter app channel telegram whatsapp facebook twitter instagram youtube tiktok linkedin viber vk messenger click tap comment like login register donate tags hashtag link source url email e-mail mail phone tel fax mob mobile cell whatsapp address website site contact contacts translator translated author written compiled additional contributed contributor reporting editing edited producer bureau agency headline',
  starts:
    'abunə izləy paylaş kanal linki hiperlink istinad müraciət əlaqə telefon ünvan tərcümə hazirla göndər başliğ başliq подпис канал ссылк хештег скача перевод телеграм телефон адрес сайт почт подготов звон заголов',
};

type Words = { words: ReadonlySet<string>; starts: readonly string[] };
const toWords = ({ words, starts }: Record<keyof Words, string>): Words => ({
  words: new Set(words.split(' ')),
  starts: starts.split(' '),
});
const textWords = toWords(ofTexts);
const officeWords = toWords(ofOffices);
const pageWords = toWords(ofPages);

const isOf = (word: string, { words, starts }: Words): boolean => {
  const key = lowerCase(word).replaceAll('ı', 'i');
  return words.has(key) || words.has(key.replace(/(?:s|ed|ing)$/, '')) || starts.some((start) => key.startsWith(start));
};

/** The words of a line, as far as one looks. */
export const wordsOf = (text: string): string[] =>
  text.slice(0, 300).match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.-]*/gu) ?? [];

/** Which part of a line's words is of services or of letterheads, from 0 to 1. */
export function serviceShare(text: string): number {
  const words = wordsOf(text);
  return words.filter((word) => isOf(word, textWords) || isOf(word, officeWords)).length / Math.max(words.length, 2);
}

/** The same of a line below a text, where pages turn to their readers as well; an agency's name counts too. */
export function endShare(text: string): number {
  const words = wordsOf(text);
  const isOfEnd = (word: string): boolean =>
    [textWords, officeWords, pageWords].some((list) => isOf(word, list)) || word.split('-').some(isKnownAgency);
  return words.filter(isOfEnd).length / Math.max(words.length, 2);
}

/** Whether a word speaks of how a text is made, sent or shown. */
export const isServiceWord = (word: string): boolean => isOf(word, textWords);

/** Whether a word is of letterheads. */
export const isOfficeWord = (word: string): boolean => isOf(word, officeWords);

/** The beginnings of a text's longer words, by which a headline and its text are known to be about one thing. */
export const stemsOf = (text: string): Set<string> =>
  new Set(
    (
      lowerCase(text.slice(0, 900))
        .replaceAll('ı', 'i')
        .match(/\p{L}{4,}/gu) ?? []
    ).map((word) => word.slice(0, 5)),
  );
