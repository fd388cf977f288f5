import { deskEvents, type NewsroomEvent, type StorySaved } from '../domain/workflow/events.ts';

/** What a story's last event said of a save; `isLook`: no event, it is only looked at again; `isMove`: it was more than saved. */
export type Cause = { by?: string; fields?: string[]; isLook?: true; isMove?: boolean };

/** Milliseconds after an event of a save: so long its story is saved without another event (src/newsroom/record/events.ts). */
const looksAfter = [1_000, 2_000, 4_000] as const;

/** Past that many, whoever follows reads everything anew. */
const most = 5_000;

const isOfDesk = ({ name }: NewsroomEvent): boolean => deskEvents.some((each) => each === name);

const causeOf = (event: NewsroomEvent): Cause => {
  const { by, fields } = event as Partial<StorySaved>;
  return isOfDesk(event) ? { by, fields } : { isMove: true };
};

/** The stories saved a moment ago, and when each is to be looked at again. */
function openLooks() {
  const looks = new Map<string, number[]>();
  return {
    has: (story: string): boolean => looks.has(story),
    size: (): number => looks.size,
    clear: (): void => looks.clear(),
    begin: (story: string, now: number): void =>
      void looks.set(
        story,
        looksAfter.map((after) => now + after),
      ),
    /** Those whose time has come. */
    take: (now: number): string[] => {
      const taken: string[] = [];
      for (const [story, times] of looks) {
        const left = times.filter((time) => time > now);
        if (left.length < times.length) taken.push(story);
        if (left.length > 0) looks.set(story, left);
        else looks.delete(story);
      }
      return taken;
    },
  };
}

/** The cause that is told of a story of which this is due already: of a save and something else, that there was something else. */
function withBefore(before: Cause | undefined, event: NewsroomEvent): Cause {
  const cause = { isMove: before?.isMove, ...causeOf(event) };
  const isMore = before !== undefined && !before.isLook && !before.fields;
  return isMore ? { ...cause, fields: undefined } : cause;
}

/** The stories that are due, each with its cause. */
function openDue() {
  const due = new Map<string, Cause>();
  return {
    hear: (story: string, event: NewsroomEvent): void => void due.set(story, withBefore(due.get(story), event)),
    add: (story: string, cause: Cause): void => {
      const newer = due.get(story);
      due.set(story, newer ? { ...newer, isMove: newer.isMove || cause.isMove } : cause);
    },
    /** All of them; they are due no more. */
    take: (): Map<string, Cause> => {
      const taken = new Map(due);
      due.clear();
      return taken;
    },
    clear: (): void => due.clear(),
  };
}

/** Which stories there is something to tell of, on one node. Times are in milliseconds. */
export function openNews() {
  const due = openDue();
  const looks = openLooks();
  /** The revision told last of each story that is looked at again. */
  const sentRevisions = new Map<string, number>();
  /** The stories beside which something was said. */
  const talked = new Set<string>();
  let isLost = false;

  const lose = (): void => {
    isLost = true;
    for (const each of [due, looks, sentRevisions, talked]) each.clear();
  };
  return {
    hear: (event: NewsroomEvent, now: number): void => {
      if (event.story === undefined) return;
      if (event.name.startsWith('thread.')) talked.add(event.story);
      if (!event.name.startsWith('story.')) return;
      due.hear(event.story, event);
      if (event.name === 'story.saved') looks.begin(event.story, now);
      if (looks.size() > most) lose();
    },
    lose,
    /** All that is due now; it is no more after that. */
    take: (now: number): { stories: Map<string, Cause>; talked: Set<string>; isLost: boolean } => {
      for (const story of looks.take(now)) due.add(story, { isLook: true });
      const taken = { stories: due.take(), talked: new Set(talked), isLost };
      talked.clear();
      isLost = false;
      return taken;
    },
    /** It could not be told: again, then, and also what was only looked at, for it may have been found to be news. */
    putBack: (stories: ReadonlyMap<string, Cause>, threadStories: ReadonlySet<string>): void => {
      stories.forEach(({ isLook: _look, ...cause }, story) => due.add(story, cause));
      threadStories.forEach((story) => talked.add(story));
    },
    /** Is that revision news? What an event names always is; what is looked at again only with another revision. */
    isNew: (story: string, revision: number, { isLook }: Cause): boolean => {
      const isNews = !isLook || sentRevisions.get(story) !== revision;
      if (looks.has(story)) sentRevisions.set(story, revision);
      else sentRevisions.delete(story);
      return isNews;
    },
  };
}

export type News = ReturnType<typeof openNews>;
