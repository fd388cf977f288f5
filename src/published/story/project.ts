import { storyPath } from '../../domain/addresses.ts';
import { choicesIn, chosenOf, isPaid } from '../../domain/fields/choices.ts';
import { blocksOf, excerptOf, htmlOf, plainTextOf } from '../../domain/body.ts';
import type { Run, StoryBlock, StoryList } from '../../domain/body/blocks.ts';
import { renderByline } from '../../domain/byline.ts';
import type {
  KilledStory,
  PublishedBlock,
  PublishedCorrection,
  PublishedPhoto,
  PublishedSigner,
  PublishedStory,
  PublishedTopic,
  SectionStep,
  StoryLink,
} from './schema.ts';
import { moderationFor } from '../../domain/review.ts';
import { distinctSlugOf } from '../../domain/fields/slug.ts';
import { isLanguage, languages, type Language } from '../../domain/languages.ts';
import { pictureOf, projectPhoto } from '../photo.ts';
import { dayOf, idOf, idsOf, numberOf, rowsOf, textOf, type References, type Row } from '../shows.ts';

/** As long as search engines show, in characters. */
const longestDescription = 160;
/** Deeper than any tree of sections; it ends the walk up a broken one. */
const deepest = 10;

const languageOf = (article: Row): Language => (isLanguage(article.language) ? article.language : 'en');

/** A story as another one shows it. */
const linkOf = (article: Row): StoryLink => ({
  id: article.id,
  slug: textOf(article.slug) ?? '',
  headline: textOf(article.headline) ?? '',
  language: languageOf(article),
  publishedAt: textOf(article.firstPublishedAt) ?? '',
});

const linksOf = (ids: readonly string[], { stories }: References): StoryLink[] =>
  [...new Set(ids)].flatMap((id) => {
    const story = stories.get(id);
    return story ? [linkOf(story)] : [];
  });

