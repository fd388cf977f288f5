import fc from 'fast-check';
import { dayNear, parseDay, renderDay } from '../../src/domain/times/calendarDay.ts';
import {
  parseDateline,
  problemOfDatelineFormat,
  renderDateline,
  type Dateline,
} from '../../src/domain/dateline/dateline.ts';
import type { DatelineForm } from '../../src/domain/dateline/datelineHead.ts';
import type { Language } from '../../src/domain/languages.ts';

const usualFormat = { pattern: '{place}/{source}:' };

describe('the dateline in house style', () => {
  it.each<[Dateline, string, Language, string]>([
    [{ place: 'Washington D.C.', source: 'Turan' }, '{place}/{source}:', 'en', 'Washington D.C./Turan:'],
    [{ place: 'Washington D.C.' }, '{place}/{source}:', 'en', 'Washington D.C.:'],
    [{ place: 'Bakı', source: '' }, '{place}/{source}:', 'az', 'Bakı:'],
    [
      { place: 'Baku', source: 'Turan', date: '2023-03-20' },
      '{place}, {date} ({source}) --',
      'en',
      'Baku, March 20 (Turan) --',
    ],
    [
      { place: 'Bakı', source: 'Turan', date: '2023-03-20' },
      '{place}, {date} ({source}) —',
      'az',
      'Bakı, 20 mart (Turan) —',
    ],
    [
      { place: 'Баку', source: 'Туран', date: '--03-20' },
      '{place}, {date} ({source}) —',
      'ru',
      'Баку, 20 марта (Туран) —',
    ],
    [{ place: 'Baku', source: 'Turan' }, '{place}, {date} ({source}) --', 'en', 'Baku (Turan) --'],
    [{ place: 'Baku', date: '2023-03-20' }, '{place}, {date} ({source}) --', 'en', 'Baku, March 20 --'],
    [{ place: 'Baku' }, '{place}, {date} ({source}) --', 'en', 'Baku --'],
    [{ place: 'Baku' }, '{date}, {place}/{source}:', 'en', 'Baku:'],
    [{ place: '{source}', source: 'Turan' }, '{place}/{source}:', 'en', '{source}/Turan:'],
  ])('prints %j as “%s” in %s: %s', (dateline, pattern, language, line) => {
    expect(renderDateline(dateline, { pattern }, language)).toBe(line);
  });

  it('has a format only if the format names a place and no field a dateline lacks', () => {
    expect(problemOfDatelineFormat(usualFormat)).toBeUndefined();
    expect(problemOfDatelineFormat({ pattern: '{source}:' })?.rule).toBe('required');
    expect(problemOfDatelineFormat({ pattern: '{place}/{agency}:' })?.rule).toBe('unknown-field');
  });
});

