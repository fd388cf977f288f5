import { createHash } from 'node:crypto';
import { Types, type ClientSession, type mongo } from 'mongoose';
import type { Payload, PayloadRequest } from 'payload';
import { databaseOf, objectId, plainOf, rawCollection, sessionOf } from '../../database/rows.ts';
import { isRole, type Role } from '../../domain/workflow/roles.ts';
import { endsPreviews } from '../../domain/workflow/workflow.ts';
import { mayReadLatest } from '../record/history.ts';

/** Hours a link lasts. */
export const previewHours = { most: 168, usual: 24 };

/** Links for whoever has them. Beside the stories: no version, no query of a reader's and no key ever reaches them. */
export const previewLinks = 'preview_links';

/**
 * The last time that all links of a story, or by a colleague, were ended: a row named by either. An end is one write here, never one to
 * each link, so that nobody who keeps opening links can stand in the way of a kill. MongoDB removes a row long after a link could live.
 */
const previewEnds = 'preview_ends';

/** Which end was the last one when a link was made; another one since has ended the link. */
type Marks = { story: Types.ObjectId | null; maker: Types.ObjectId | null };

/** The secret in a link's address is kept as its hash alone: who reads the database opens nothing with it. */
export type LinkRow = {
  kind: 'preview';
  story: Types.ObjectId;
  maker: Types.ObjectId;
  makerName: string;
  secretHash: string;
  marks: Marks;
  at: Date;
  until: Date;
  revokedAt: Date | null;
  openings: { count: number; lastAt: Date | null };
};

type Story = { id: string; state: string; deletedAt?: string | null; desk?: unknown; people?: unknown[] };
type Maker = { id: string; role?: unknown; desks?: string[]; deletedAt?: string | null };
/** A link with all that decides whether it is over, as plain values. */
export type FoundLink = {
  id: string;
  story: string;
  maker: string;
  makerName: string;
  marks: { [About in keyof Marks]: string | null };
  at: string;
  until: string;
  revokedAt: string | null;
  openings: { count: number; lastAt: string | null };
  stories: Story[];
  makers: Maker[];
  ends: { id: string; mark: string }[];
};

export const secretHashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Links to a story that are looked at together. */
const mostShown = 100;

const questionFor = (match: object): mongo.BSON.Document[] => [
  { $match: { kind: 'preview', ...match } },
  { $sort: { at: -1, _id: -1 } },
  { $limit: mostShown },
  { $set: { about: ['$story', '$maker'] } },
  { $lookup: { from: 'articles', localField: 'story', foreignField: '_id', as: 'stories', pipeline: [storyFacts] } },
  { $lookup: { from: 'users', localField: 'maker', foreignField: '_id', as: 'makers', pipeline: [makerFacts] } },
  { $lookup: { from: previewEnds, localField: 'about', foreignField: '_id', as: 'ends' } },
];
const storyFacts = { $project: { state: 1, deletedAt: 1, desk: 1, people: 1 } };
const makerFacts = { $project: { role: 1, desks: 1, deletedAt: 1 } };

/** The links that match, newest first, with what the database says now of their story and maker. */
export async function findLinks(match: object, payload: Payload): Promise<FoundLink[]> {
  const found = await databaseOf(payload).collection(previewLinks).aggregate(questionFor(match)).toArray();
  return found.map((each) => plainOf<FoundLink>(each));
}

/** Why a link shows nothing any more. */
export const linkEnds = ['revoked', 'expired', 'story', 'maker'] as const;
export type LinkEnd = (typeof linkEnds)[number];

const isOver = ({ ends, marks, ...link }: FoundLink, about: keyof Marks): boolean => {
  const last = ends.find(({ id }) => id === link[about]);
  return last !== undefined && last.mark !== marks[about];
};

function mayMakerRead({ makers: [maker], stories: [story] }: FoundLink): boolean {
  if (!maker || !story || maker.deletedAt || !isRole(maker.role)) return false;
  const role: Role = maker.role;
  return mayReadLatest(story, { kind: 'staff', id: maker.id, role, desks: maker.desks ?? [] });
}

/** What has ended a link, or null while it lives. */
export function endOf(link: FoundLink, now: Date): LinkEnd | null {
  const [story] = link.stories;
  if (link.revokedAt) return 'revoked';
  if (Date.parse(link.until) <= now.getTime()) return 'expired';
  if (!story || story.deletedAt || endsPreviews(story.state) || isOver(link, 'story')) return 'story';
  return isOver(link, 'maker') || !mayMakerRead(link) ? 'maker' : null;
}

const markOf = async (about: Types.ObjectId, payload: Payload, session?: ClientSession) => {
  const row = await rawCollection(payload, previewEnds).findOne({ _id: about }, { session });
  return ((row as { mark?: Types.ObjectId } | null)?.mark ?? null) as Types.ObjectId | null;
};

/** What a link made now carries; read one after the other, in the request's transaction. */
export async function marksOf(story: Types.ObjectId, maker: Types.ObjectId, req: PayloadRequest): Promise<Marks> {
  const session = await sessionOf(req);
  return {
    story: await markOf(story, req.payload, session),
    maker: await markOf(maker, req.payload, session),
  };
}

/** Ends all links to a story, or all that a colleague made, for good; in the request's transaction, if there is one. */
export async function endPreviewLinks(about: string, req: PayloadRequest): Promise<void> {
  const ended = { $set: { mark: new Types.ObjectId(), at: new Date() } };
  const options = { upsert: true, session: await sessionOf(req) };
  await rawCollection(req.payload, previewEnds).updateOne({ _id: objectId(about) }, ended, options);
}

/** A story deleted for good takes its links along. */
export async function forgetPreviewLinks(story: string, req: PayloadRequest): Promise<void> {
  await endPreviewLinks(story, req);
  const session = await sessionOf(req);
  await rawCollection(req.payload, previewLinks).deleteMany({ story: objectId(story) }, { session });
}
