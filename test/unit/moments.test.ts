import { momentText, storyMomentText } from '../../src/admin/times/moments.ts';

const iso = '2026-11-26T22:30:00.000Z';

it('shows a time of a story on the newsroom’s clock, and on the story’s too where that shows another', () => {
  const here = { language: 'en', newsroomZone: 'Asia/Baku' } as const;
  expect(storyMomentText(iso, { ...here, storyZone: 'America/New_York' })).toBe(
    '27 Nov, 02:30 Asia/Baku · 26 Nov, 17:30 America/New_York',
  );
  expect(storyMomentText(iso, { ...here, storyZone: 'Asia/Tbilisi' })).toBe('27 Nov, 02:30');
  for (const storyZone of ['', null, undefined])
    expect(storyMomentText(iso, { ...here, storyZone })).toBe('27 Nov, 02:30');
});

it('writes months as each language does', () => {
  expect(momentText(iso, { language: 'ru', timeZone: 'Asia/Baku', withYear: true })).toBe('27 нояб. 2026, 02:30');
  expect(momentText(iso, { language: 'az', timeZone: 'Asia/Baku' })).toBe('27 noy, 02:30');
});