describe('a dateline at the start of a paragraph', () => {
  it.each<[string, DatelineForm, Dateline, string]>([
    ['Washington D.C./Turan: The U.S. said', 'slash', { place: 'Washington D.C.', source: 'Turan' }, 'The U.S. said'],
    ['Bakı/Turan: Prezident', 'slash', { place: 'Bakı', source: 'Turan' }, 'Prezident'],
    ['Baku/20.03.23/Turan: Text', 'slash', { place: 'Baku', source: 'Turan', date: '2023-03-20' }, 'Text'],
    ['Praqa/RFE/RL: Mətn', 'slash', { place: 'Praqa', source: 'RFE/RL' }, 'Mətn'],
    ['Moscow/Kyiv: Text', 'slash', { place: 'Moscow/Kyiv' }, 'Text'],
    ['Zugdidi, Georgia/Civilnet: Text', 'slash', { place: 'Zugdidi, Georgia', source: 'Civilnet' }, 'Text'],
    ['BAKU, March 3 (Turan) -- Text', 'agency', { place: 'BAKU', source: 'Turan', date: '--03-03' }, 'Text'],
    [
      'BAKU/TBILISI, March 3 (Turan) - Text',
      'agency',
      { place: 'BAKU/TBILISI', source: 'Turan', date: '--03-03' },
      'Text',
    ],
    [
      'BAKU, Azerbaijan, March 3, 2023 (AP) — Text',
      'agency',
      { place: 'BAKU, Azerbaijan', source: 'AP', date: '2023-03-03' },
      'Text',
    ],
    ['Баку, 3 марта (Туран) — Текст', 'agency', { place: 'Баку', source: 'Туран', date: '--03-03' }, 'Текст'],
    ['МОСКВА (ТАСС, 3 марта) — Текст', 'agency', { place: 'МОСКВА', source: 'ТАСС', date: '--03-03' }, 'Текст'],
    ['LONDON (Reuters) - Text', 'agency', { place: 'LONDON', source: 'Reuters' }, 'Text'],
    ['London (Reuters) – Text', 'agency', { place: 'London', source: 'Reuters' }, 'Text'],
    ['БАКУ, 3 мар — РИА Новости. Текст', 'dash', { place: 'БАКУ', source: 'РИА Новости', date: '--03-03' }, 'Текст'],
    ['BAKU, March 3 -- Text', 'dash', { place: 'BAKU', date: '--03-03' }, 'Text'],
    ['BAKU — Text', 'dash', { place: 'BAKU' }, 'Text'],
    ['Tbilisi, Georgia: Text', 'colon', { place: 'Tbilisi, Georgia' }, 'Text'],
    ['Tiflis, Gürcüstan: Mətn', 'colon', { place: 'Tiflis, Gürcüstan' }, 'Mətn'],
    ['Гори, Грузия: Текст', 'colon', { place: 'Гори, Грузия' }, 'Текст'],
    ['Washington D.C.: Text', 'colon', { place: 'Washington D.C.' }, 'Text'],
    ['Baku/Turan:', 'slash', { place: 'Baku', source: 'Turan' }, ''],
  ])('is read from “%s” (%s)', (line, form, dateline, rest) => {
    expect(parseDateline(line)).toEqual({ dateline, rest, form });
  });

  it.each([
    'The minister said: we will not go.',
    'Note: this is a draft.',
    'NOTE: this is a draft.',
    'Azerbaijan: a country report',
    'He/She: a grammar of the pronoun',
    'Yes/No: the vote in short',
    'Input/output: a summary',
    'And/or: both',
    'John Smith (Labour) - who was absent - said no.',
    'Ilham Aliyev, President: no comment',
    'The talks (Geneva) — long awaited — began.',
    'See https://example.org/a: the page',
    'At 10:30 the doors opened',
    'BAKU, March 45 (Turan) -- no such day',
    'NATO — the alliance — said no.',
    'Nazir bildirib: “Getməyəcəyik”.',
    'Министр сказал: «Мы не поедем».',
    '“Baku/Turan: quoted”',
    'baku/turan: lower case',
    'CROC TOWNSVILLE (QLD)',
    'The minister (a lawyer) - said no',
    '',
  ])('is not seen in “%s”', (line) => {
    expect(parseDateline(line)).toBeUndefined();
  });

  it.each<[string, Dateline, string]>([
    ['ВАШИНГТОН, 22 января. /ТАСС/. Текст', { place: 'ВАШИНГТОН', source: 'ТАСС', date: '--01-22' }, 'Текст'],
    ['SEOUL, Nov 26 AFP - Text', { place: 'SEOUL', source: 'AFP', date: '--11-26' }, 'Text'],
    ['CHATHAM, Mass. (AP) _ Text', { place: 'CHATHAM, Mass.', source: 'AP' }, 'Text'],
    ['Bakı. 26 noyabr. TURAN: Mətn', { place: 'Bakı', source: 'TURAN', date: '--11-26' }, 'Mətn'],
    ['Jan 12 (Reuters) - Text', { source: 'Reuters', date: '--01-12' }, 'Text'],
    ['(Baku, Nov. 26, Turan) Text', { place: 'Baku', source: 'Turan', date: '--11-26' }, 'Text'],
    ['New Delhi, Nov 26 (PTI) Text', { place: 'New Delhi', source: 'PTI', date: '--11-26' }, 'Text'],
    ['BAKU, Azerbaijan, November 26. Text', { place: 'BAKU, Azerbaijan', date: '--11-26' }, 'Text'],
    ['(ANSA) - ROME, 26 NOV - Text', { place: 'ROME', source: 'ANSA', date: '--11-26' }, 'Text'],
    ['Gəncə – APA. Mətn', { place: 'Gəncə', source: 'APA' }, 'Mətn'],
    ['Bakı, 26 noyabr, AZƏRTAC', { place: 'Bakı', source: 'AZƏRTAC', date: '--11-26' }, ''],
    ['26 ноября, Минск /Корр. БЕЛТА/. Текст', { place: 'Минск', source: 'БЕЛТА', date: '--11-26' }, 'Текст'],
    ['Madrid, 26 Nov (EFE).- Text', { place: 'Madrid', source: 'EFE', date: '--11-26' }, 'Text'],
    ['Reuters, London, Nov 26 - Text', { place: 'London', source: 'Reuters', date: '--11-26' }, 'Text'],
    ['Bakı/Turan. Mətn', { place: 'Bakı', source: 'Turan' }, 'Mətn'],
    ['SAN FRANCISCO - Text', { place: 'SAN FRANCISCO' }, 'Text'],
    ['NORTH SYDNEY, N.S. — Text', { place: 'NORTH SYDNEY, N.S.' }, 'Text'],
    ['La Paz, Nov 23 (EFE).- Text', { place: 'La Paz', source: 'EFE', date: '--11-23' }, 'Text'],
    ['Le Perthus (France) (AFP) – Text', { place: 'Le Perthus (France)', source: 'AFP' }, 'Text'],
    [
      'Ruse, on the Danube, November 24 (BTA) - Text',
      { place: 'Ruse, on the Danube', source: 'BTA', date: '--11-24' },
      'Text',
    ],
    ['ISLAMABAD, Nov 24 (APP):Text', { place: 'ISLAMABAD', source: 'APP', date: '--11-24' }, 'Text'],
    ['Lokoja, Nov. 24, 2026 (NAN) Text', { place: 'Lokoja', source: 'NAN', date: '2026-11-24' }, 'Text'],
    ['БАТУМИ, 24 ноя - Новости-Грузия. Текст', { place: 'БАТУМИ', source: 'Новости-Грузия', date: '--11-24' }, 'Текст'],
    ['Zaqatala, 24 noyabr, AZƏRTAC', { place: 'Zaqatala', source: 'AZƏRTAC', date: '--11-24' }, ''],
  ])('is read in the order and with the marks of any agency: “%s”', (line, dateline, rest) => {
    expect(parseDateline(line)).toMatchObject({ dateline, rest });
  });

  it.each([
    'Thursday, November 26. Text',
    'The AP: Text',
    'The Report. Text',
    'John Smith, Reuters: Text',
    'UNESCO - The agency said so.',
    'BREAKING - Minister resigns.',
    'Minister Aliyev. Text',
    '2026 - Year of the city',
    '(Adds details)',
  ])('is not seen in any order in “%s”', (line) => {
    expect(parseDateline(line)).toBeUndefined();
  });

  it('trusts the house agency that nobody else knows', () => {
    expect(parseDateline('Gori (Ayaz) - Text')).toBeUndefined();
    expect(parseDateline('Gori (Ayaz) - Text', { sources: ['Ayaz'] })?.dateline).toEqual({
      place: 'Gori',
      source: 'Ayaz',
    });
  });

  it('leaves the rest of the paragraph exactly as it was typed', () => {
    const rest = '“We’re not  pulling our punches,” -- he said… "never"..';
    expect(parseDateline(`Baku/Turan: ${rest}`)?.rest).toBe(rest);
  });

  it('is found again in what the house style prints', () => {
    const place = fc.constantFrom('Baku', 'Washington D.C.', 'Bakı', 'Баку', 'New York');
    const source = fc.option(fc.constantFrom('Turan', 'Reuters', 'Туран'), { nil: undefined });
    fc.assert(
      fc.property(place, source, (where, agency) => {
        const line = renderDateline({ place: where, source: agency }, usualFormat, 'en');
        expect(parseDateline(`${line} Text`)?.dateline).toEqual({ place: where, ...(agency && { source: agency }) });
      }),
    );
  });
});

