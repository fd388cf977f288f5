import { embedOf, embedProviderTitle } from '../domain/fields/embed.ts';
import type { Language } from '../domain/languages.ts';
import { say } from './texts.ts';

/** `<div class="embed …"><iframe …></iframe></div>`, as `htmlOf` of the body writes it: attributes are escaped and double-quoted. */
const frames = /<div class="embed embed-(\w+)"><iframe src="([^"]*)"[^>]*? title="([^"]*)"[^>]*><\/iframe><\/div>/g;

const unescapeUrl = (text: string): string => text.replaceAll('&amp;', '&');
const escapeUrl = (text: string): string => text.replaceAll('&', '&amp;');

/** The public page of what a frame shows; SoundCloud's player has it as a parameter. */
const pageOf = (src: string) => embedOf(src) ?? embedOf(new URL(src).searchParams.get('url'));

/**
 * A body whose frames wait for a click: until then nothing is fetched from another site, which would learn who reads what. Without
 * JavaScript the link leads there.
 */
export const withFramesOnClick = (html: string, language: Language): string =>
  html.replace(frames, (_, kind: string, src: string, title: string) => {
    const page = pageOf(unescapeUrl(src));
    if (!page) return '';
    const site = embedProviderTitle(page.provider);
    const notice = say('embedOnClick', language).replace('{site}', site);
    return (
      `<div class="embed embed-${kind}" data-frame="${src}" data-title="${title}">` +
      `<a class="embed-play" href="${escapeUrl(page.url)}" rel="noopener"><span>${title}</span> <small>${notice}</small></a></div>`
    );
  });
