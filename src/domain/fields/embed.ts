/** A post, film or sound of another site, as a page may show it: in a frame from an address we built, or as a plain link. */
export type Embed = {
  provider: EmbedProvider;
  /** The public address, https, without tracking parameters. */
  url: string;
  title: string;
} & ({ kind: 'frame'; src: string; width: number; height: number } | { kind: 'link' });

type EmbedView = { url: string; frame?: { src: string; width: number; height: number } };
type Provider = { hosts: readonly string[]; title: string; viewOf: (url: URL) => EmbedView | undefined };

const wide = { width: 640, height: 360 };
const number = /^\d{1,20}$/;
const name = /^[\w.-]{1,80}$/;
const post = /^[\w-]{1,128}$/;

/** Seconds, from `90`, `90s` or `1h2m3s`. */
function secondsOf(time: string | null): number {
  const [, hours = '0', minutes = '0', seconds = '0'] =
    /^(?:(\d{1,2})h)?(?:(\d{1,3})m)?(?:(\d{1,5})s?)?$/.exec(time ?? '') ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

const segmentsOf = (url: URL): string[] => url.pathname.split('/').filter(Boolean);

function youTube(url: URL): EmbedView | undefined {
  const [first = '', second = ''] = segmentsOf(url);
  const isShort = url.hostname === 'youtu.be';
  const id = isShort ? first : first === 'watch' ? (url.searchParams.get('v') ?? '') : second;
  if (!isShort && !['watch', 'shorts', 'live', 'embed'].includes(first)) return undefined;
  if (!/^[\w-]{11}$/.test(id)) return undefined;
  const start = secondsOf(url.searchParams.get('t') ?? url.searchParams.get('start'));
  return {
    url: `https://www.youtube.com/watch?v=${id}${start ? `&t=${start}` : ''}`,
    frame: { src: `https://www.youtube-nocookie.com/embed/${id}${start ? `?start=${start}` : ''}`, ...wide },
  };
}

function vimeo(url: URL): EmbedView | undefined {
  const segments = segmentsOf(url);
  const at = segments.findIndex((segment) => number.test(segment));
  const id = segments[at];
  if (!id || at > 2) return undefined;
  const next = url.searchParams.get('h') ?? segments[at + 1] ?? '';
  const key = /^[0-9a-f]{6,20}$/.test(next) ? next : '';
  return {
    url: `https://vimeo.com/${id}${key && `/${key}`}`,
    frame: { src: `https://player.vimeo.com/video/${id}?dnt=1${key && `&h=${key}`}`, ...wide },
  };
}

function soundCloud(url: URL): EmbedView | undefined {
  const segments = segmentsOf(url);
  const isTrack = segments.length === 2 || (segments.length === 3 && segments[1] === 'sets');
  if (!isTrack || !segments.every((segment) => post.test(segment))) return undefined;
  const address = `https://soundcloud.com/${segments.join('/')}`;
  return {
    url: address,
    frame: { src: `https://w.soundcloud.com/player/?url=${encodeURIComponent(address)}`, width: 640, height: 166 },
  };
}

function x(url: URL): EmbedView | undefined {
  const [account = '', status, id = ''] = segmentsOf(url);
  if (status !== 'status' || !/^\w{1,15}$/.test(account) || !number.test(id)) return undefined;
  return { url: `https://x.com/${account}/status/${id}` };
}

/** Only the addresses of posts: Facebook's other pages include redirects to anywhere. */
const facebookQueries: Record<string, readonly string[]> = {
  watch: ['v'],
  photo: ['fbid'],
  'photo.php': ['fbid'],
  'permalink.php': ['story_fbid', 'id'],
  'story.php': ['story_fbid', 'id'],
};

function facebook(url: URL): EmbedView | undefined {
  const segments = segmentsOf(url);
  const [first = '', second = ''] = segments;
  if (!segments.every((segment) => name.test(segment))) return undefined;
  if (segments.length === 1 && Object.hasOwn(facebookQueries, first)) {
    const pairs = (facebookQueries[first] ?? []).map((key) => [key, url.searchParams.get(key) ?? ''] as const);
    const isWhole = pairs.every(([, value]) => post.test(value));
    return isWhole
      ? { url: `https://www.facebook.com/${first}?${new URLSearchParams(pairs.map((pair) => [...pair]))}` }
      : undefined;
  }
  const isPost =
    (segments.length >= 3 && ['posts', 'videos', 'photos'].includes(second)) ||
    (segments.length === 2 && first === 'reel') ||
    (segments.length === 3 && first === 'share' && ['p', 'v', 'r'].includes(second)) ||
    (segments.length === 4 && first === 'groups' && ['posts', 'permalink'].includes(segments[2] ?? ''));
  return isPost ? { url: `https://www.facebook.com/${segments.join('/')}` } : undefined;
}

function telegram(url: URL): EmbedView | undefined {
  const segments = segmentsOf(url).filter((segment, index) => index > 0 || segment !== 's');
  const [channel = '', id = ''] = segments;
  if (segments.length !== 2 || !/^[a-z]\w{3,31}$/i.test(channel) || !number.test(id)) return undefined;
  return { url: `https://t.me/${channel}/${id}` };
}

function instagram(url: URL): EmbedView | undefined {
  const [kind = '', id = ''] = segmentsOf(url).slice(-2);
  if (!['p', 'reel', 'tv'].includes(kind) || !post.test(id) || segmentsOf(url).length > 3) return undefined;
  return { url: `https://www.instagram.com/${kind}/${id}/` };
}

const providers = {
  youtube: { hosts: ['youtube.com', 'youtu.be', 'youtube-nocookie.com'], title: 'YouTube', viewOf: youTube },
  vimeo: { hosts: ['vimeo.com', 'player.vimeo.com'], title: 'Vimeo', viewOf: vimeo },
  soundcloud: { hosts: ['soundcloud.com'], title: 'SoundCloud', viewOf: soundCloud },
  x: { hosts: ['x.com', 'twitter.com'], title: 'X', viewOf: x },
  facebook: { hosts: ['facebook.com'], title: 'Facebook', viewOf: facebook },
  telegram: { hosts: ['t.me', 'telegram.me'], title: 'Telegram', viewOf: telegram },
  instagram: { hosts: ['instagram.com'], title: 'Instagram', viewOf: instagram },
} as const satisfies Record<string, Provider>;

export type EmbedProvider = keyof typeof providers;
export const embedProviders = Object.keys(providers) as EmbedProvider[];

/** The only origins a frame may come from: for the page's Content-Security-Policy `frame-src`. */
export const embedFrameOrigins = [
  'https://www.youtube-nocookie.com',
  'https://player.vimeo.com',
  'https://w.soundcloud.com',
] as const;

export const embedProviderTitle = (provider: EmbedProvider): string => providers[provider].title;

function webAddressOf(value: unknown): URL | undefined {
  if (typeof value !== 'string' || value.length > 2_000 || /[\s\p{Cc}]/u.test(value.trim())) return undefined;
  if (!URL.canParse(value.trim())) return undefined;
  const url = new URL(value.trim());
  const isPlain = ['https:', 'http:'].includes(url.protocol) && !url.username && !url.password && !url.port;
  return isPlain ? url : undefined;
}

/** What a page may show for an address, or undefined for any site that is not on the list. `title` is the desk's own. */
export function embedOf(value: unknown, title?: string | null): Embed | undefined {
  const url = webAddressOf(value);
  if (!url) return undefined;
  const host = url.hostname.replace(/^(?:www|m|mobile|music)\./, '');
  for (const provider of embedProviders) {
    const { hosts, title: site, viewOf }: Provider = providers[provider];
    const found = hosts.includes(host) ? viewOf(url) : undefined;
    if (!found) continue;
    const common = { provider, url: found.url, title: title?.trim() || site };
    return found.frame ? { ...common, kind: 'frame', ...found.frame } : { ...common, kind: 'link' };
  }
  return undefined;
}

/** Why an address can't be embedded, in a sentence, or undefined if it can. */
export function embedProblem(value: unknown): string | undefined {
  if (!webAddressOf(value)) return 'Give the whole address of the post, beginning with https://.';
  if (embedOf(value)) return undefined;
  const names = Object.values(providers).map((provider) => provider.title);
  return `Only single posts, films or sounds of ${names.slice(0, -1).join(', ')} or ${names.at(-1)} can be embedded.`;
}
