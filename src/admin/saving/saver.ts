import { pauseAfter, retryAfterOf, openRetries, type RetryParts } from './backOff.ts';
import type { DeviceCopies, DeviceCopy } from './deviceCopies.ts';
import { deviceWriter } from './deviceWriter.ts';
import * as filing from './filing.ts';
import { openFiler, type FilerParts } from './filing.ts';
import { lightOf, type Light } from './light.ts';
import {
  isEmpty,
  type Branch,
  type Edits,
  type Order,
  type Outcome,
  type StoryRef,
  type Filing,
  type FilingOutcome,
  type Taken,
  type Trouble,
  type TakenBranch,
} from './order.ts';
import { copyOf, resumeFrom } from './onDevice.ts';
import type { Kind } from '../kinds/kind.ts';
import * as saving from './state.ts';

export type BranchCloserParts = RetryParts & {
  /** Says that the story has the text of its branch; gives what is in the way, if it can be said later. */
  closeBranch: (branch: TakenBranch) => Promise<Trouble | undefined>;
};
type Branches = { next: () => TakenBranch | undefined; markClosed: (uuid: string) => void };

/** Tells the newsroom, one after the other, which branches the story has the text of. No save waits for it. */
function openBranchCloser(parts: BranchCloserParts, { next, markClosed }: Branches) {
  async function close(branch: TakenBranch): Promise<Trouble | undefined> {
    const trouble = await parts.closeBranch(branch);
    if (!trouble) markClosed(branch.uuid);
    return trouble;
  }
  return openRetries(parts, () => {
    const branch = next();
    return branch && close(branch);
  });
}

/** What a saver needs of the outside: a clock, a source of keys, the newsroom and the device. */
export type SaverParts = BranchCloserParts &
  FilerParts & {
    send: (order: Order) => Promise<Outcome>;
    /** Keeps what this person wrote beside a story that has moved on; the same branch again replaces it. Without it the device alone does. */
    keepBranch?: (branch: Branch) => Promise<Outcome>;
    copies: Pick<DeviceCopies, 'keep' | 'drop'>;
    now: () => number;
    newKey: () => string;
    /** May saves be merged with what others saved since? Only where the page takes what comes of it. */
    merges: boolean;
    onChange: (light: Light) => void;
    /** The newsroom has taken the story that was filed. */
    onFiled?: (outcome: FilingOutcome & { ok: true }) => void;
  };

export type Opened = { user: string; kind: Kind; story: StoryRef; version: number; headline: string };

export type Saver = {
  /** Takes what was typed: whole values of the fields that changed. `of`: the branch that it is taken from. */
  edit: (edits: Edits, of?: string) => void;
  light: () => Light;
  /** What was typed and is not in the newsroom. */
  unsavedEdits: () => Edits;
  /** Is everything typed in the newsroom, or else on this device? */
  isKept: () => boolean;
  /** Sends now what can be sent: the connection is back, the person has signed in again or asks for it. */
  wake: () => void;
  /** True once everything typed until now is in the newsroom, false as soon as that does not go by itself. */
  saveNow: () => Promise<boolean>;
  /** The version the next save is written over. */
  version: () => number;
  story: () => StoryRef;
  headline: () => string;
  movedOn: (version: number) => void;
  /** Something else found that nobody is signed in here any more. */
  sessionEnded: () => void;
  settle: (choice: saving.Choice) => void;
  /** Files the story as soon as the newsroom has all of it. */
  file: (request: Pick<Filing, 'note' | 'draftKey'>) => void;
  /** It is not to be filed, or it was read why it was not. */
  takeBack: () => void;
  filing: () => Filing | undefined;
  /** Resolves once it is filed, or that does not go now. */
  whenFiled: () => Promise<void>;
  /** The branch that holds this person's text while there is a conflict. */
  branch: () => (Branch & { version: number; isKept: boolean }) | undefined;
  takenBranches: () => Taken;
  /** Resolves once the newsroom has heard of each branch whose text is there, or that does not go by itself. */
  branchesClosed: () => Promise<void>;
  /** True once the branch holds everything typed until now, false as soon as that does not go by itself. */
  branchKept: () => Promise<boolean>;
  /** The save to send while the page is left; none while another is on its way. Nobody hears its answer, the next page asks again. */
  lastOrder: () => Order | undefined;
  /** Begins at once to write what the device does not hold yet: the page may be gone in a moment. */
  hurry: () => void;
  resume: (left: DeviceCopy) => void;
  /** Resolves once the device holds all that has not arrived. */
  stop: () => Promise<void>;
  /** Goes on after it was stopped. */
  goOn: () => void;
};

/**
 * Brings what is typed in one story into the newsroom: in order, once, whatever the connection does. One save is on its way at a time; what
 * is typed meanwhile waits. Everything that has not arrived is on the device.
 */
