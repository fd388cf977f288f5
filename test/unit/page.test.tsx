import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blocksOf, htmlOf } from '../../src/domain/body.ts';
import { renderStoryPage } from '../../src/delivery/page/render.tsx';
import type { StoryView } from '../../src/delivery/page/view.ts';
import { body, paragraph } from '../support/bodies.ts';

const at = { iso: '2023-03-21T09:00:00.000Z', text: '21 March 2023, 09:00' };
const view: StoryView = {
  language: 'en',
  headline: 'U.S. Flags Significant Human Rights Abuses In Azerbaijan',
  stylesheet: '/assets/page.css',
  agency: { label: 'Turan', href: '/' },
  description: 'The annual report is out.',
  canonical: 'https://turan.az/politics/us-flags',
  kicker: 'Human rights',
  standfirst: 'The annual report is out.',
  sections: [{ label: 'Politics', href: '/politics' }],
  body: htmlOf(blocksOf(body(paragraph('The U.S. State Department cited credible reports.'))), {
    dateline: 'Washington D.C./Turan:',
  }),
  byline: 'Alex Raufoglu',
  reporting: 'Reporting by Alex Raufoglu in Washington',
  published: at,
  corrections: [{ at, text: 'The report covers 2022, not 2021.' }],
  reviews: { href: '/politics/us-flags/reviews' },
  social: [{ label: 'Telegram', href: 'https://t.me/turan' }],
  newsLine: [{ at, headline: 'Parliament meets', href: '/politics/parliament-meets' }],
};

/** The text between tags, for what a reader sees. */
const seen = (page: string) => page.replace(/<head>.*<\/head>/s, '').replace(/<[^>]*>/g, '\n');

describe("the reader's page", () => {
  it('shows what the printed story has, in its order', () => {
    const order = [
      'Politics',
      'Human rights',
      'U.S. Flags Significant Human Rights Abuses In Azerbaijan',
      'Washington D.C./Turan:',
      ' The U.S. State Department cited credible reports.',
      'Alex Raufoglu',
      'Reporting by Alex Raufoglu in Washington',
      'The report covers 2022, not 2021.',
      'Leave a review',
      'Follow us on social networks',
      'News Line',
      'Parliament meets',
    ];
    const page = seen(renderStoryPage(view));
    const places = order.map((words) => page.indexOf(words));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('is a whole document with its language, title, description and style sheet, and neither script nor inline style', () => {
    const page = renderStoryPage(view);
    expect(page).toMatch(/^<!doctype html>\n<html lang="en" dir="ltr">/);
    expect(page).toContain('<title>U.S. Flags Significant Human Rights Abuses In Azerbaijan — Turan</title>');
    expect(page).toContain('<meta name="description" content="The annual report is out."/>');
    expect(page).toContain('<link rel="canonical" href="https://turan.az/politics/us-flags"/>');
    expect(page).toContain('<link rel="stylesheet" href="/assets/page.css"/>');
    expect(page).toContain('<p><span class="dateline">Washington D.C./Turan:</span> The U.S. State');
    expect(page).not.toMatch(/<script|<style| style=|noindex/);
  });

  it.each([
    ['en', 'Leave a review', 'Follow us on social networks', 'News Line', 'Corrections', 'Preview — not published'],
    [
      'az',
      'Rəy bildirin',
      'Bizi sosial şəbəkələrdə izləyin',
      'Xəbər lenti',
      'Düzəlişlər',
      'İlkin baxış — dərc olunmayıb',
    ],
    [
      'ru',
      'Оставить отзыв',
      'Следите за нами в социальных сетях',
      'Лента новостей',
      'Исправления',
      'Предпросмотр — не опубликовано',
    ],
  ] as const)('speaks the language of the story: %s', (language, ...labels) => {
    const page = renderStoryPage({ ...view, language, preview: {} });
    expect(page).toContain(`<html lang="${language}"`);
    for (const label of labels) expect(seen(page)).toContain(label);
  });

  it('says of a preview that it is one, closes reviews and keeps search engines out', () => {
    const page = renderStoryPage({ ...view, preview: { note: 'Edits of 12:40' } });
    expect(seen(page)).toContain('Preview — not published');
    expect(seen(page)).toContain('Edits of 12:40');
    expect(page).toContain('<meta name="robots" content="noindex, nofollow"/>');
    expect(page).toContain('<a class="button" role="link" aria-disabled="true">');
    expect(page).not.toContain('/politics/us-flags');
  });

  it('of a published story is open for reviews and has no banner', () => {
    const page = renderStoryPage(view);
    expect(page).toContain('<a class="button" href="/politics/us-flags/reviews" rel="noopener">');
    expect(page).not.toContain('Preview');
  });

  it('has no empty boxes for what a story lacks', () => {
    const { language, headline, stylesheet, agency, body: text } = view;
    const page = renderStoryPage({ language, headline, stylesheet, agency, body: text });
    expect(page).not.toMatch(/kicker|standfirst|corrections|social|news-line|byline|undefined|null|<ul><\/ul>/);
  });

  it('escapes hostile text everywhere and follows no hostile link', () => {
    const hostile = '</title><script>alert(1)</script><img src=x onerror="alert(1)">\'';
    const url = 'javascript:alert(1)';
    const strange = { iso: hostile, text: hostile };
    const page = renderStoryPage({
      language: 'en',
      headline: hostile,
      stylesheet: url,
      agency: { label: hostile, href: url },
      title: hostile,
      description: hostile,
      canonical: url,
      translations: [{ language: 'az', href: url }],
      kicker: hostile,
      standfirst: hostile,
      sections: [{ label: hostile, href: url }],
      photo: { src: '/x.jpg', width: 1, height: 1, alt: hostile, caption: hostile, credit: hostile },
      body: htmlOf(blocksOf(body(paragraph(hostile))), { dateline: hostile }),
      byline: hostile,
      reporting: hostile,
      sources: hostile,
      published: strange,
      updated: strange,
      corrections: [{ at: strange, text: hostile }],
      reviews: { href: url },
      social: [{ label: hostile, href: url }],
      newsLine: [{ at: strange, headline: hostile, href: url }],
      preview: { note: hostile },
    });
    expect(page).not.toContain('<script');
    expect(page).not.toContain('<img src=x');
    expect(page).not.toContain('javascript:');
    expect(page.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(20);
  });

  it('gives each language version to search engines, and to readers in its own name', () => {
    const page = renderStoryPage({ ...view, translations: [{ language: 'az', href: '/az/siyaset/abs' }] });
    expect(page).toContain('<link rel="alternate" hrefLang="az" href="/az/siyaset/abs"/>');
    expect(seen(page)).toContain('Azərbaycanca');
  });

  it('has a look for each of its classes', () => {
    const css = readFileSync(join(import.meta.dirname, '../../src/delivery/page/page.css'), 'utf8');
    const page = renderStoryPage({ ...view, preview: {} });
    const unstyled = new Set(['opening']);
    const names = [...page.matchAll(/class(?:Name)?="([^"]+)"/g)].flatMap(([, list]) => list?.split(' ') ?? []);
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !css.includes(`.${name}`) && !unstyled.has(name))).toEqual([]);
  });
});
