import { instantOf, readTime } from '../../src/domain/times/when.ts';

it.each([
  // Text, the story's time zone, the instant.
  ['2026-11-23T18:30', 'Asia/Baku', '2026-11-23T14:30:00.000Z'],
  ['2026-11-23 18:30', 'Asia/Baku', '2026-11-23T14:30:00.000Z'],
  ['2026-11-23T18:30:15', 'Asia/Baku', '2026-11-23T14:30:15.000Z'],
  ['2026-01-10T09:00', 'America/New_York', '2026-01-10T14:00:00.000Z'],
  ['2026-07-10T09:00', 'America/New_York', '2026-07-10T13:00:00.000Z'],
  ['2026-07-10T09:00', 'Asia/Kolkata', '2026-07-10T03:30:00.000Z'],
  ['2026-07-10T09:00', 'Asia/Kathmandu', '2026-07-10T03:15:00.000Z'],
  ['2026-07-10T00:15', 'Pacific/Kiritimati', '2026-07-09T10:15:00.000Z'],
  ['2028-02-29T12:00', 'UTC', '2028-02-29T12:00:00.000Z'],
])('reads %s on the clock in %s', (text, zone, instant) => {
  expect(instantOf(text, zone)).toBe(instant);
});

it.each([
  ['2026-11-23T18:30Z', '2026-11-23T18:30:00.000Z'],
  ['2026-11-23T18:30:00+04:00', '2026-11-23T14:30:00.000Z'],
  ['2026-11-23T18:30:00+0400', '2026-11-23T14:30:00.000Z'],
  ['2026-11-23T18:30:00.250-05:30', '2026-11-24T00:00:00.250Z'],
  ['2026-11-23T18:30:00.123456Z', '2026-11-23T18:30:00.123Z'],
  ['2026-11-23T18:30:00.5Z', '2026-11-23T18:30:00.500Z'],
])('takes %s by its own offset, whatever the zone of the story', (text, instant) => {
  expect(instantOf(text, 'Asia/Baku')).toBe(instant);
  expect(instantOf(text, 'America/New_York')).toBe(instant);
});

describe('when the clocks go forward', () => {
  it.each([
    // London skips 01:00–02:00 on 29 March 2026, New York 02:00–03:00 on 8 March, Lord Howe half an hour on 4 October.
    ['2026-03-29T00:59', 'Europe/London', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29T02:00', 'Europe/London', '2026-03-29T01:00:00.000Z'],
    ['2026-03-08T03:00', 'America/New_York', '2026-03-08T07:00:00.000Z'],
  ])('%s in %s is a time as any', (text, zone, instant) => {
    expect(readTime(text, zone)).toEqual({ instant });
  });

  it.each([
    ['2026-03-29T01:30', 'Europe/London', '2026-03-29T02:30'],
    ['2026-03-08T02:30', 'America/New_York', '2026-03-08T03:30'],
    ['2027-03-14T02:30', 'America/New_York', '2027-03-14T03:30'],
    ['2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-04T02:45'],
  ])('%s in %s is skipped, and the next time is %s', (text, zone, next) => {
    expect(instantOf(text, zone)).toBeUndefined();
    expect(readTime(text, zone)).toMatchObject({ rule: 'skipped', params: { time: text, next, timeZone: zone } });
  });
});

describe('when the clocks go back', () => {
  it.each([
    ['2026-10-25T00:59', 'Europe/London', '2026-10-24T23:59:00.000Z'],
    ['2026-10-25T01:30', 'Europe/London', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25T02:00', 'Europe/London', '2026-10-25T02:00:00.000Z'],
    ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
    ['2026-11-01T02:00', 'America/New_York', '2026-11-01T07:00:00.000Z'],
    ['2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z'],
  ])('%s in %s is the first of the two', (text, zone, instant) => {
    expect(instantOf(text, zone)).toBe(instant);
  });

  it('the other of the two is told, and only then', () => {
    expect(readTime('2027-11-07T01:30', 'America/New_York')).toEqual({
      instant: '2027-11-07T05:30:00.000Z',
      other: '2027-11-07T06:30:00.000Z',
    });
    expect(readTime('2027-11-07T02:00', 'America/New_York')).toEqual({ instant: '2027-11-07T07:00:00.000Z' });
    expect(readTime('2027-11-07T01:30-05:00', 'America/New_York')).toEqual({ instant: '2027-11-07T06:30:00.000Z' });
  });
});

it.each([
  '',
  'tomorrow',
  '18:30',
  '2026-11-23',
  '2026-11-23T18',
  '2026-11-23T18:30 PM',
  '23.11.2026 18:30',
  '2026-02-30T10:00',
  '2026-02-30T10:00Z',
  '2027-02-29T10:00',
  '2026-04-31T10:00+04:00',
  '2026-13-01T10:00',
  '2026-00-10T10:00',
  '2026-11-00T10:00',
  '2026-11-23T24:00',
  '2026-11-23T24:00Z',
  '2026-11-23T18:60',
  '2026-11-23T18:30:60Z',
  '2026-11-23T18:30+25:00',
  '2026-11-23T18:30+04:75',
  '0026-11-23T18:30',
  '2026-11-23T18:30Z\n',
  ' 2026-11-23T18:30',
  '{"$gt":""}',
  '2026-11-23T18:30:00.1234567Z',
])('takes %j for no time at all', (text) => {
  expect(instantOf(text, 'Asia/Baku')).toBeUndefined();
});

it('knows no time in a zone nobody knows', () => {
  expect(instantOf('2026-11-23T18:30', 'Mars/Olympus')).toBeUndefined();
  expect(instantOf('2026-11-23T18:30Z', 'Mars/Olympus')).toBe('2026-11-23T18:30:00.000Z');
});
