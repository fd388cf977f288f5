import { apiStoryPath } from '../domain/addresses.ts';
import type { PublishedStory } from '../published/story/schema.ts';
import { longestReview } from '../domain/review.ts';
import type { Language } from '../domain/languages.ts';
import { reviewTexts } from './texts.ts';

/** `token` says when the form was made. */
export type ReviewFormProps = { token: string };

const Rating = ({ language }: { language: Language }) => (
  <label>
    <span>{reviewTexts.rating[language]}</span>
    <select name="rating" defaultValue="">
      <option value="">{reviewTexts.noRating[language]}</option>
      {[5, 4, 3, 2, 1].map((stars) => (
        <option key={stars} value={stars}>
          {`${'★'.repeat(stars)} ${stars} ${reviewTexts.stars[language]}`}
        </option>
      ))}
    </select>
  </label>
);

/** Works as it is; the script sends it in the background and says what happened beside its fields. */
export const ReviewForm = ({ story: { slug, language }, form }: { story: PublishedStory; form: ReviewFormProps }) => (
  <form
    className="review-form"
    method="post"
    action={`${apiStoryPath(slug)}/reviews`}
    data-form={`${apiStoryPath(slug)}/review-form`}
    data-sending={reviewTexts.sending[language]}
    data-received={reviewTexts.received[language]}
    data-failed={reviewTexts.failed[language]}
    data-409={reviewTexts.closed[language]}
    data-429={reviewTexts['too-many'][language]}
    data-check={reviewTexts.check[language]}
  >
    <input type="hidden" name="token" value={form.token} />
    <p className="trap" aria-hidden="true">
      <label>
        {reviewTexts.trap[language]}
        <input name="website" tabIndex={-1} autoComplete="off" />
      </label>
    </p>
    <label>
      <span>{reviewTexts.name[language]}</span>
      <input name="name" autoComplete="name" maxLength={longestReview.name} required />
    </label>
    <label>
      <span>{reviewTexts.email[language]}</span>
      <input name="email" type="email" autoComplete="email" maxLength={longestReview.email} />
    </label>
    <Rating language={language} />
    <label className="wide">
      <span>{reviewTexts.text[language]}</span>
      <textarea name="text" rows={5} maxLength={longestReview.text} required />
    </label>
    <div className="wide">
      <button type="submit">{reviewTexts.send[language]}</button>
      <p className="review-answer" role="status" />
    </div>
  </form>
);
