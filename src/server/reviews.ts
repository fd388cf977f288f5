import type { Router } from 'express';
import { createLocalReq, type Payload } from 'payload';
import { databaseOf } from '../database/rows.ts';
import { receiveReview, sameTextAs } from '../newsroom/reviews/receive.ts';
import { reportReview } from '../newsroom/reviews/report.ts';
import { reviewSettingsOf } from '../newsroom/reviews/settings.ts';
import { isOpen, reviewedStoryAt } from '../newsroom/reviews/story.ts';
import { openClients } from '../reviews/clients.ts';
import type { ReviewDesk } from '../reviews/submit.ts';
import { reviewRouter } from '../reviews/router.ts';

/** The desk, for readers who write to it: nobody is signed in. */
function deskFor(payload: Payload): ReviewDesk {
  const asNobody = () => createLocalReq({}, payload);
  return {
    storyAt: async (slug, now) => {
      const req = await asNobody();
      const settings = await reviewSettingsOf(req);
      const story = await reviewedStoryAt(slug, settings, req);
      return story && { story, isOpen: isOpen(story, settings, now), settings };
    },
    sameTextAs: async (candidate) => sameTextAs(candidate, await asNobody()),
    receive: async (review) => receiveReview(review, await asNobody()),
    report: async (report) => reportReview(report, await asNobody()),
  };
}

/** What readers send under `/v1`. */
export const readersRouter = (payload: Payload, secret: string): Router =>
  reviewRouter({ desk: deskFor(payload), clients: openClients(databaseOf(payload)), secret });
