import { randomBytes } from 'node:crypto';
import { createLocalReq, type Payload, type PayloadRequest } from 'payload';
import { hoursFrom, type Ids, type Keeper } from './keep.ts';
import type { SampleNewsroom } from './newsroom.ts';

export type Login = { name: string; role: string; email: string; password: string; apiKey: string };
/** Accounts by key, as Payload keeps them. */
export type Accounts = Record<string, { id: string; name: string; role: string; desks: string[] }>;

/** A request made by this colleague: what they do is recorded under their name. */
export async function actingAs(payload: Payload, users: Accounts, key: string): Promise<PayloadRequest> {
  return createLocalReq({ user: { ...users[key], collection: 'users' } as never }, payload);
}

async function createDesks(keeper: Keeper, { agency }: SampleNewsroom, sections: Ids): Promise<Ids> {
  const desks: Ids = {};
  for (const { key, sections: covered, ...desk } of agency.desks) {
    const data = { ...desk, languages: [...desk.languages], sections: covered.map((each) => sections[each]) };
    desks[key] = await keeper.create({ collection: 'desks', data });
  }
  return desks;
}

async function createUsers(keeper: Keeper, newsroom: SampleNewsroom, desks: Ids) {
  const users: Accounts = {};
  const logins: Login[] = [];
  for (const { key, name, email, role, desks: on } of newsroom.users) {
    const password = randomBytes(12).toString('base64url');
    const apiKey = randomBytes(24).toString('hex');
    const deskIds = on.map((desk) => String(desks[desk]));
    const data = {
      name,
      email,
      role,
      password,
      desks: deskIds,
      enableAPIKey: true,
      apiKey,
      keyScopes: ['read-published', 'file-copy'],
    };
    const id = await keeper.create({ collection: 'users', data });
    users[key] = { id, name, role, desks: deskIds };
    logins.push({ name, role, email, password, apiKey });
  }
  return { users, logins };
}

async function createAuthors(
  keeper: Keeper,
  { authors, users: sample }: SampleNewsroom,
  users: Accounts,
): Promise<Ids> {
  const ids: Ids = {};
  for (const { key, name, slug, aliases, title, bio, email, languages, employment, active, links } of authors) {
    const user = sample.find(({ author }) => author === key);
    const data = {
      name,
      slug,
      aliases: [...aliases],
      jobTitle: title.en,
      bio: bio.en,
      email,
      languages: [...languages],
      employment,
      active,
      socialLinks: links.map(({ label, url }) => ({ network: label, url })),
      user: user && users[user.key]?.id,
    };
    ids[key] = await keeper.create({ collection: 'authors', data });
  }
  return ids;
}

async function createPostings(
  keeper: Keeper,
  { postings, agency }: SampleNewsroom,
  authors: Ids,
  opened: Date,
): Promise<Ids> {
  const ids: Ids = {};
  for (const {
    key,
    author,
    city,
    country,
    coordinates,
    timeZone,
    beats,
    startedDaysAgo,
    endedDaysAgo,
    line,
    datelinePlace,
  } of postings) {
    const data = {
      author: authors[author],
      city,
      country,
      coordinates: [...coordinates],
      timeZone,
      beats: [...beats],
      line: line.en,
      from: hoursFrom(opened, -24 * startedDaysAgo),
      to: endedDaysAgo === undefined ? undefined : hoursFrom(opened, -24 * endedDaysAgo),
      dateline: { place: datelinePlace.en, source: agency.source.en },
    };
    ids[key] = await keeper.create({ collection: 'correspondents', data });
  }
  return ids;
}

/** Desks, accounts with random passwords, author pages and postings. */
export async function createPeople(keeper: Keeper, newsroom: SampleNewsroom, sections: Ids, opened: Date) {
  const desks = await createDesks(keeper, newsroom, sections);
  const { users, logins } = await createUsers(keeper, newsroom, desks);
  const authors = await createAuthors(keeper, newsroom, users);
  const postings = await createPostings(keeper, newsroom, authors, opened);
  for (const { key, editors } of newsroom.sections)
    await keeper.payload.update({
      collection: 'sections',
      id: String(sections[key]),
      data: { editors: editors.map((editor) => users[editor]?.id) } as never,
      depth: 0,
    });
  return { desks, users, authors, postings, logins };
}
