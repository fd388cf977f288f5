import { lastChangeOf, type KilledStory, type PublishedStory } from '../published/story/schema.ts';
import type { Language } from '../domain/languages.ts';
import {
  absoluteUrl,
  agencyNameIn,
  authorUrl,
  sectionUrl,
  storyUri,
  storyUrl,
  topicUrl,
  type Publication,
} from './publication.ts';
import { oneLine } from './text.ts';
import {
  edNoteOf,
  genresOf,
  isCorrection,
  killNoteOf,
  mediaTopicsOf,
  type WireItem,
  type WithheldStory,
} from './wire.ts';
import { xhtml } from './xhtml.ts';
import { element, optional, xmlDocument, type Xml } from './xml.ts';

const namespace = 'http://iptc.org/std/nar/2006-10-01/';
/** Names the codes below: genre, ninat (nature), stat (publishing status), sig (signal), medtop (Media Topics). */
const catalogue = 'http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml';
/** PLUS vocabulary of the IPTC Photo Metadata property Data Mining, which NewsML-G2 2.34 took over. */
const noMining = 'http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED-EXCEPTSEARCHENGINEINDEXING';

const qcode = (name: string, code: string): Xml => element(name, { qcode: code });
const conceptName = (name: string, uri: string | undefined, label: string): Xml =>
  element(name, { uri }, element('name', {}, oneLine(label)));

function rightsOf(language: Language, publication: Publication): Xml {
  const agency = agencyNameIn(publication, language);
  const { tdmReserved, tdmPolicy } = publication.site;
  return element(
    'rightsInfo',
    {},
    conceptName('copyrightHolder', publication.origin, agency),
    element('copyrightNotice', {}, `© ${agency}`),
    tdmReserved &&
      element(
        'usageTerms',
        { href: tdmPolicy && absoluteUrl(tdmPolicy, publication) },
        'Rights to text and data mining are reserved.',
      ),
    tdmReserved && element('dataMining', { uri: noMining }),
  );
}

type Facts = {
  of: PublishedStory | KilledStory | WithheldStory;
  changedAt: string;
  pubStatus: 'usable' | 'withheld' | 'canceled';
  title?: string;
  edNote?: string;
  signal?: 'sig:correction' | 'sig:update';
};

function newsItem(facts: Facts, publication: Publication, ...content: (Xml | undefined)[]): Xml {
  const { of, changedAt, pubStatus, title, edNote, signal } = facts;
  return element(
    'newsItem',
    {
      xmlns: namespace,
      guid: storyUri(of, publication),
      version: of.version,
      standard: 'NewsML-G2',
      standardversion: '2.35',
      conformance: 'power',
      'xml:lang': of.language,
    },
    element('catalogRef', { href: catalogue }),
    rightsOf(of.language, publication),
    element(
      'itemMeta',
      {},
      qcode('itemClass', 'ninat:text'),
      conceptName('provider', publication.origin, agencyNameIn(publication, of.language)),
      element('versionCreated', {}, changedAt),
      element('firstCreated', {}, of.publishedAt),
      qcode('pubStatus', `stat:${pubStatus}`),
      element('generator', {}, 'Dateline'),
      optional('title', title),
      optional('edNote', edNote),
      signal && qcode('signal', signal),
    ),
    ...content,
  );
}

function contentMetaOf(story: PublishedStory, publication: Publication): Xml {
  const { language, urgency, dateline, byline, section, topics, slugline, kicker, credit } = story;
  return element(
    'contentMeta',
    {},
    urgency ? element('urgency', {}, urgency) : undefined,
    element('contentCreated', {}, story.publishedAt),
    element('contentModified', {}, lastChangeOf(story)),
    dateline?.place ? conceptName('located', undefined, dateline.place) : undefined,
    dateline?.source ? conceptName('infoSource', undefined, dateline.source) : undefined,
    ...byline.signers.map(({ name, slug }) =>
      conceptName('creator', slug && authorUrl({ language, slug }, publication), name),
    ),
    element('altId', {}, storyUrl(story, publication)),
    element('language', { tag: language }),
    ...genresOf(story).map(({ code, name }) => element('genre', { qcode: `genre:${code}` }, element('name', {}, name))),
    ...section.map((each) => conceptName('subject', sectionUrl({ language, path: each.path }, publication), each.name)),
    ...mediaTopicsOf(section).map((code) => qcode('subject', code)),
    ...topics.map((each) => conceptName('subject', topicUrl({ language, slug: each.slug }, publication), each.name)),
    optional('slugline', slugline && oneLine(slugline)),
    element('headline', {}, oneLine(story.headline)),
    optional('headline', kicker && oneLine(kicker), { rank: 2 }),
    optional('dateline', dateline && oneLine(dateline.text)),
    optional('by', oneLine(byline.text)),
    optional('creditline', credit && oneLine(credit)),
    optional('description', oneLine(story.standfirst ?? story.seo.description)),
  );
}

