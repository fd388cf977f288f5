export type Repeated = {
  /** The next time comes in a moment: there may be something to do. */
  soon: () => void;
  stop: () => Promise<void>;
};

/** Milliseconds until `soon`: so however often it is called, there are no more than five times a second. */
const moment = 200;

/** Calls `task` again and again, so many milliseconds apart, never twice at once; `stop` waits for the one under way. */
export function repeat(
  task: () => Promise<unknown>,
  every: number | (() => number),
  onError: (error: unknown) => void,
): Repeated {
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<void>;
  let isSoon = false;
  let isStopped = false;
  const plan = (): void => {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(begin, isSoon ? moment : typeof every === 'number' ? every : every());
  };
  function begin(): void {
    [timer, isSoon] = [undefined, false];
    underWay = task()
      .then(() => undefined, onError)
      .then(plan);
  }
  begin();
  return {
    soon: () => {
      if (isSoon) return;
      isSoon = true;
      if (timer) plan();
    },
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await underWay;
    },
  };
}