function translationsOf({ id, translationSet }: Row, { stories }: References): StoryLink[] {
  const set = textOf(translationSet);
  const others = [...stories.values()].filter((each) => set && each.translationSet === set && each.id !== id);
  const order = ({ language, id: its }: StoryLink): string => `${languages.indexOf(language)} ${its}`;
  return others.map(linkOf).sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

/** The way to a section, the top of the tree first. */
function wayTo(section: unknown, language: Language, { sections }: References): SectionStep[] {
  const steps: SectionStep[] = [];
  for (
    let at = sections.get(idOf(section) ?? '');
    at && steps.length < deepest;
    at = sections.get(idOf(at.parent) ?? '')
  )
    steps.unshift({
      id: at.id,
      path: textOf(at.path) ?? '',
      name: nameIn(at, language),
      mediaTopic: textOf(at.mediaTopic),
    });
  return steps;
}

const nameIn = ({ name, names }: Row, language: Language): string =>
  textOf((names as Record<string, unknown> | undefined)?.[language]) ?? textOf(name) ?? '';

function alsoInOf(article: Row, references: References): SectionStep[][] {
  const others = new Set(idsOf(article.secondarySections).filter((id) => id !== article.section));
  return [...others].map((id) => wayTo(id, languageOf(article), references)).filter((way) => way.length > 0);
}

/** An author has a page while active; the name under a story stays. */
export const hasPage = (author: Row | undefined): author is Row =>
  author !== undefined && author.active !== false && !author.deletedAt;

function signerOf({ relationTo, value }: Record<string, unknown>, { authors, correspondents }: References) {
  const posting = relationTo === 'correspondents' ? correspondents.get(idOf(value) ?? '') : undefined;
  const author = authors.get(idOf(posting ? posting.author : value) ?? '');
  const name = textOf(author?.name)?.trim();
  if (!author || !name) return [];
  const slug = hasPage(author) ? textOf(author.slug) : undefined;
  return [{ name, slug, line: textOf(posting?.line), city: textOf(posting?.city) }];
}

/** A text instead of names stands alone: it is there so that no name is. */
function bylineOf(article: Row, references: References): PublishedStory['byline'] {
  const language = languageOf(article);
  const override = textOf(article.bylineText)?.trim();
  const signers: PublishedSigner[] = override
    ? [{ name: override }]
    : rowsOf(article.byline).flatMap((each) => signerOf(each, references));
  const reportingBy = rowsOf(article.reportingBy) as { name: string; place?: string }[];
  return {
    text: renderByline({ names: signers }, language),
    signers,
    reporting: renderByline({ names: [], reportingBy }, language) || undefined,
  };
}

function topicsOf({ topics }: Row): PublishedTopic[] {
  const named = idsOf(topics).map((name): [string, PublishedTopic] => [
    distinctSlugOf(name),
    { slug: distinctSlugOf(name), name },
  ]);
  // Two spellings of one topic are one topic, as first written.
  return [...new Map(named.reverse()).values()].reverse();
}

const correctionsOf = ({ corrections }: Row): PublishedCorrection[] =>
  rowsOf(corrections)
    .map(({ at, text }) => ({ at: textOf(at) ?? '', text: textOf(text) ?? '' }))
    .reverse();

function datelineOf({ dateline, datelineText }: Row): PublishedStory['dateline'] {
  const text = textOf(datelineText);
  const { place, source, date } = (dateline ?? {}) as Record<string, unknown>;
  return text ? { text, place: textOf(place), source: textOf(source), date: dayOf(date) } : undefined;
}

/** The ids of stories a run may link to lead to their pages, or nowhere. */
function projectRun({ link, ...run }: Run, hrefOf: (id: string) => string | undefined): Run {
  if (!link || 'href' in link) return link ? { ...run, link } : run;
  const href = hrefOf(link.story);
  return href ? { ...run, link: { href, ...(link.newTab && { newTab: true as const }) } } : run;
}

function projectList({ items, ...list }: StoryList, run: (run: Run) => Run): StoryList {
  return {
    ...list,
    items: items.map((item) => ({
      runs: item.runs.map(run),
      ...(item.list && { list: projectList(item.list, run) }),
    })),
  };
}

type ProjectionContext = {
  photoOf: (id: string, caption?: string) => PublishedPhoto | undefined;
  references: References;
};

/** A block with all it names; none if nothing of it may be seen. */
function projectBlock(block: StoryBlock, { photoOf, references }: ProjectionContext): PublishedBlock[] {
  const hrefOf = (id: string) => linksOf([id], references).map(storyPath)[0];
  const run = (each: Run): Run => projectRun(each, hrefOf);
  switch (block.kind) {
    case 'paragraph':
    case 'subhead':
      return [{ ...block, runs: block.runs.map(run) }];
    case 'quotation':
      return [{ ...block, paragraphs: block.paragraphs.map((runs) => runs.map(run)) }];
    case 'list':
      return [{ kind: 'list', ...projectList(block, run) }];
    case 'photo': {
      const photo = photoOf(block.media, block.caption);
      return photo ? [{ kind: 'photo', photo }] : [];
    }
    case 'related': {
      const stories = linksOf(block.stories, references);
      return stories.length > 0 ? [{ kind: 'related', stories }] : [];
    }
    case 'table': {
      const rows = block.rows.map(({ cells }) => ({ cells: cells.map(({ runs }) => ({ runs: runs.map(run) })) }));
      return [{ ...block, rows }];
    }
    case 'embed':
      return [block];
  }
}

/** A body with everything it names, in each format. */
export function bodyOf(article: Row, references: References): PublishedStory['body'] {
  const blocks = blocksOf(article.body);
  const photoOf = (id: string, caption?: string) => projectPhoto(references.photos.get(id), caption);
  return {
    html: htmlOf(blocks, {
      language: languageOf(article),
      isPaid: isPaid(choicesIn(article)),
      dateline: textOf(article.datelineText),
      pictureOf: (id) => {
        const photo = photoOf(id);
        return photo && pictureOf(photo);
      },
      storyOf: (id) => linksOf([id], references).map((link) => ({ headline: link.headline, href: storyPath(link) }))[0],
    }),
    text: plainTextOf(article.body),
    blocks: blocks.flatMap((block) => projectBlock(block, { photoOf, references })),
  };
}

function seoOf({ seo, headline, standfirst, body }: Row): PublishedStory['seo'] {
  const { title, description, canonical } = (seo ?? {}) as Record<string, unknown>;
  return {
    title: textOf(title) ?? textOf(headline) ?? '',
    description: textOf(description) ?? textOf(standfirst) ?? excerptOf(body, longestDescription),
    canonical: textOf(canonical),
  };
}

/** How often readers got a new version of the story. Stories published before it was counted have one. */
const publicVersionOf = ({ publicVersion }: Row): number => numberOf(publicVersion) ?? 1;

/** Every field of the contract, though nothing may be in it: one that the projection forgets does not compile. */
type Whole<T> = { [Field in keyof Required<T>]: T[Field] };
type Times = Whole<Pick<PublishedStory, 'publishedAt' | 'updatedAt' | 'changedAt'>>;

function timesOf(article: Row): Times {
  const { publishedAt } = linkOf(article);
  const updatedAt = textOf(article.lastUpdatedAt) ?? publishedAt;
  const changedAt = textOf(article.changedForReadersAt);
  return { publishedAt, updatedAt, changedAt: changedAt && changedAt > updatedAt ? changedAt : undefined };
}

function photoOf(article: Row, { photos }: References): PublishedPhoto | undefined {
  const { media, caption } = (article.photo ?? {}) as Record<string, unknown>;
  return projectPhoto(photos.get(idOf(media) ?? ''), textOf(caption));
}

/** Closed by an editor, or by the nearest of its sections that says how it takes reviews. */
function areReviewsClosed(article: Row, references: References): true | undefined {
  const way = wayTo(article.section, languageOf(article), references).reverse();
  const settings = way.map(({ id }) => references.sections.get(id)?.reviewsModeration);
  return article.reviewsClosed === true || moderationFor(settings, 'before') === 'off' ? true : undefined;
}

/**
 * An article, as it goes out, with what it names, as readers get it. The one way from the private side to the public one:
 * only what is named here gets through. Never throws.
 */
export function projectStory(article: Row, references: References): Whole<PublishedStory> {
  const language = languageOf(article);
  const { id, slug, headline } = linkOf(article);
  return {
    id,
    slug,
    language,
    slugline: textOf(article.slugline),
    headline,
    kicker: textOf(article.kicker),
    standfirst: textOf(article.standfirst),
    dateline: datelineOf(article),
    body: bodyOf(article, references),
    byline: bylineOf(article, references),
    section: wayTo(article.section, language, references),
    alsoIn: alsoInOf(article, references),
    topics: topicsOf(article),
    genre: chosenOf('genre', article.genre),
    partnerLabel: chosenOf('partnerLabel', article.partnerLabel),
    urgency: numberOf(article.urgency),
    photo: photoOf(article, references),
    translations: translationsOf(article, references),
    related: linksOf(idsOf(article.relatedStories), references).filter((each) => each.id !== id),
    corrections: correctionsOf(article),
    credit: textOf(article.credit),
    wordCount: numberOf(article.wordCount) ?? 0,
    reviewsClosed: areReviewsClosed(article, references),
    timeZone: textOf(article.timeZone) ?? references.timeZone,
    ...timesOf(article),
    version: publicVersionOf(article),
    seo: seoOf(article),
  };
}

/** What is left of a story that was killed. */
export function projectKilled(article: Row): KilledStory {
  const { id, slug, language, publishedAt } = linkOf(article);
  const killedAt = textOf(article.lastUpdatedAt) ?? publishedAt;
  const notice = textOf(article.killNotice) ?? '';
  return { id, slug, language, notice, killedAt, version: publicVersionOf(article), publishedAt };
}
