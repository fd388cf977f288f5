import ExifReader from 'exifreader';
import { isAtLeast, roles, worksOnEveryDesk } from '../../src/domain/workflow/roles.ts';
import type { Language } from '../../src/domain/languages.ts';
import type { Story } from '../../src/domain/story.ts';
import { refusalOf } from '../../src/domain/workflow/transitionRules.ts';
import { states, transitionOf, type State } from '../../src/domain/workflow/workflow.ts';
import { bytesOf, sampleNewsroom } from '../../sample/load/newsroom.ts';
import { startedHoursAgo, stepsOf } from '../../sample/load/steps.ts';
import type { SampleStory } from '../../sample/load/storyFile.ts';

const { agency, authors, photos, postings, reviews, sections, stories, users } = sampleNewsroom;
const now = '2026-03-04T12:00:00.000Z';
const hoursFromNow = (hours: number) => new Date(Date.parse(now) + hours * 3_600_000).toISOString();
const keysOf = (things: readonly { key: string }[]) => things.map(({ key }) => key);
const tally = (values: readonly string[]) =>
  values.reduce<Record<string, number>>((sum, value) => ({ ...sum, [value]: (sum[value] ?? 0) + 1 }), {});
const named: [string, SampleStory][] = stories.map((story) => [story.key, story]);

const textsOf = (story: SampleStory): string[] =>
  story.parsed.blocks.flatMap((block) => (block.type === 'list' ? block.items : [block.text]));
const signaturesOf = ({ parsed: { byline } }: SampleStory) => byline.authorIds.length + (byline.text ? 1 : 0);
const wordsIn = (story: SampleStory) => textsOf(story).join(' ').split(/\s+/).length;

