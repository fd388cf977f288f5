import { createLocalReq, type TypedUser } from 'payload';
import { bodyOf, completeCopy, type Newsroom } from '../../support/newsroom.ts';
import { plainPhoto } from '../../support/photos.ts';
import type { Standing } from './people.ts';

/** A word that stands nowhere but in what readers must not see; every secret begins with it. */
export const secretWord = 'zqx';
export const secret = (what: string): string => `${secretWord}${what}`;

/** One story in each state; the archived ones differ in whether readers ever saw them. */
const storyNames = [
  'draft',
  'filed',
  'in-edit',
  'approved',
  'scheduled',
  'published',
  'killed',
  'spiked',
  'archived',
  'archived-unseen',
  'trashed',
] as const;
export type StoryName = string;

const march: Record<StoryName, readonly (readonly [string, Record<string, string>?])[]> = {
  draft: [
    ['file', { note: secret('note') }],
    ['send-back', { reason: secret('sentback') }],
  ],
  filed: [['file']],
  'in-edit': [['file'], ['take']],
  approved: [['file'], ['take'], ['approve']],
  scheduled: [['file'], ['take'], ['approve'], ['schedule', { at: '2099-01-01T00:00:00Z' }]],
  published: [['file'], ['take'], ['approve'], ['publish'], ['correct', { correction: 'A public correction.' }]],
  killed: [['file'], ['take'], ['approve'], ['publish'], ['kill', { notice: secret('notice') }]],
  spiked: [['spike', { reason: secret('spikereason') }]],
  archived: [['file'], ['take'], ['approve'], ['publish'], ['archive']],
  'archived-unseen': [['spike', { reason: secret('spikereason') }], ['archive']],
  trashed: [],
};

const isPublic = (name: StoryName): boolean => name === 'published' || name === 'archived';

async function photo({ payload }: Newsroom, what: string): Promise<string> {
  const data = await plainPhoto(64 + what.length, 48, 'png');
  const file = { data, name: `${what}.png`, mimetype: 'image/png', size: data.length };
  const { id } = await payload.create({ collection: 'media', data: { alt: what, caption: what } as never, file });
  return String(id);
}

/** Moves a story as the newsroom does: by transitions, made by the administrator. */
async function walk(newsroom: Newsroom, by: TypedUser, id: string, name: StoryName): Promise<void> {
  const { transition } = await import('../../../src/newsroom/transition/transition.ts');
  const principal = { kind: 'staff' as const, id: String(by.id), role: 'administrator' as const, desks: [] };
  for (const [step, carrying] of march[name] ?? []) {
    const req = await createLocalReq({ user: by }, newsroom.payload);
    const who = { id: String(by.id), name: 'The administrator', principal };
    await transition({ id, name: step as never, who, now: new Date().toISOString(), ...carrying }, req);
  }
}

const words = (name: StoryName, what: string): string =>
  isPublic(name) ? `Public ${what} of the ${name} story` : `${secret(what)} of the ${name} story`;

async function write(newsroom: Newsroom, by: TypedUser, name: StoryName, extra: object): Promise<string> {
  const data = {
    ...completeCopy(newsroom, words(name, 'headline')),
    body: bodyOf(words(name, 'body')),
    standfirst: words(name, 'standfirst'),
    editorialNote: secret('editorialnote'),
    ...extra,
  };
  const { id } = await newsroom.payload.create({ collection: 'articles', data: data as never, user: by });
  return String(id);
}

export type Kept = {
  stories: Record<StoryName, string>;
  photos: Record<'shown' | 'hidden', string>;
  others: Record<string, string>;
};

/** Reviews, redirects and pages around the stories, with something of each that is not for readers. */
async function around(newsroom: Newsroom, stories: Record<StoryName, string>, photoId: string) {
  const { payload, staff, sections } = newsroom;
  const make = async (collection: string, data: object): Promise<string> =>
    String(((await payload.create({ collection: collection as never, data: data as never })) as { id: string }).id);
  const review = { name: 'A reader', email: `${secret('review')}@mail.example` };
  const inactive = { name: secret('inactiveauthor'), active: false, email: `${secret('author')}@mail.example` };
  await payload.update({ collection: 'authors', id: newsroom.author, data: { email: inactive.email } });
  await payload.update({
    collection: 'sections',
    id: sections.politics,
    data: { editors: [staff['section-editor'].id] },
  });
  return {
    approvedReview: await make('reviews', {
      ...review,
      story: stories.published,
      text: 'Public review',
      state: 'approved',
    }),
    pendingReview: await make('reviews', { ...review, story: stories.published, text: secret('pendingreview') }),
    reviewOfKilled: await make('reviews', {
      ...review,
      story: stories.killed,
      text: secret('killedreview'),
      state: 'approved',
    }),
    inactiveAuthor: await make('authors', { ...inactive, photo: photoId }),
    posting: await make('correspondents', {
      author: newsroom.author,
      city: 'Baku',
      timeZone: 'Asia/Baku',
      from: '2020-01-01',
    }),
    redirect: await make('redirects', { from: 'old-address', story: stories.published }),
    redirectToKilled: await make('redirects', { from: secret('oldaddress'), story: stories.killed }),
  };
}

/** Everything the newsroom keeps for this test. Needs no clock: the scheduled story goes out in 2099. */
export async function keepStories(newsroom: Newsroom, owner: Standing, admin: Standing): Promise<Kept> {
  const photos = { shown: await photo(newsroom, 'shown'), hidden: await photo(newsroom, secret('photo')) };
  const stories: Record<StoryName, string> = {};
  for (const name of storyNames) {
    const extra = name === 'published' ? {} : { photo: { media: isPublic(name) ? photos.shown : photos.hidden } };
    const related = { relatedStories: Object.values(stories), translationOf: stories.draft };
    stories[name] = await write(newsroom, owner.user!, name, { ...extra, ...(isPublic(name) ? related : {}) });
    await walk(newsroom, admin.user!, stories[name], name);
  }
  await admin.http('DELETE', `/api/articles/${stories.trashed}`);
  const pending = {
    headline: secret('pendingheadline'),
    body: bodyOf(secret('pendingbody')),
    editorialNote: secret('editorialnote'),
  };
  const { body } = await admin.http('GET', `/api/articles/${stories.published}?draft=true&depth=0`);
  await admin.http('PATCH', `/api/articles/${stories.published}`, {
    ...pending,
    photo: { media: photos.hidden },
    baseVersion: body.baseVersion,
  });
  return { stories, photos, others: await around(newsroom, stories, photos.shown) };
}
