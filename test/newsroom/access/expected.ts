/**
 * Who may what, written by hand from the desk's rules and not computed from src/domain/workflow/policy.ts.
 * Columns are the stories of stories.ts; the correspondent is their own, the outsider works on another desk.
 */
export const columns =
  'draft filed in-edit approved scheduled published killed spiked archived archived-unseen trashed';

const readers = '- - - - - R - - R - -';
const desk = 'R R R R R R R R R R -';

/** R: reads it, by its id and in lists. What is in the trash is seen by no plain read. */
export const reads: Record<string, string> = {
  reader: readers,
  'bare-key': readers,
  'read-key': readers,
  'copy-key': readers,
  closed: readers,
  'closed-key': readers,
  outsider: readers,
  journalist: desk,
  correspondent: desk,
  'sub-editor': desk,
  'section-editor': desk,
  'managing-editor': desk,
  administrator: desk,
};

const nothing = '- - - - - - - - - - -';
const editors = 'E - E E E E - - - - -';

/** E: may edit the copy. What is filed belongs to nobody until it is taken; what is over is over. */
export const edits: Record<string, string> = {
  reader: nothing,
  'bare-key': nothing,
  'read-key': nothing,
  'copy-key': nothing,
  closed: nothing,
  'closed-key': nothing,
  outsider: nothing,
  journalist: nothing,
  correspondent: 'E - - - - - - - - - -',
  'sub-editor': 'E - E - - E - - - - -',
  'section-editor': editors,
  'managing-editor': editors,
  administrator: editors,
};

const chiefs = 'T - - - - - T T - T -';

/** T: may put it in the trash: never what readers see, or what waits for an editor. */
export const trashes: Record<string, string> = {
  reader: nothing,
  'bare-key': nothing,
  'read-key': nothing,
  'copy-key': nothing,
  closed: nothing,
  'closed-key': nothing,
  outsider: nothing,
  journalist: nothing,
  correspondent: 'T - - - - - - - - - -',
  'sub-editor': nothing,
  'section-editor': chiefs,
  'managing-editor': chiefs,
  administrator: chiefs,
};

/** The least role that sees what is in the trash, and whose it is: the desk's people, with ?trash=true. */
export const seesTrash = [
  'journalist',
  'correspondent',
  'sub-editor',
  'section-editor',
  'managing-editor',
  'administrator',
];

/** Who reads how much of everything else: all of it, what is public, or nothing at all (refused, or an empty list). */
type Reach = 'all' | 'public' | 'nothing';
type Row = Record<'readers' | 'writers' | 'sub-editor' | 'section-editor' | 'managing-editor' | 'administrator', Reach>;
const row = (cells: string): Row => {
  const [readers, writers, sub, section, managing, admin] = cells.split(' ') as Reach[];
  return {
    readers: readers!,
    writers: writers!,
    'sub-editor': sub!,
    'section-editor': section!,
    'managing-editor': managing!,
    administrator: admin!,
  };
};
export const readsOf: Record<string, Row> = {
  //                       readers writers sub section managing administrator
  authors: row('public all all all all all'),
  correspondents: row('all all all all all all'),
  sections: row('all all all all all all'),
  media: row('public all all all all all'),
  reviews: row('public public all all all all'),
  redirects: row('public all all all all all'),
  pages: row('public all all all all all'),
  desks: row('nothing all all all all all'),
  users: row('nothing all all all all all'),
  'payload-jobs': row('nothing nothing nothing nothing nothing nothing'),
  'payload-migrations': row('nothing nothing nothing nothing nothing nothing'),
};

/** The least role that may, with documents that are not one's own. Readers and machines may nothing of it. */
export const writesOf: Record<string, { create: string; update: string; trash: string }> = {
  authors: { create: 'section-editor', update: 'section-editor', trash: 'managing-editor' },
  correspondents: { create: 'section-editor', update: 'section-editor', trash: 'managing-editor' },
  sections: { create: 'managing-editor', update: 'managing-editor', trash: 'managing-editor' },
  desks: { create: 'managing-editor', update: 'managing-editor', trash: 'managing-editor' },
  redirects: { create: 'managing-editor', update: 'managing-editor', trash: 'managing-editor' },
  pages: { create: 'section-editor', update: 'section-editor', trash: 'managing-editor' },
  reviews: { create: 'section-editor', update: 'sub-editor', trash: 'section-editor' },
  users: { create: 'administrator', update: 'administrator', trash: 'administrator' },
};

