import { bylineMatcher, hasBylineLabel, hasBylinePrefix, renderByline } from '../../src/domain/byline.ts';

const named = (...names: string[]) => names.map((name) => ({ name }));

describe('the byline as readers see it', () => {
  it.each([
    [['Alex Raufoglu'], 'en', 'Alex Raufoglu'],
    [['A', 'B'], 'en', 'A and B'],
    [['A', 'B', 'C'], 'en', 'A, B and C'],
    [['A', 'B', 'C'], 'az', 'A, B və C'],
    [['А', 'Б'], 'ru', 'А и Б'],
    [['А', 'Б', 'В'], 'ru', 'А, Б и В'],
    [['A', ' ', 'B'], 'en', 'A and B'],
    [[], 'en', ''],
  ] as const)('of %j in %s is “%s”', (names, language, line) => {
    expect(renderByline({ names: named(...names) }, language)).toBe(line);
  });

  it('is the free text when there is one', () => {
    expect(renderByline({ names: named('Alex Raufoglu'), override: 'Staff' }, 'en')).toBe('Staff');
    expect(renderByline({ names: named('Alex Raufoglu'), override: '  ' }, 'en')).toBe('Alex Raufoglu');
  });

  it.each([
    ['en', 'Alex Raufoglu\nReporting by Leyla in Baku and Nino in Tbilisi'],
    ['az', 'Alex Raufoglu\nReportaj: Leyla, Baku; Nino, Tbilisi'],
    ['ru', 'Alex Raufoglu\nРепортаж: Leyla, Baku; Nino, Tbilisi'],
  ] as const)('says in %s who reported from where', (language, lines) => {
    const reportingBy = [
      { name: 'Leyla', place: 'Baku' },
      { name: 'Nino', place: 'Tbilisi' },
    ];
    expect(renderByline({ names: named('Alex Raufoglu'), reportingBy }, language)).toBe(lines);
  });

  it('can be a reporting line alone, and needs no place', () => {
    expect(renderByline({ names: [], reportingBy: [{ name: 'Leyla', place: 'Baku' }] }, 'en')).toBe(
      'Reporting by Leyla in Baku',
    );
    expect(renderByline({ names: [], reportingBy: [{ name: 'Leyla' }] }, 'en')).toBe('Reporting by Leyla');
  });
});

const people = [
  { id: 'alex', name: 'Alex Raufoglu', aliases: ['Ələkbər Raufoğlu'] },
  { id: 'rashid', name: 'Rəşid Quliyev' },
  { id: 'nino', name: 'Nino Kharadze' },
  { id: 'anna', name: 'Anna Martin' },
  { id: 'anna-2', name: 'Ánna Martín' },
];

describe('a byline in copy', () => {
  it.each<[string, string[], string[]]>([
    ['Alex Raufoglu', ['alex'], []],
    ['ALEX RAUFOGLU', ['alex'], []],
    ['By Alex Raufoglu', ['alex'], []],
    ['by  alex raufoglu', ['alex'], []],
    ['By: Alex Raufoglu.', ['alex'], []],
    ['Müəllif: Ələkbər Raufoğlu', ['alex'], []],
    ['Автор: Алекс Рауфоглу', ['alex'], []],
    ['Rashid Guliyev', ['rashid'], []],
    ['Рашид Гулиев', ['rashid'], []],
    ['By Alex Raufoglu and Nino Kharadze', ['alex', 'nino'], []],
    ['Nino Kharadze, Alex Raufoglu, and Rəşid Quliyev', ['nino', 'alex', 'rashid'], []],
    ['Rəşid Quliyev və Alex Raufoglu', ['rashid', 'alex'], []],
    ['Авторы: Нино Харадзе и Рашид Гулиев', ['nino', 'rashid'], []],
    ['Alex Raufoglu, Alex Raufoglu', ['alex'], []],
    ['Alex Raufoglu, Washington correspondent', ['alex'], []],
    ['Алекс Рауфоглу, Вашингтон', ['alex'], []],
    ['By Alex Raufoglu and John Doe', ['alex'], ['John Doe']],
    ['John Doe', [], ['John Doe']],
    ['Alexander Raufoglu', [], ['Alexander Raufoglu']],
    ['Raufoglu', [], ['Raufoglu']],
    ['', [], []],
    ['By', [], []],
    [' , and ,', [], []],
  ])('“%s” names %j, and %j whom nobody knows', (text, ids, unmatched) => {
    expect(bylineMatcher(people)(text)).toEqual({ ids, unmatched });
  });

  it('is left to the desk when two people write their name alike', () => {
    expect(bylineMatcher(people)('ANNA MARTIN')).toEqual({ ids: [], unmatched: ['ANNA MARTIN'] });
  });

  it('announces itself in three languages, which ordinary words do not', () => {
    expect(['By Alex', 'Müəllif: Alex', 'Авторы: А', 'Автор: Алекс'].map(hasBylinePrefix)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['Byron dies', 'by the way', 'Авторитет', 'Alex'].map(hasBylinePrefix)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(['By Election Results', 'By: Alex'].map(hasBylineLabel)).toEqual([false, true]);
  });
});
