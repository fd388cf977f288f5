import { words, type Labels } from './labels.ts';
import type { ReviewState } from './review.ts';

export const reviewStateLabels: Record<ReviewState, Labels> = {
  pending: words('Pending', 'Gözləyir', 'Ждёт'),
  approved: words('Approved', 'Təsdiqlənib', 'Одобрен'),
  rejected: words('Rejected', 'Rədd edilib', 'Отклонён'),
  spam: words('Spam', 'Spam', 'Спам'),
};