/** Fields no filter, sort or count may lean on: the collection, the path, and who may see it after all. */
export const hiddenPaths: readonly [collection: string, path: string, seenBy: 'staff' | 'managing' | 'nobody'][] = [
  ['articles', 'editorialNote', 'staff'],
  ['articles', 'state', 'staff'],
  ['articles', 'desk', 'staff'],
  ['articles', 'desk.name', 'staff'],
  ['articles', 'createdBy', 'staff'],
  ['articles', 'createdBy.name', 'staff'],
  ['articles', 'createdBy.email', 'managing'],
  ['articles', 'heldBy', 'staff'],
  ['articles', 'people', 'staff'],
  ['articles', 'people.email', 'managing'],
  ['articles', 'embargoUntil', 'staff'],
  ['articles', 'scheduledAt', 'staff'],
  ['articles', 'killNotice', 'staff'],
  ['articles', 'sentBack.reason', 'staff'],
  ['articles', 'lastMove.by', 'staff'],
  ['articles', 'lastChange.userName', 'staff'],
  ['articles', 'corrections.editor', 'staff'],
  ['articles', 'translationOf', 'staff'],
  ['articles', 'translationOf.headline', 'staff'],
  ['articles', 'photo.media.released', 'staff'],
  ['articles', 'photo.media.uploadedBy', 'staff'],
  ['articles', 'photo.media.original', 'nobody'],
  ['articles', 'relatedStories.editorialNote', 'staff'],
  ['articles', 'section.editors', 'staff'],
  ['articles', 'section.editors.email', 'nobody'],
  ['articles', 'deletedBy', 'staff'],
  ['authors', 'email', 'staff'],
  ['authors', 'user', 'staff'],
  ['authors', 'user.email', 'managing'],
  ['correspondents', 'author.email', 'staff'],
  ['correspondents', 'author.user', 'staff'],
  ['sections', 'editors', 'staff'],
  ['sections', 'editors.email', 'managing'],
  ['media', 'released', 'staff'],
  ['media', 'filename', 'staff'],
  ['media', 'uploadedBy', 'staff'],
  ['media', 'uploadedBy.email', 'managing'],
  ['media', 'original', 'nobody'],
  ['media', 'renditionKey', 'nobody'],
  ['reviews', 'storyIsPublic', 'staff'],
  ['reviews', 'story.editorialNote', 'staff'],
  ['pages', 'state', 'staff'],
  ['pages', 'translationOf', 'staff'],
  ['pages', 'translationOf.title', 'staff'],
  ['pages', 'publicSlug', 'staff'],
  ['redirects', 'story.editorialNote', 'staff'],
  ['redirects', 'story.killNotice', 'staff'],
  ['users', 'email', 'managing'],
  ['users', 'keyScopes', 'managing'],
  ['users', 'sessions.id', 'managing'],
  ['users', 'hash', 'nobody'],
  ['users', 'salt', 'nobody'],
  ['users', 'apiKey', 'nobody'],
  ['users', 'apiKeyIndex', 'nobody'],
  ['users', 'resetPasswordToken', 'nobody'],
  ['users', 'resetPasswordExpiration', 'nobody'],
  ['users', 'loginAttempts', 'nobody'],
  ['users', 'deviceKey', 'nobody'],
  ['history', 'ipHash', 'nobody'],
];

/** Filters that reach through a relation to a text readers must not guess letter by letter: all have to find nothing. */
export const guesses: readonly [collection: string, path: string][] = [
  ['articles', 'relatedStories.headline'],
  ['articles', 'relatedStories.standfirst'],
  ['articles', 'photo.media.caption'],
  ['reviews', 'text'],
  ['reviews', 'story.headline'],
  ['redirects', 'from'],
  ['redirects', 'story.headline'],
  ['correspondents', 'author.name'],
  ['authors', 'name'],
  ['authors', 'photo.caption'],
];
