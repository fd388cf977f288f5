'use client';

import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { writtenNames } from '../../../../domain/fields/articleFields.ts';
import { transitionNames } from '../../../../domain/workflow/workflow.ts';
import type { StoryModel, Values } from '../../model.ts';
import { copyOf, readersCopyOf, versionsOf, type Version } from './versions.ts';

/** The copies that are no version: the page as it stands, and what readers have. */
export const onPage = 'page';
export const readers = 'readers';

type Copies = { versions: Version[]; byName: Readonly<Record<string, Values>>; isRead: boolean };
const none: Copies = { versions: [], byName: {}, isRead: false };

const isMove = ({ act }: Version): boolean => transitionNames.some((name) => name === act);

/** What one compares with unless another is chosen: what readers have, else the story at its last step, else its beginning. */
const firstOf = ({ versions, byName }: Copies): string | undefined =>
  byName[readers] ? readers : (versions.find(isMove) ?? versions.at(-1))?.id;

/** Everything on the page, as it changes. */
function useValues(model: StoryModel): Values {
  const subscribe = useCallback(
    (listener: () => void) => {
      const ends = writtenNames.map((name) => model.subscribe(name, listener));
      return () => ends.forEach((end) => end());
    },
    [model],
  );
  return useSyncExternalStore(subscribe, model.all, model.all);
}

/** Two copies of the story to compare, and the choice of others. */
export function useCopies(id: string, model: StoryModel) {
  const [copies, setCopies] = useState(none);
  const [chosen, setChosen] = useState<{ from?: string; to: string }>({ to: onPage });
  useEffect(() => {
    void Promise.all([versionsOf(id), readersCopyOf(id)]).then(([versions, live]) =>
      setCopies({ versions, byName: live ? { [readers]: live } : {}, isRead: true }),
    );
  }, [id]);
  const from = chosen.from ?? firstOf(copies);
  const { to } = chosen;
  useEffect(() => {
    const missing = [from, to].filter((each) => each !== undefined && each !== onPage && !copies.byName[each]);
    for (const version of missing as string[])
      void copyOf(version).then(
        (copy) => copy && setCopies((now) => ({ ...now, byName: { ...now.byName, [version]: copy } })),
      );
  }, [from, to, copies.byName]);
  const page = useValues(model);
  const copyNamed = (name: string | undefined): Values | undefined =>
    name === onPage ? page : name === undefined ? undefined : copies.byName[name];
  return { ...copies, from, to, setChosen, before: copyNamed(from), after: copyNamed(to) };
}
