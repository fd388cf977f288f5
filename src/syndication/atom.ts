import { lastChangeOf, type PublishedSigner, type PublishedStory } from '../published/story/schema.ts';
import {
  categoriesOf,
  feedDescription,
  feedHtml,
  feedLanguage,
  feedTitle,
  pageOfFeed,
  selfOfFeed,
  type Feed,
} from './feed.ts';
import { agencyNameIn, authorUrl, storyUri, storyUrl, type Publication } from './publication.ts';
import { oneLine } from './text.ts';
import { cdata, element, xmlDocument, type Xml } from './xml.ts';

const textOf = (name: string, text: string): Xml => element(name, { type: 'text' }, oneLine(text));

function authorOf({ name, slug }: PublishedSigner, story: PublishedStory, publication: Publication): Xml {
  const uri = slug && element('uri', {}, authorUrl({ language: story.language, slug }, publication));
  return element('author', {}, element('name', {}, oneLine(name)), uri || undefined);
}

function entryOf(story: PublishedStory, { publication }: Feed): Xml {
  const page = (each: Pick<PublishedStory, 'language' | 'slug'>) =>
    element('link', {
      rel: 'alternate',
      type: 'text/html',
      hreflang: each.language,
      href: storyUrl(each, publication),
    });
  return element(
    'entry',
    { 'xml:lang': story.language },
    element('id', {}, storyUri(story, publication)),
    textOf('title', story.headline),
    page(story),
    ...story.translations.map(page),
    element('published', {}, story.publishedAt),
    element('updated', {}, lastChangeOf(story)),
    ...story.byline.signers.map((signer) => authorOf(signer, story, publication)),
    ...categoriesOf(story).map((term) => element('category', { term })),
    textOf('summary', story.standfirst ?? story.seo.description),
    element('content', { type: 'html' }, cdata(feedHtml(story, publication))),
  );
}

/** Atom 1.0 (RFC 4287) with whole stories; the agency is the author of those nobody signed. */
export function atom(feed: Feed): string {
  const { publication, hub, stories, changedAt } = feed;
  const self = selfOfFeed('atom', feed);
  const agency = agencyNameIn(publication, feedLanguage(feed));
  return xmlDocument(
    element(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': feedLanguage(feed) },
      element('id', {}, self),
      textOf('title', feedTitle(feed)),
      textOf('subtitle', feedDescription(feed)),
      element('updated', {}, changedAt),
      element('link', { rel: 'self', type: 'application/atom+xml', href: self }),
      element('link', { rel: 'alternate', type: 'text/html', href: pageOfFeed(feed) }),
      hub && element('link', { rel: 'hub', href: hub }),
      element('author', {}, element('name', {}, agency), element('uri', {}, publication.origin)),
      element('rights', {}, `© ${agency}`),
      element('generator', {}, 'Dateline'),
      ...stories.map((story) => entryOf(story, feed)),
    ),
  );
}