describe('a day', () => {
  it.each([
    ['March 3', '--03-03'],
    ['Mar. 3', '--03-03'],
    ['Sept 9', '--09-09'],
    ['March 3, 2023', '2023-03-03'],
    ['3 March 2023', '2023-03-03'],
    ['20 mart', '--03-20'],
    ['1 İyun 2024', '2024-06-01'],
    ['9 мая', '--05-09'],
    ['3 мар', '--03-03'],
    ['20 марта 2023 г.', '2023-03-20'],
    ['20.03.23', '2023-03-20'],
    ['20.03.2023', '2023-03-20'],
    ['2023-03-20', '2023-03-20'],
    ['29 февраля', '--02-29'],
    ['29 февраля 2024', '2024-02-29'],
  ])('%s is %s', (text, day) => {
    expect(parseDay(text)).toBe(day);
  });

  it.each(['March 32', '30.02.2024', '29.02.2023', 'Marchy 3', '3', 'yesterday', '2023-13-01', ''])(
    '“%s” is none',
    (text) => {
      expect(parseDay(text)).toBeUndefined();
    },
  );

  it('is printed as the language does, from a day or an instant', () => {
    expect(renderDay('2023-03-20T12:00:00.000Z', 'en')).toBe('March 20');
    expect(renderDay('2023-05-09', 'az')).toBe('9 may');
    expect(renderDay('--05-09', 'ru')).toBe('9 мая');
    expect(renderDay('Monday', 'ru')).toBe('Monday');
  });

  it('without a year belongs to the nearest one', () => {
    expect(dayNear('--12-31', '2024-01-02')).toBe('2023-12-31');
    expect(dayNear('--01-02', '2023-12-31')).toBe('2024-01-02');
    expect(dayNear('--03-20', '2023-03-21')).toBe('2023-03-20');
    expect(dayNear('--02-29', '2023-03-01')).toBe('2024-02-29');
    expect(dayNear('2020-03-20', '2023-03-21')).toBe('2020-03-20');
  });
});