function usable(story: PublishedStory, publication: Publication): Xml {
  const signal = isCorrection(story) ? 'sig:correction' : story.version > 1 ? 'sig:update' : undefined;
  const title = oneLine(story.headline);
  return newsItem(
    { of: story, changedAt: lastChangeOf(story), pubStatus: 'usable', title, edNote: edNoteOf(story), signal },
    publication,
    contentMetaOf(story, publication),
    element(
      'contentSet',
      {},
      element(
        'inlineXML',
        { contenttype: 'application/xhtml+xml', 'xml:lang': story.language, wordcount: story.wordCount },
        xhtml(story, publication),
      ),
    ),
  );
}

/** A kill: the same guid, the next version, nothing of the story but that it must not be used, and why. */
const cancelNote = (killed: KilledStory, publication: Publication): Xml =>
  newsItem(
    { of: killed, changedAt: killed.killedAt, pubStatus: 'canceled', edNote: killNoteOf(killed) },
    publication,
    ...noContent(killed),
  );

const withheldOf = (withheld: WithheldStory, publication: Publication): Xml =>
  newsItem(
    { of: withheld, changedAt: withheld.withheldAt, pubStatus: 'withheld' },
    publication,
    ...noContent(withheld),
  );

/** Common parsers look for both in every item, and drop the whole message where one is missing. */
const noContent = ({ language, publishedAt }: KilledStory | WithheldStory): Xml[] => [
  element('contentMeta', {}, element('contentCreated', {}, publishedAt), element('language', { tag: language })),
  element('contentSet'),
];

function itemOf(item: WireItem, publication: Publication): Xml {
  if (item.kind === 'story') return usable(item.story, publication);
  return item.kind === 'killed' ? cancelNote(item.killed, publication) : withheldOf(item.withheld, publication);
}

/** One story as an IPTC NewsML-G2 2.35 newsItem, conformance level power; a killed one as `stat:canceled`. */
export const newsmlG2 = (item: WireItem, publication: Publication): string => xmlDocument(itemOf(item, publication));

/** The standard knows no empty message: where there is nothing, a package of nothing says so. */
const nothing = (publication: Publication, at: string): Xml =>
  element(
    'packageItem',
    {
      xmlns: namespace,
      guid: `${publication.origin}/#news-line`,
      standard: 'NewsML-G2',
      standardversion: '2.35',
      conformance: 'power',
    },
    element('catalogRef', { href: catalogue }),
    element(
      'itemMeta',
      {},
      qcode('itemClass', 'ninat:composite'),
      conceptName('provider', publication.origin, agencyNameIn(publication, publication.site.defaultLanguage)),
      element('versionCreated', {}, at),
      qcode('pubStatus', 'stat:usable'),
    ),
    element('groupSet', { root: 'line' }, element('group', { id: 'line', role: 'group:main' })),
  );

/** The News Line as a NewsML-G2 newsMessage. `sentAt` is when it last changed, so that the same message asked for twice is the same. */
export function newsMessage(items: readonly WireItem[], publication: Publication, sentAt: string): string {
  const listed = items.map((item) => itemOf(item, publication));
  return xmlDocument(
    element(
      'newsMessage',
      { xmlns: namespace },
      element(
        'header',
        {},
        element('sent', {}, sentAt),
        element('sender', {}, new URL(publication.origin).hostname),
        element('origin', {}, publication.origin),
      ),
      element('itemSet', {}, ...(listed.length > 0 ? listed : [nothing(publication, sentAt)])),
    ),
  );
}
