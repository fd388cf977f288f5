import { words, type Labels } from '../labels.ts';
import type { Role } from '../workflow/roles.ts';

/** What a story can be marked as, and what follows from it for who gets the story. */
type Value = {
  label: Labels;
  /** What a story is anyway, unless it says otherwise: pages do not say it. */
  usual?: true;
  /** A code of the IPTC's genres, http://cv.iptc.org/newscodes/genre/; each stands in its list of 2024-02-13. */
  iptcGenre?: string;
  /** The type schema.org has for such a story, where NewsArticle does not say it. */
  schemaType?: string;
  /** Somebody paid for it: its links say so, and it is no news. */
  isPaid?: true;
};

/**
 * One of a closed list of values, or none. `setBy`: the least role that sets it, where that is not everyone who may edit the story.
 * `onlyByUpdate`: of a published story an `update` alone changes it, no correction does.
 */
export type Choice = { setBy?: Role; onlyByUpdate?: true; values: Readonly<Record<string, Value>> };

/**
 * The fields of a story that are one of a closed list. From here come the form's select, the lists' filters in `/v1`, GraphQL and the admin,
 * OpenAPI's and GraphQL's enums, the words on pages and in feeds, the wire's genres and schema.org's type. Of two that give a story a type
 * the later one decides.
 */
export const choices = {
  /** What kind of text it is. */
  genre: {
    values: {
      news: { usual: true, label: words('News', 'Xəbər', 'Новость'), iptcGenre: 'Current' },
      analysis: {
        label: words('Analysis', 'Təhlil', 'Аналитика'),
        iptcGenre: 'Analysis',
        schemaType: 'AnalysisNewsArticle',
      },
      opinion: { label: words('Opinion', 'Fikir', 'Мнение'), iptcGenre: 'Opinion', schemaType: 'OpinionNewsArticle' },
      interview: { label: words('Interview', 'Müsahibə', 'Интервью'), iptcGenre: 'Interview' },
      feature: { label: words('Feature', 'Oçerk', 'Очерк'), iptcGenre: 'Feature', schemaType: 'ReportageNewsArticle' },
      background: {
        label: words('Background', 'Arayış', 'Справка'),
        iptcGenre: 'Background',
        schemaType: 'BackgroundNewsArticle',
      },
      factcheck: { label: words('Fact check', 'Fakt yoxlaması', 'Проверка фактов'), iptcGenre: 'Fact_Check' },
      obituary: { label: words('Obituary', 'Nekroloq', 'Некролог'), iptcGenre: 'Obituary' },
      'press-release': { label: words('Press release', 'Press-reliz', 'Пресс-релиз'), iptcGenre: 'Press_Release' },
    },
  },
  /** Who stands behind it, if not the newsroom alone. */
  partnerLabel: {
    setBy: 'section-editor',
    onlyByUpdate: true,
    values: {
      sponsored: {
        label: words('Sponsored', 'Sponsorlu material', 'Спонсорский материал'),
        iptcGenre: 'Sponsored',
        schemaType: 'AdvertiserContentArticle',
        isPaid: true,
      },
      partner: {
        label: words('Partner content', 'Tərəfdaş materialı', 'Партнёрский материал'),
        iptcGenre: 'Advertiser_Supplied',
        schemaType: 'AdvertiserContentArticle',
        isPaid: true,
      },
      'press-release': {
        label: words('Press release', 'Press-reliz', 'Пресс-релиз'),
        iptcGenre: 'Press_Release',
        schemaType: 'AdvertiserContentArticle',
        isPaid: true,
      },
    },
  },
} as const satisfies Record<string, Choice>;

export type ChoiceName = keyof typeof choices;
export type ValueOf<Name extends ChoiceName> = keyof (typeof choices)[Name]['values'] & string;
/** What a story is marked as, as far as it is. */
export type Chosen = { readonly [Name in ChoiceName]?: ValueOf<Name> };

export const choiceNames = Object.keys(choices) as ChoiceName[];

/** The row of the table, as its general type. */
export const choiceOf = (name: string): Choice => (choices as Readonly<Record<string, Choice>>)[name]!;

export const valuesOf = <Name extends ChoiceName>(name: Name): [ValueOf<Name>, ...ValueOf<Name>[]] =>
  Object.keys(choiceOf(name).values) as [ValueOf<Name>, ...ValueOf<Name>[]];

/** The value if it is one of this choice's. */
export const chosenOf = <Name extends ChoiceName>(name: Name, value: unknown): ValueOf<Name> | undefined =>
  valuesOf(name).find((each) => each === value);

/** The choices among other fields: those that are made, and are of the list. */
export const choicesIn = (of: Readonly<Record<string, unknown>>): Chosen =>
  Object.fromEntries(
    choiceNames.flatMap((name) => {
      const value = chosenOf(name, of[name]);
      return value === undefined ? [] : [[name, value]];
    }),
  );

/** What a story is marked as, in the order of the table. */
export const marksOf = (of: Chosen): { name: ChoiceName; value: string; row: Value }[] =>
  choiceNames.flatMap((name) => {
    const value: string | undefined = of[name];
    const row = value === undefined ? undefined : choiceOf(name).values[value];
    return value !== undefined && row ? [{ name, value, row }] : [];
  });

export const isPaid = (of: Chosen): boolean => marksOf(of).some(({ row }) => row.isPaid === true);

/** Which choices a correction may not change, of those that differ between what readers have and what would go out. */
export const onlyByUpdate = (
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): ChoiceName[] =>
  choiceNames.filter(
    (name) => choiceOf(name).onlyByUpdate && chosenOf(name, before[name]) !== chosenOf(name, after[name]),
  );
