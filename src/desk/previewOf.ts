import type { Payload, TypedUser } from 'payload';
import type { StoryView, PageLink, Moment } from '../delivery/page/view.ts';
import { blocksOf, htmlOf, photosInBody, referencesOf, type LinkedStory, type Picture } from '../domain/body.ts';
import { renderByline } from '../domain/byline.ts';
import { stateLabels, words } from '../domain/labels.ts';
import { isLanguage, type Language } from '../domain/story.ts';
import { isState } from '../domain/workflow.ts';

type Row = Record<string, unknown> & { id: string };
type Names = Partial<Record<Language, string | null>>;
type Rendition = { name: string; url: string; width: number; height: number; format: string; ratio: string };

const text = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() ? value : undefined);
const idOf = (relation: unknown): string | undefined =>
  relation ? String((relation as { id?: unknown }).id ?? (relation as string)) : undefined;

/** Reads as one colleague, never as the house: a preview shows what they may see. */
function reader(payload: Payload, user: TypedUser) {
  const as = { overrideAccess: false, user, depth: 0 } as const;
  const byIds = async (
    collection: 'articles' | 'authors' | 'correspondents' | 'media',
    ids: string[],
  ): Promise<Map<string, Row>> => {
    if (ids.length === 0) return new Map();
    const where = { id: { in: [...new Set(ids)] } };
    const { docs } = await payload.find({ ...as, collection, where, limit: 200, pagination: false, draft: false });
    return new Map(docs.map((doc) => [String(doc.id), doc as unknown as Row]));
  };
  return { as, byIds };
}

type Read = ReturnType<typeof reader>;

const pendingEdits = words(
  'Readers see an earlier version',
  'Oxucular əvvəlki versiyanı görür',
  'Читатели видят прежнюю версию',
);

/** The banner over what readers do not see; none over what they do. */
function bannerOf(story: Row, language: Language): StoryView['preview'] {
  if (story._status === 'published') return undefined;
  if (story.state === 'published') return { note: pendingEdits[language] };
  return { note: isState(story.state) ? stateLabels[story.state][language] : undefined };
}

/** Today's news by the clock, older news by the day: the News Line is narrow. */
function shortMoment(iso: string, now: number, language: Language, timeZone: string): Moment {
  const isRecent = now - Date.parse(iso) < 18 * 3_600_000;
  const style = isRecent ? { hour: '2-digit', minute: '2-digit' } : { day: 'numeric', month: 'short' };
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...style, timeZone } as never);
  return { iso, text: format.format(new Date(iso)) };
}

function momentOf(value: unknown, language: Language, timeZone: string): Moment | undefined {
  const iso = text(value);
  if (!iso) return undefined;
  const style = { dateStyle: 'long', timeStyle: 'short', timeZone } as const;
  return { iso, text: new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, style).format(new Date(iso)) };
}

/** A photo as readers will get it; undefined while its renditions are still being made. */
function pictureOf(photo: Row | undefined, caption?: string): Picture | undefined {
  const whole = ((photo?.renditions as Rendition[] | null | undefined) ?? []).filter(({ ratio }) => ratio === 'whole');
  const of = (format: string) => whole.filter((each) => each.format === format).sort((a, b) => a.width - b.width);
  const fallback = of('jpeg').at(-1);
  if (!photo || !fallback) return undefined;
  return {
    src: fallback.url,
    width: fallback.width,
    height: fallback.height,
    alt: text(photo.alt) ?? '',
    caption: caption ?? text(photo.caption),
    credit: text(photo.credit),
    renditions: of('jpeg'),
    sources: ['avif', 'webp'].map((format) => ({ type: `image/${format}`, renditions: of(format) })),
  };
}

type Signed = { relationTo: string; value: unknown };

async function bylineOf(story: Row, language: Language, { byIds }: Read) {
  const signed = (story.byline as Signed[] | null | undefined) ?? [];
  const of = (relationTo: string): string[] =>
    signed.flatMap((each) => (each.relationTo === relationTo ? (idOf(each.value) ?? []) : []));
  const postings = await byIds('correspondents', of('correspondents'));
  const authorOf = (each: Signed): string | undefined =>
    each.relationTo === 'authors' ? idOf(each.value) : idOf(postings.get(idOf(each.value) ?? '')?.author);
  const authors = await byIds(
    'authors',
    signed.flatMap((each) => authorOf(each) ?? []),
  );
  const names = signed.map((each) => ({ name: text(authors.get(authorOf(each) ?? '')?.name) ?? '' }));
  const reportingBy = story.reportingBy as { name: string; place?: string }[] | null | undefined;
  return {
    byline: renderByline({ names, override: text(story.bylineText) }, language) || undefined,
    reporting: renderByline({ names: [], reportingBy }, language) || undefined,
  };
}

