import { words, type Labels } from './labels.ts';

/** Seconds to wait with a wrong password more, and one more; the last counts for all that follow. */
const growing = [15, 30, 60, 120, 240, 300] as const;
const afterThe = (nth: number): readonly number[] => [...Array<number>(nth).fill(0), ...growing];

/**
 * How long to wait by the number of wrong passwords for one account: from one device that has signed in before, from one
 * address, and from all addresses together.
 */
export const signInWaits = { device: afterThe(10), address: afterThe(10), account: afterThe(30) } as const;

/** Seconds after which wrong passwords are forgotten. */
export const wrongTriesKept = 24 * 60 * 60;

/** Wrong passwords of one address for whatever accounts, in so many seconds: forty editors behind one address are not hit. */
export const triesOfAnAddress = { points: 100, duration: 15 * 60 } as const;

/** The same words whatever the reason, and whether or not there is such an account. */
export const waitWords = (seconds: number): Labels =>
  words(
    `Too many wrong tries. Try again in ${seconds} seconds.`,
    `Çox sayda yanlış cəhd edilib. ${seconds} saniyədən sonra yenidən cəhd edin.`,
    `Слишком много неверных попыток. Повторите через ${seconds} с.`,
  );