export function openSaver({ user, kind, story, version, headline }: Opened, parts: SaverParts): Saver {
  let state = saving.openState(story, version, headline);
  let isUnderWay = false;
  let isStopped = false;
  let callOff: (() => void) | undefined;
  const waiting = new Set<() => void>();
  const device = deviceWriter(parts.copies, () => tell());
  const closer = openBranchCloser(parts, {
    next: () => {
      const uuid = isStopped ? undefined : saving.nextToClose(state);
      return uuid !== undefined && state.story.id !== undefined ? { story: state.story.id, uuid } : undefined;
    },
    markClosed: (uuid) => become(saving.closeBranch(state, uuid)),
  });

  const filer = openFiler(parts, {
    next: () => {
      const { story: of, filing: wantedFiling, trouble } = state;
      if (isStopped || trouble || of.id === undefined || !saving.isAllThere(state)) return undefined;
      return wantedFiling && !wantedFiling.unfiled ? { story: of.id, ...wantedFiling } : undefined;
    },
    onFiled: (outcome) => {
      become(saving.movedOn(filing.withoutFiling(state), outcome.version));
      parts.onFiled?.(outcome);
    },
    onUnfiled: (why) => become(filing.refuseFiling(state, why)),
    onSignedOut: () => become(saving.signedOut(state)),
  });

  function tell(): void {
    if (isStopped) return;
    parts.onChange(lightOf(state, device.isKept()));
    const looking = [...waiting];
    waiting.clear();
    for (const look of looking) look();
  }
  const nameOf = (ref: StoryRef): string => ref.id ?? ref.draftKey;
  function become(next: saving.SavingState): void {
    const before = nameOf(state.story);
    const wasThere = saving.isAllThere(state);
    state = filing.follow(state, next);
    const here = nameOf(state.story);
    device.write(saving.isDone(state) ? { drop: [user, here] } : { keep: copyOf(user, kind, state) });
    // Only now: a tab that is killed in between has the text twice, not never.
    if (here !== before) device.write({ drop: [user, before] });
    schedule();
    closer.look();
    // Of what was waited for something has come.
    if (!wasThere && saving.isAllThere(state)) filer.again();
    else filer.look();
    tell();
  }
  function schedule(): void {
    callOff?.();
    const at = isStopped || isUnderWay ? undefined : saving.dueAt(state);
    callOff = at === undefined ? undefined : parts.after(Math.max(0, at - parts.now()), () => void sendNext());
  }
  const retryAt = (trouble: Trouble): number =>
    parts.now() + pauseAfter(state.failures + 1, retryAfterOf(trouble), parts.random());
  const afterTrouble = (trouble: Trouble): saving.SavingState =>
    saving.recordTrouble(state, trouble, retryAt(trouble), parts.newKey);

  async function sendOrder(order: Order): Promise<saving.SavingState> {
    const outcome = await parts.send(order);
    if (!outcome.ok) return afterTrouble(outcome.trouble);
    const arrived = saving.confirmSave(state, outcome, parts.now());
    return outcome.isApart ? saving.apart(arrived, order.base, parts.newKey) : arrived;
  }
  async function sendBranch(branch: Branch): Promise<saving.SavingState | undefined> {
    const outcome = await parts.keepBranch?.(branch);
    if (!outcome) return undefined;
    return outcome.ok ? saving.branchKept(state, branch.edits) : afterTrouble(outcome.trouble);
  }
  async function sendNext(): Promise<void> {
    if (isUnderWay || isStopped) return;
    isUnderWay = true;
    if (!state.branch) become(saving.began(state, parts.newKey, parts.merges));
    const { branch, sending } = state;
    const next = branch ? await sendBranch(branch) : sending && (await sendOrder(sending));
    isUnderWay = false;
    if (next) become(next);
  }
  /** Works until there is nothing left that goes by itself. */
  async function finish(isLeft: () => boolean): Promise<void> {
    while (isLeft() && !isStopped && !state.trouble)
      if (isUnderWay) await new Promise<void>((resolve) => waiting.add(resolve));
      else await sendNext();
  }
  async function saveNow(): Promise<boolean> {
    state = saving.askedFor(state);
    await finish(() => saving.hasUnsent(state));
    return saving.isAllThere(state);
  }
  async function branchKept(): Promise<boolean> {
    state = saving.woken(state);
    if (parts.keepBranch) await finish(() => state.branch?.isKept === false);
    return state.branch?.isKept === true;
  }
  return {
    edit: (edits, of) => {
      if (!isEmpty(edits)) become(saving.addTyping(state, edits, parts.now(), { of, title: edits[kind.title] }));
    },
    light: () => lightOf(state, device.isKept()),
    unsavedEdits: () => saving.unsavedOf(state),
    isKept: () => saving.isAllThere(state) || device.isKept(),
    wake: () => {
      become(saving.woken(state));
      closer.again();
      filer.again();
      void sendNext();
    },
    saveNow,
    branchKept,
    version: () => state.base,
    story: () => state.story,
    headline: () => state.headline,
    movedOn: (next) => become(saving.movedOn(state, next)),
    sessionEnded: () => become(saving.signedOut(state)),
    settle: (choice) => become(saving.settleConflict(state, choice, parts.now())),
    file: (request) => become(filing.requestFiling(state, { ...request, key: parts.newKey(), at: parts.now() })),
    takeBack: () => become(filing.withoutFiling(state)),
    filing: () => state.filing,
    whenFiled: filer.done,
    branch: () => state.branch,
    takenBranches: () => state.taken,
    branchesClosed: closer.done,
    lastOrder: () => {
      if (isStopped || isUnderWay || state.branch) return undefined;
      become(saving.began(state, parts.newKey, parts.merges));
      return state.sending;
    },
    hurry: device.hurry,
    resume: (left) => become(resumeFrom(state, left)),
    stop: () => {
      isStopped = true;
      callOff?.();
      closer.stop();
      filer.stop();
      return device.whenSettled();
    },
    goOn: () => {
      isStopped = false;
      become(state);
    },
  };
}