/** From the top of the tree down to the story's own section. */
async function sectionsOf(story: Row, language: Language, payload: Payload, { as }: Read) {
  const { docs } = await payload.find({ ...as, collection: 'sections', limit: 500, pagination: false });
  const rows = new Map(docs.map((doc) => [String(doc.id), doc as unknown as Row]));
  const links: PageLink[] = [];
  for (let at = rows.get(idOf(story.section) ?? ''); at && links.length < 10; at = rows.get(idOf(at.parent) ?? ''))
    links.unshift({
      label: text((at.names as Names | undefined)?.[language]) ?? text(at.name) ?? '',
      href: `#${text(at.path) ?? ''}`,
    });
  return links;
}

async function newsLine(language: Language, timeZone: string, payload: Payload, { as }: Read) {
  const { docs } = await payload.find({
    ...as,
    collection: 'articles',
    where: {
      and: [
        { _status: { equals: 'published' } },
        { state: { equals: 'published' } },
        { language: { equals: language } },
      ],
    },
    sort: '-firstPublishedAt',
    limit: 8,
    pagination: false,
    select: { headline: true, firstPublishedAt: true },
  });
  return docs.flatMap((doc) => {
    const iso = text(doc.firstPublishedAt);
    if (!iso) return [];
    const at = shortMoment(iso, Date.now(), language, timeZone);
    return [{ at, headline: doc.headline ?? '', href: `/preview/stories/${doc.id}` }];
  });
}

const leadOf = (story: Row): { media?: string; caption?: string } => {
  const lead = story.photo as { media?: unknown; caption?: unknown } | null | undefined;
  return { media: idOf(lead?.media), caption: text(lead?.caption) };
};

/** What the page needs besides the story itself, in one round of parallel reads. */
async function around(story: Row, language: Language, payload: Payload, read: Read) {
  const { media } = leadOf(story);
  const linked = referencesOf(story.body).flatMap((each) => (each.collection === 'articles' ? each.id : []));
  const [house, social, photos, stories, signature, sections] = await Promise.all([
    payload.findGlobal({ ...read.as, slug: 'house-style' }),
    payload.findGlobal({ ...read.as, slug: 'social-networks' }),
    read.byIds('media', [...(media ? [media] : []), ...photosInBody(story.body)]),
    read.byIds('articles', linked),
    bylineOf(story, language, read),
    sectionsOf(story, language, payload, read),
  ]);
  const timeZone = text(story.timeZone) ?? text(house.timeZone) ?? 'Asia/Baku';
  const latest = await newsLine(language, timeZone, payload, read);
  const agency = text(house.agencyNames?.[language]) ?? text(house.agencyName) ?? 'Dateline';
  return { agency, social, photos, stories, signature, sections, timeZone, latest };
}

function correctionsOf(story: Row, language: Language, timeZone: string): StoryView['corrections'] {
  const corrections = (story.corrections as { at: string; text: string }[] | null | undefined) ?? [];
  return corrections.toReversed().map((each) => ({
    at: momentOf(each.at, language, timeZone) ?? { iso: '', text: '' },
    text: each.text,
  }));
}

async function viewOf(story: Row, stylesheet: string, payload: Payload, read: Read): Promise<StoryView> {
  const language: Language = isLanguage(story.language) ? story.language : 'en';
  const { agency, social, photos, stories, signature, sections, timeZone, latest } = await around(
    story,
    language,
    payload,
    read,
  );
  const storyOf = (id: string): LinkedStory | undefined => {
    const found = stories.get(id);
    return found && { headline: text(found.headline) ?? '', href: `/preview/stories/${id}` };
  };
  const lead = leadOf(story);
  const dateline = text(story.datelineText);
  return {
    ...{ language, stylesheet, sections, noindex: true, preview: bannerOf(story, language) },
    agency: { label: agency, href: '/admin' },
    headline: text(story.headline) ?? '…',
    kicker: text(story.kicker),
    standfirst: text(story.standfirst),
    photo: pictureOf(photos.get(lead.media ?? ''), lead.caption),
    body: htmlOf(blocksOf(story.body), { language, dateline, storyOf, pictureOf: (id) => pictureOf(photos.get(id)) }),
    ...signature,
    sources: text(story.credit),
    published: momentOf(story.firstPublishedAt, language, timeZone),
    updated: momentOf(story.lastUpdatedAt, language, timeZone),
    corrections: correctionsOf(story, language, timeZone),
    social: (social.links ?? [])
      .filter((link) => !link.language || link.language === language)
      .map(({ network, url }) => ({ label: network, href: url ?? '' })),
    newsLine: latest,
  };
}

/**
 * The latest copy of a story, pending edits included, as the reader's page would show it; undefined if there is none that
 * this colleague may read. `stylesheet` is the address of page.css.
 */
export async function previewOf(
  id: string,
  { payload, user, stylesheet }: { payload: Payload; user: TypedUser; stylesheet: string },
): Promise<StoryView | undefined> {
  const read = reader(payload, user);
  const asked = { ...read.as, collection: 'articles', id, draft: true, disableErrors: true } as const;
  const story = (await payload.findByID(asked)) as Row | null | undefined;
  return story ? viewOf(story, stylesheet, payload, read) : undefined;
}
