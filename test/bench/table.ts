import type { LiveRow } from './live.ts';
import type { Measured } from './load.ts';

export const say = (text: string): void => console.log(text);

const cell = (value: string | number, width: number): string => String(value).padStart(width);

/** The head of a table. `ratio` says what the last column compares with. */
export function heading(title: string, ratio: string): void {
  say(`\n${title}`);
  say(
    `${''.padEnd(28)}${cell('req/s', 9)}${cell('p50 ms', 9)}${cell('p99 ms', 9)}${cell('µs CPU', 9)}${cell('failed', 8)}${cell(ratio, 10)}`,
  );
}

type Compared = { ratio: number; wants: number };

/** One measured row; with a comparison, the ratio and whether it is what is wanted. */
export function line(what: string, measured: Measured, compared?: Compared): void {
  const { perSecond, p50, p99, cpu, failed } = measured;
  const figures = `${cell(perSecond.toFixed(0), 9)}${cell(p50, 9)}${cell(p99, 9)}${cell(cpu.toFixed(0), 9)}${cell(failed, 8)}`;
  const verdict = compared && `${compared.ratio >= compared.wants ? 'holds' : 'MISSES'} ≥ ${compared.wants}`;
  say(`${what.padEnd(28)}${figures}${compared ? `${cell(compared.ratio.toFixed(2), 10)}  ${verdict}` : ''}`);
}

const mostGrowth = 1.3;

/** What a query takes over few and over many, in milliseconds. */
export function grown(what: string, before: number, after: number): void {
  const ratio = after / before;
  const verdict = `${ratio <= mostGrowth ? 'holds' : 'MISSES'} ≤ ${mostGrowth}`;
  say(
    `${what.padEnd(28)}${cell(before.toFixed(2), 9)}${cell(after.toFixed(2), 9)}${cell(ratio.toFixed(2), 10)}  ${verdict}`,
  );
}

/** How long others waited for what was published. */
export function waited({ what, count, p50, p99, most, wants }: LiveRow): void {
  const figures = [p50, p99, most].map((value) => cell(value.toFixed(0), 8)).join('');
  say(`${`${what}, ${count}`.padEnd(46)}${figures}  p99 ${p99 <= wants ? 'holds' : 'MISSES'} ≤ ${wants}`);
}
