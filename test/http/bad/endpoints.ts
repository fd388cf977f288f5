import { completeCopy, type Client, type Newsroom } from '../../support/newsroom.ts';
import { plainPhoto } from '../../support/photos.ts';

/** Documents the writes are tried on. */
export type Kept = Record<
  | 'articles'
  | 'authors'
  | 'correspondents'
  | 'sections'
  | 'desks'
  | 'reviews'
  | 'redirects'
  | 'users'
  | 'media'
  | 'version',
  string
>;

export type Write = {
  method: string;
  path: string;
  /** It asks for nothing, so it may do its work whatever comes along. */ takesNothing?: true;
};

/** Every write of the REST API. */
export function everyWrite(kept: Kept): Write[] {
  const collections = [
    'articles',
    'authors',
    'correspondents',
    'sections',
    'desks',
    'reviews',
    'redirects',
    'users',
    'media',
  ] as const;
  const post = (path: string, takesNothing?: true): Write => ({ method: 'POST', path: `/api/${path}`, takesNothing });
  return [
    ...collections.flatMap((slug): Write[] => [
      post(slug),
      { method: 'PATCH', path: `/api/${slug}/${kept[slug]}` },
      { method: 'PATCH', path: `/api/${slug}?where[id][equals]=${kept[slug]}` },
    ]),
    ...['house-style', 'social-networks', 'site'].map((slug) => post(`globals/${slug}`)),
    post(`articles/${kept.articles}/transitions`),
    post(`articles/${kept.articles}/desk`),
    post('articles/file-copy'),
    post('reviews/moderate'),
    post('reviews/erase-email'),
    post('users/login'),
    post('users/forgot-password'),
    post('users/reset-password'),
    post('users/unlock'),
    post('users/first-register'),
    post(`users/${kept.users}/revoke-sessions`, true),
    post('users/refresh-token', true),
    post(`articles/versions/${kept.version}`, true),
    post(`articles/access/${kept.articles}`, true),
    post('payload-preferences/nav', true),
    post('graphql'),
  ];
}

/** The least a new document needs, so that only what is tried on it is wrong. */
export function sampleOf(
  slug: string,
  { author }: Pick<Newsroom, 'author'>,
  { articles }: Pick<Kept, 'articles'>,
  tail: string,
): Record<string, unknown> {
  const samples: Record<string, Record<string, unknown>> = {
    articles: { headline: `Headline ${tail}` },
    authors: { name: `Author ${tail}` },
    correspondents: { author, city: 'Baku', timeZone: 'Asia/Baku', from: '2024-01-01' },
    sections: { name: `Section ${tail}` },
    desks: { name: `Desk ${tail}` },
    reviews: { story: articles, name: 'A reader', text: 'Well said.' },
    redirects: { story: articles, from: `old-${tail}` },
    users: {
      name: `User ${tail}`,
      email: `user-${tail}@newsroom.example`,
      password: 'a password long enough',
      role: 'journalist',
    },
  };
  return samples[slug] ?? {};
}

/** One document of each collection, made as a client makes it. */
export async function keepOneOfEach(newsroom: Newsroom, admin: Client): Promise<Kept> {
  const { body } = await admin('POST', '/api/articles', completeCopy(newsroom));
  const found: Record<string, string> = { articles: body.doc.id };
  for (const slug of ['authors', 'correspondents', 'sections', 'desks', 'reviews', 'redirects', 'users'])
    found[slug] = (await admin('POST', `/api/${slug}`, sampleOf(slug, newsroom, found as Kept, 'kept'))).body.doc.id;
  const form = new FormData();
  form.set('file', new File([new Uint8Array(await plainPhoto(40, 30, 'png'))], 'kept.png', { type: 'image/png' }));
  found.media = (await admin('POST', '/api/media', form)).body.doc.id;
  found.version = (await admin('GET', '/api/articles/versions?depth=0')).body.docs[0].id;
  return found as Kept;
}
