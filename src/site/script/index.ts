/**
 * All the script there is. Every page works without it; with it the News Line is live, an open story says that it has changed, a
 * review is sent without leaving the page, and a film of another site is shown in the story. It knows no language: what it says stands in the page (NewsLine, StoryPage, ReviewForm).
 */
import { showEmbedsOnClick } from './embeds.ts';
import { followNewsLine } from './newsLine.ts';
import { offerReports, sendReviewsInPlace } from './reviews.ts';

followNewsLine();
sendReviewsInPlace();
offerReports();
showEmbedsOnClick();
