'use client';

import { useEffect, useRef, useState } from 'react';
import { useSay } from '../useSay.ts';
import type { Moderation } from './reviewApi.ts';
import { BanDialog } from './BanDialog.tsx';
import { Filters } from './Filters.tsx';
import { Row, type Act } from './Row.tsx';
import { useQueue, type Queue as QueueOf } from './useQueue.ts';

/** Is somebody writing, or choosing from a list? Then a letter is theirs. */
const isTaken = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    ['TEXTAREA', 'SELECT'].includes(target.tagName) ||
    (target instanceof HTMLInputElement && target.type !== 'checkbox'));

/** One key for each act, anywhere on the page but in a field or a dialog. */
function useKeys(acts: Readonly<Record<string, () => void>>): void {
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const { key, ctrlKey, metaKey, altKey, target } = event;
      const act = latest.current[key.toLowerCase()];
      if (!act || ctrlKey || metaKey || altKey || isTaken(target) || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

/** What was done last, and what went wrong; heard by those who do not see it. */
const QueueMessage = ({ queue: { message, failed, undo, ticked, tick, rows } }: { queue: QueueOf }) => {
  const { say } = useSay();
  return (
    <div className="review-queue__bar">
      <label className="review-queue__check">
        <input
          type="checkbox"
          checked={rows.length > 0 && ticked.size === rows.length}
          onChange={(event) =>
            tick(
              rows.map(({ id }) => id),
              event.target.checked,
            )
          }
        />
        {ticked.size > 0 ? say('selected', { n: ticked.size }) : say('selectAll')}
      </label>
      <p role="status">{message}</p>
      {undo && (
        <button type="button" className="newsroom-button" aria-keyshortcuts="u" onClick={undo}>
          {say('undo')}
        </button>
      )}
      {failed && (
        <p className="newsroom-failure" role="alert">
          {failed}
        </p>
      )}
    </div>
  );
};

type Banning = readonly string[] | undefined;

/** The acts on some reviews, each with its key. */
function useActs(queue: QueueOf, setBanning: (ids: Banning) => void) {
  const { say } = useSay();
  return (ids: readonly string[]): Act[] => [
    { key: 'a', label: say('approve'), isPrimary: true, act: () => void queue.order({ to: 'approved' }, ids) },
    { key: 'r', label: say('reject'), act: () => void queue.order({ to: 'rejected' }, ids) },
    { key: 's', label: say('spam'), act: () => void queue.order({ to: 'spam' }, ids) },
    { key: 'b', label: say('ban'), act: () => ids.length > 0 && setBanning(ids) },
  ];
}

type Hands = { queue: QueueOf; actsOn: (ids: readonly string[]) => Act[] };

/** One key for each act, on what has a tick or is under the hand. */
function useQueueKeys({ queue: { rows, at, moveTo, ticked, tick, targets, undo }, actsOn }: Hands): void {
  const here = rows[at];
  useKeys({
    ...Object.fromEntries(actsOn(targets).map(({ key, act }) => [key, act])),
    u: () => undo?.(),
    j: () => moveTo(Math.min(at + 1, rows.length - 1)),
    k: () => moveTo(Math.max(at - 1, 0)),
    x: () => here && tick([here.id], !ticked.has(here.id)),
  });
}

const List = ({ queue, actsOn, timeZone }: Hands & { timeZone: string }) => {
  const { rows, at, moveTo, ticked, tick, total, isLoading } = queue;
  return (
    <ol className="review-queue__list" aria-busy={isLoading} data-total={total}>
      {rows.map((row, index) => (
        <Row
          key={row.id}
          {...{ row, timeZone, isHere: index === at, isTicked: ticked.has(row.id), acts: actsOn([row.id]) }}
          onTick={(isTicked) => tick([row.id], isTicked)}
          onHere={() => moveTo(index)}
        />
      ))}
    </ol>
  );
};

/** Readers' reviews, one after another: each by a key, many by a tick. */
export function Queue({ timeZone }: { timeZone: string }) {
  const { say } = useSay();
  const queue = useQueue();
  const [banning, setBanning] = useState<Banning>();
  const actsOn = useActs(queue, setBanning);
  useQueueKeys({ queue, actsOn });
  const ban = (order: NonNullable<Moderation['ban']>): void => {
    setBanning(undefined);
    void queue.order({ ban: order }, banning);
  };
  return (
    <>
      <Filters queue={queue} />
      <QueueMessage queue={queue} />
      <p className="review-queue__keys">{say('keys')}</p>
      {queue.rows.length === 0 && !queue.isLoading && <p className="desk-list__none">{say('noReviews')}</p>}
      <List queue={queue} actsOn={actsOn} timeZone={timeZone} />
      {queue.more && (
        <button type="button" className="newsroom-button" onClick={queue.more}>
          {say('moreReviews')}
        </button>
      )}
      {banning && <BanDialog isBusy={false} onClose={() => setBanning(undefined)} onBan={ban} />}
    </>
  );
}