describe('the sample newsroom', () => {
  it('has the stories of a working week, in every state', () => {
    expect(tally(stories.map(({ state }) => state))).toEqual({
      draft: 4,
      filed: 4,
      'in-edit': 3,
      approved: 2,
      scheduled: 2,
      published: 22,
      killed: 1,
      spiked: 2,
      archived: 2,
    } satisfies Record<State, number>);
    expect(tally(stories.map(({ parsed }) => parsed.language))).toEqual({ en: 20, az: 11, ru: 11 } satisfies Record<
      Language,
      number
    >);
    expect(Math.max(...stories.map(startedHoursAgo))).toBeLessThanOrEqual(6 * 24 + 4);
    expect(new Set(stories.map(({ hoursAgo }) => Math.floor(hoursAgo / 24))).size).toBeGreaterThanOrEqual(6);
  });

  it('has the people and places the issue asks for', () => {
    expect(sections.filter(({ parent }) => !parent)).toHaveLength(5);
    expect(sections.filter(({ parent }) => parent).length).toBeGreaterThanOrEqual(6);
    expect(authors.length).toBeGreaterThanOrEqual(6);
    expect(agency.desks.length).toBeGreaterThanOrEqual(3);
    expect(new Set(users.map(({ role }) => role))).toEqual(new Set(roles));
    expect(users.filter(({ role }) => role === 'journalist')).toHaveLength(2);
    const presentZones = new Set(postings.filter(({ endedDaysAgo }) => !endedDaysAgo).map(({ timeZone }) => timeZone));
    expect(presentZones.size).toBeGreaterThanOrEqual(3);
  });

  it('has reviews in every state, under published stories only', () => {
    expect(new Set(reviews.map(({ state }) => state))).toEqual(new Set(['pending', 'approved', 'rejected', 'spam']));
    for (const review of reviews) {
      const story = stories.find(({ key }) => key === review.story);
      expect(story).toMatchObject({ state: 'published', parsed: { language: review.language } });
      expect(review.hoursAgo).toBeLessThan(story?.hoursAgo ?? 0);
    }
  });

  it('names everything once', () => {
    for (const things of [stories, sections, authors, postings, users, photos, agency.desks])
      expect(keysOf(things)).toHaveLength(new Set(keysOf(things)).size);
    expect(new Set(stories.map(({ parsed }) => parsed.headline)).size).toBe(stories.length);
    expect(new Set(stories.map(({ parsed }) => parsed.slugline)).size).toBe(stories.length);
    expect(new Set(users.map(({ email }) => email)).size).toBe(users.length);
  });

  it('uses no address anybody could own, and no password', () => {
    const everything = JSON.stringify(sampleNewsroom);
    const hosts = [...everything.matchAll(/(?:https?:\/\/|[\w.]@)([\w.-]+)/g)].map((match) => match[1] ?? '');
    expect(hosts.length).toBeGreaterThan(25);
    expect(hosts.filter((host) => !/(^|\.)(example|example\.(org|com|net))$/.test(host))).toEqual([]);
    expect(everything).not.toMatch(/passw/i);
  });

  it('keeps the tree of sections whole and in order', () => {
    const top = keysOf(sections.filter(({ parent }) => !parent));
    for (const { parent } of sections) if (parent) expect(top).toContain(parent);
    for (const section of sections) {
      expect(section.slug).toMatch(/^[a-z-]+$/);
      expect(section.colour).toMatch(/^#[0-9a-f]{6}$/);
      expect(Object.values(section.name).every(Boolean)).toBe(true);
      for (const editor of section.editors)
        expect(isAtLeast(users.find(({ key }) => key === editor)?.role ?? 'journalist', 'section-editor')).toBe(true);
    }
  });

  it('posts known authors to real time zones, one place at a time', () => {
    for (const posting of postings) {
      expect(keysOf(authors)).toContain(posting.author);
      expect(() => new Intl.DateTimeFormat('en', { timeZone: posting.timeZone })).not.toThrow();
      expect(posting.startedDaysAgo).toBeGreaterThan(posting.endedDaysAgo ?? 0);
      const [longitude, latitude] = posting.coordinates;
      expect(Math.abs(longitude)).toBeLessThanOrEqual(180);
      expect(Math.abs(latitude)).toBeLessThanOrEqual(90);
    }
    for (const user of users.filter(({ author }) => author)) expect(keysOf(authors)).toContain(user.author);
  });
});

describe('translations', () => {
  const sets = new Map<string, SampleStory[]>();
  for (const story of stories)
    if (story.translationSet) sets.set(story.translationSet, [...(sets.get(story.translationSet) ?? []), story]);

  it('make at least four sets, some of them in all three languages', () => {
    expect(sets.size).toBeGreaterThanOrEqual(4);
    expect([...sets.values()].filter((set) => set.length === 3).length).toBeGreaterThanOrEqual(2);
  });

  it.each([...sets])('of %s tell one story, once in each language', (_name, set) => {
    expect(set.length).toBeGreaterThanOrEqual(2);
    expect(new Set(set.map(({ parsed }) => parsed.language)).size).toBe(set.length);
    expect(new Set(set.map(({ parsed }) => parsed.sectionId)).size).toBe(1);
    expect(new Set(set.map(({ parsed }) => parsed.priority)).size).toBe(1);
  });
});

describe.each(named)('the story %s', (_key, story) => {
  it('points at things that exist, in its own language', () => {
    if (story.parsed.sectionId) expect(keysOf(sections)).toContain(story.parsed.sectionId);
    for (const secondary of story.secondary ?? []) {
      expect(keysOf(sections)).toContain(secondary);
      expect(secondary).not.toBe(story.parsed.sectionId);
    }
    for (const author of story.parsed.byline.authorIds) expect(keysOf(authors)).toContain(author);
    for (const posting of story.postings ?? []) expect(keysOf(postings)).toContain(posting);
    if (story.photo) expect(keysOf(photos)).toContain(story.photo);
    for (const key of story.related ?? []) {
      expect(key).not.toBe(story.key);
      expect(stories.find((other) => other.key === key)?.parsed.language).toBe(story.parsed.language);
    }
    expect(story.key.endsWith(`-${story.parsed.language}`)).toBe(true);
  });

  it('is on a desk that works in its language, covers its section and has its writer', () => {
    const desk = agency.desks.find(({ key }) => key === story.desk);
    expect(desk?.languages).toContain(story.parsed.language);
    if (story.parsed.sectionId) expect(desk?.sections).toContain(story.parsed.sectionId);
    expect(users.find(({ key }) => key === story.by)?.desks).toContain(story.desk);
  });

  it('reads like copy: short headline, several paragraphs, quotation marks of its language', () => {
    const { blocks, headline, slugline, language, priority } = story.parsed;
    const paragraphs = blocks.filter(({ type }) => type === 'paragraph');
    const text = textsOf(story).join('\n');
    expect(headline.length).toBeLessThanOrEqual(110);
    expect(slugline).toMatch(/^[\p{Lu}\d -]+$/u);
    expect(paragraphs.length).toBeGreaterThanOrEqual(3);
    expect(blocks.length).toBeGreaterThanOrEqual(4);
    expect(paragraphs.length).toBeLessThanOrEqual(8);
    expect(text).toMatch({ en: /“[^”]+”/, az: /«[^»]+»|“[^”]+”|„[^“]+“/, ru: /«[^»]+»/ }[language]);
    expect(text).not.toMatch(/["<>]|\s{2}/);
    expect(priority).toBeGreaterThanOrEqual(1);
    expect(priority).toBeLessThanOrEqual(9);
    expect(story.warnings.map(({ code }) => code)).toEqual(story.key === 'ferry-ru' ? ['no-dateline'] : []);
  });

  it('has all its state needs', () => {
    if (['draft', 'filed', 'in-edit'].includes(story.state)) return;
    const { dateline, sectionId, language } = story.parsed;
    expect(dateline).toEqual({ place: expect.stringMatching(/\S/), source: agency.source[language] });
    expect(sectionId).toMatch(/\S/);
    expect(signaturesOf(story)).toBeGreaterThan(0);
    const photo = photos.find(({ key }) => key === story.photo);
    if (story.photo) expect(photo?.alt[language]).toMatch(/\S{3}/);
    if (story.state === 'scheduled') expect(story.scheduledInHours).toBeGreaterThan(story.embargoInHours ?? 0);
  });

  it('gets to its state by moves the desk allows', () => {
    let state: State = 'draft';
    let last = startedHoursAgo(story);
    for (const step of stepsOf(story)) {
      const user = users.find(({ key }) => key === step.by);
      const at = hoursFromNow(-step.hoursAgo);
      const domainStory: Story = {
        state,
        headline: story.parsed.headline,
        datelinePlace: story.parsed.dateline?.place,
        words: wordsIn(story),
        bylineNames: signaturesOf(story),
        section: story.parsed.sectionId,
        photos: story.photo
          ? [{ path: 'photo', alt: photos.find(({ key }) => key === story.photo)?.alt[story.parsed.language] }]
          : [],
        embargoUntil: story.embargoInHours ? hoursFromNow(story.embargoInHours) : undefined,
      };
      const signs = story.parsed.byline.authorIds.some((author) => author === user?.author);
      const refusal = refusalOf(
        {
          name: step.name,
          story: domainStory,
          actor: {
            kind: 'staff',
            role: user?.role ?? 'journalist',
            isOwn: step.by === story.by || signs,
            isOnDesk: Boolean(user && (worksOnEveryDesk(user.role) || user.desks.includes(story.desk))),
          },
          rules: { fourEyes: agency.fourEyes },
          now: at,
        },
        { ...step.carrying, at: step.atInHours === undefined ? undefined : hoursFromNow(step.atInHours) },
      );
      expect(refusal?.problems ?? []).toEqual([]);
      expect(step.hoursAgo).toBeLessThan(last);
      expect(step.hoursAgo).toBeGreaterThan(0);
      last = step.hoursAgo;
      state = transitionOf(step.name).to;
    }
    expect(state).toBe(story.state);
    expect(states).toContain(state);
  });
});

const heldNow = postings.filter(({ endedDaysAgo }) => !endedDaysAgo);
const postedSignersOf = ({ parsed }: SampleStory) =>
  heldNow.filter(({ author }) => parsed.byline.authorIds.includes(author));

describe('the variety a desk wants to see', () => {
  it.each<[string, (story: SampleStory) => boolean, number]>([
    ['a photo', ({ photo }) => Boolean(photo), 14],
    ['a kicker', ({ parsed }) => Boolean(parsed.kicker), 5],
    ['a note to the desks', ({ note }) => Boolean(note), 4],
    ['an embargo', ({ embargoInHours }) => Boolean(embargoInHours), 1],
    ['a correction', ({ correction, state }) => Boolean(correction) && state === 'published', 1],
    ['a public notice of a kill', ({ notice, state }) => Boolean(notice) && state === 'killed', 1],
    ['a draft that was sent back', ({ sentBack, state }) => Boolean(sentBack) && state === 'draft', 1],
    ['a byline of a correspondent', (story) => postedSignersOf(story).length > 0, 5],
    ['a byline of two', ({ parsed }) => parsed.byline.authorIds.length === 2, 2],
    ['"Staff" as its byline', ({ parsed }) => parsed.byline.text === 'Staff', 1],
    ['"reporting by … in …"', ({ parsed }) => Boolean(parsed.reportingBy?.length), 1],
    ['a list', ({ parsed }) => parsed.blocks.some(({ type }) => type === 'list'), 3],
    ['a quotation set apart', ({ parsed }) => parsed.blocks.some(({ type }) => type === 'quotation'), 5],
    ['related stories', ({ related }) => Boolean(related?.length), 5],
  ])('there are stories with %s', (_what, has, atLeast) => {
    expect(stories.filter(has).length).toBeGreaterThanOrEqual(atLeast);
  });
});

describe('the sample photos', () => {
  it.each(keysOf(photos))('%s says in every language what it shows', (key) => {
    const photo = photos.find((one) => one.key === key);
    expect(Object.keys(photo?.alt ?? {}).sort()).toEqual(['az', 'en', 'ru']);
    for (const alt of Object.values(photo?.alt ?? {})) expect(alt.length).toBeGreaterThan(30);
    for (const place of photo?.focus ?? []) {
      expect(place).toBeGreaterThanOrEqual(0);
      expect(place).toBeLessThanOrEqual(100);
    }
  });

  it.each(keysOf(photos))('%s is a JPEG file of modest size that carries caption, credit and copyright', (key) => {
    const photo = photos.find((one) => one.key === key)!;
    const bytes = bytesOf(photo);
    const { file, exif, xmp } = ExifReader.load(bytes, { expanded: true });
    expect([...bytes.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
    expect(bytes.length).toBeLessThan(300_000);
    expect(file).toMatchObject({ 'Image Width': { value: 1280 }, 'Image Height': { value: 853 } });
    expect(exif).toMatchObject({
      ImageDescription: { description: photo.caption },
      Copyright: { description: '(c) Sarvan News Agency' },
    });
    expect(xmp).toMatchObject({
      description: { description: photo.caption },
      rights: { description: '© Sarvan News Agency' },
      subject: { description: photo.keywords.join(', ') },
    });
    expect(exif).not.toHaveProperty('GPSLatitude');
  });

  it('are no two alike', () => {
    expect(new Set(photos.map((photo) => bytesOf(photo).toString('base64'))).size).toBe(11);
  });
});
