import { findAll, make, post } from './page.ts';

/** A button by each review, with which a reader reports it. */
export function offerReports(): void {
  for (const review of findAll('[data-review]')) {
    const { report, reported } = review.closest<HTMLElement>('[data-report]')!.dataset;
    const button = make('button', { type: 'button', textContent: report ?? '' });
    button.addEventListener('click', async () => {
      const { ok } = await post(`/v1/reviews/${review.dataset.review}/reports`, {});
      if (ok) button.replaceWith(make('span', { textContent: reported ?? '' }));
    });
    review.append(button);
  }
}
