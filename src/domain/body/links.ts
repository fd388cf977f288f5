const longestHref = 2_000;
const protocols = ['http:', 'https:', 'mailto:', 'tel:'];

/** What stands behind each scheme that names no site: an address, a number as RFC 3966 writes it. */
const behindScheme: Readonly<Record<string, RegExp>> = {
  'mailto:': /^[^@]+@[^@]+$/,
  'tel:': /^\+?[\d().-]*\d[\d().-]*(?:;[\w=.+-]+)*$/,
};

/**
 * An address that may stand in an `href`, unchanged but for outer spaces: http, https, mailto, tel, or within our own site
 * (begins with `/`, `?` or `#`). Anything else, `//host` too, is undefined.
 */
export function safeHrefOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const href = value.trim();
  // Browsers drop tabs and line ends before they read the scheme, so `java<tab>script:` would run.
  if (href === '' || href.length > longestHref || /[\s\p{Cc}]/u.test(href)) return undefined;
  if (/^[/?#]/.test(href)) return /^\/[/\\]/.test(href) ? undefined : href;
  if (!URL.canParse(href)) return undefined;
  const url = new URL(href);
  if (!protocols.includes(url.protocol) || url.username || url.password) return undefined;
  return behindScheme[url.protocol]?.test(url.pathname) === false ? undefined : href;
}

/** What Payload's link field lets through as it is; any other path it would store percent-encoded and so broken. */
const pathOfOurs = /^(?:\/[\w\-./]*(?:\?[-;&=%\w]*)?(?:#[\w-]+)?|#[\w-]+)$/;

/** Why a link can't be stored in a body, in a sentence, or undefined if it can. */
export function linkProblem(value: unknown): string | undefined {
  const href = safeHrefOf(value);
  if (href === undefined) return 'A link begins with https://, http://, mailto:, tel: or, within the site, with /.';
  if (/^[/?#]/.test(href)) return pathOfOurs.test(href) ? undefined : 'Write a link within the site as /section/story.';
  const url = new URL(href);
  if (behindScheme[url.protocol]) return undefined;
  const isWhole = /^https?:\/\/[^/]/i.test(href) && url.hostname.includes('.');
  return isWhole ? undefined : 'This link names no site.';
}
