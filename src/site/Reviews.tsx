import type { PublishedStory } from '../published/story/schema.ts';
import { momentOf } from './moments.ts';
import { ReviewForm, type ReviewFormProps } from './ReviewForm.tsx';
import { reviewTexts } from './texts.ts';

export type PublicReview = {
  id: string;
  name: string;
  /** Escaped and linkified. */
  html: string;
  rating?: number;
  at: string;
  /** The review it answers. */
  parent?: string;
};

/** `form` is there while the story takes reviews. */
export type ReviewList = { reviews: readonly PublicReview[]; form?: ReviewFormProps };

type Part = { story: PublishedStory };

const Stars = ({ rating, story: { language } }: Part & { rating: number }) => (
  <span className="stars">
    <span aria-hidden="true">{'★'.repeat(rating) + '☆'.repeat(5 - rating)}</span>
    <span className="visually-hidden">
      {reviewTexts.rating[language]}: {rating} {reviewTexts.stars[language]}
    </span>
  </span>
);

const Review = ({ review, story }: Part & { review: PublicReview }) => (
  <li className={review.parent ? 'answer' : undefined} id={`review-${review.id}`} data-review={review.id}>
    <p className="review-head">
      <strong>{review.name}</strong> {review.rating && <Stars rating={review.rating} story={story} />}{' '}
      <time dateTime={review.at}>{momentOf(review.at, 'short', story.language, story.timeZone)}</time>
    </p>
    <div className="review-text" dangerouslySetInnerHTML={{ __html: review.html }} />
  </li>
);

const PublishedReviews = ({ story, reviews }: Part & { reviews: readonly PublicReview[] }) => (
  <section
    className="reviews"
    aria-labelledby="reviews"
    data-report={reviewTexts.report[story.language]}
    data-reported={reviewTexts.reported[story.language]}
  >
    <h2 id="reviews">{reviewTexts.reviews[story.language]}</h2>
    <ol>
      {reviews.map((review) => (
        <Review key={review.id} review={review} story={story} />
      ))}
    </ol>
  </section>
);

/** Where a form sent without the script comes back to: the address's fragment picks the word that shows. */
const Words = ({ story: { language } }: Part) =>
  (['received', 'shown', 'closed', 'invalid', 'too-many'] as const).map((outcome) => (
    <p className="review-word" id={`review-${outcome}`} key={outcome}>
      {reviewTexts[outcome][language]}
    </p>
  ));

/** What readers said and the newsroom let stand, and the form to say more. Without `list` it is a preview. */
export const Reviews = ({ story, list }: Part & { list?: ReviewList }) => {
  const { language } = story;
  return (
    <>
      {list && list.reviews.length > 0 && <PublishedReviews story={story} reviews={list.reviews} />}
      <section className="review" id="review" aria-labelledby="review-title">
        <h2 id="review-title">{reviewTexts.leave[language]}</h2>
        {list && <Words story={story} />}
        <p>{reviewTexts[list?.form ? 'invite' : list ? 'closed' : 'preview'][language]}</p>
        {list?.form && <ReviewForm story={story} form={list.form} />}
      </section>
    </>
  );
};
