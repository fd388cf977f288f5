'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { reviewStateLabels } from '../../domain/review.ts';
import {
  moderateReviews,
  reviewsFor,
  reviewsOnAPage,
  type Moderation,
  type ReviewFilters,
  type ReviewRow,
} from './reviewApi.ts';
import { useSay } from '../useSay.ts';

const none: ReadonlySet<string> = new Set();

export type Queue = {
  filters: ReviewFilters;
  choose: (change: Partial<ReviewFilters>) => void;
  rows: readonly ReviewRow[];
  total: number;
  more?: () => void;
  /** The row under the hand, and those with a tick. */
  at: number;
  moveTo: (at: number) => void;
  ticked: ReadonlySet<string>;
  tick: (ids: readonly string[], isTicked: boolean) => void;
  /** What an order goes to: those with a tick, else the one under the hand. */
  targets: readonly string[];
  order: (order: Omit<Moderation, 'ids'>, ids?: readonly string[]) => Promise<void>;
  undo?: () => void;
  message: string;
  failed: string;
  isLoading: boolean;
};

/** A page of reviews, read again whenever another question is asked. */
function useRows(filters: ReviewFilters) {
  const { say } = useSay();
  const [rows, setRows] = useState<readonly ReviewRow[]>([]);
  const [total, setTotal] = useState(0);
  const [hasMore, setHasMore] = useState(false);
  const [failed, setFailed] = useState('');
  const [isLoading, setLoading] = useState(true);
  const requestCount = useRef(0);
  const read = useCallback(
    async (keep: readonly ReviewRow[] = []) => {
      const number = (requestCount.current += 1);
      setLoading(true);
      // What was moderated meanwhile has left the list, and what is kept is its beginning: the page it ends in, or the one after.
      const answer = await reviewsFor(filters, Math.floor(keep.length / reviewsOnAPage) + 1);
      if (number !== requestCount.current) return;
      setLoading(false);
      if (!answer.ok) return setFailed(answer.failure?.message ?? say('networkDown'));
      const known = new Set(keep.map(({ id }) => id));
      setFailed('');
      setRows([...keep, ...answer.body.docs.filter(({ id }) => !known.has(id))]);
      setTotal(answer.body.totalDocs);
      setHasMore(answer.body.hasNextPage);
    },
    [filters, say],
  );
  useEffect(() => void read(), [read]);
  return { rows, setRows, total, setTotal, hasMore, read, failed, setFailed, isLoading };
}

/** The moderator's list: what is in it, where the hand is, and what was done last. */
export function useQueue(): Queue {
  const { say, language } = useSay();
  const [filters, setFilters] = useState<ReviewFilters>({
    state: 'pending',
    language: '',
    section: '',
    isReported: false,
  });
  const { rows, setRows, total, setTotal, hasMore, read, failed, setFailed, isLoading } = useRows(filters);
  const [at, setAt] = useState(0);
  const [ticked, setTicked] = useState(none);
  const [last, setLast] = useState<readonly string[]>([]);
  const [message, setMessage] = useState('');
  const isBusy = useRef(false);
  const here = rows[Math.min(at, rows.length - 1)];
  const targets = ticked.size > 0 ? [...ticked] : here ? [here.id] : [];

  const order: Queue['order'] = async (what, ids = targets) => {
    if (ids.length === 0 || isBusy.current) return;
    isBusy.current = true;
    const answer = await moderateReviews({ ...what, ids });
    isBusy.current = false;
    if (!answer.ok) return setFailed(answer.failure?.message ?? say('networkDown'));
    setFailed('');
    setTicked(none);
    const states = new Map(answer.body.reviews.map(({ id, state }) => [id, state]));
    const stays = ({ id, state }: ReviewRow): boolean => !filters.state || (states.get(id) ?? state) === filters.state;
    const left = rows.map((row) => ({ ...row, state: states.get(row.id) ?? row.state })).filter(stays);
    setRows(left);
    setTotal((before) => before - (rows.length - left.length));
    setAt((before) => Math.max(0, Math.min(before, left.length - 1)));
    const [first] = answer.body.reviews;
    const label = first ? reviewStateLabels[first.state][language] : '';
    setMessage(what.undo ? say('undone', { n: ids.length }) : say('done1', { what: label, n: ids.length }));
    setLast(what.undo ? [] : ids);
    // What comes back, and what follows when a page is done, is the database's to say.
    if (what.undo || left.length === 0) await read();
  };
  const tick: Queue['tick'] = (ids, isTicked) =>
    setTicked((before) => new Set(isTicked ? [...before, ...ids] : [...before].filter((id) => !ids.includes(id))));
  const choose: Queue['choose'] = (change) => {
    setFilters((before) => ({ ...before, ...change }));
    setTicked(none);
    setAt(0);
  };
  return {
    filters,
    choose,
    rows,
    total,
    at,
    moveTo: setAt,
    ticked,
    tick,
    targets,
    order,
    message,
    failed,
    isLoading,
    ...(hasMore && { more: () => void read(rows) }),
    ...(last.length > 0 && { undo: () => void order({ undo: true }, last) }),
  };
}
