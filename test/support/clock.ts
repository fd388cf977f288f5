/** This process's clock, ahead by so many milliseconds from now on: as on a machine whose time is not set right. */
export function setClockAhead(milliseconds: number): void {
  const real = Date;
  const now = (): number => real.now() + milliseconds;
  globalThis.Date = new Proxy(real, {
    construct: (target, given: unknown[]) => Reflect.construct(target, given.length > 0 ? given : [now()]) as object,
    get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
  });
}
