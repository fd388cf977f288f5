/** Shorter names are everybody's: HOST, PORT. A long one may have two letters wrong. */
const shortest = 8;
const mostWrong = (name: string): number => (name.length < 10 ? 1 : 2);

/** Settings that no table of the server's names: of the scripts, the command line and the tests. */
const othersOfOurs = ['MONGOD_BINARY', 'CHROMIUM_PATH', 'DATELINE_URL', 'DATELINE_API_KEY'];

const plain = (name: string): string => name.toUpperCase().replaceAll('-', '_');

/** How many letters have to be put in, taken out, changed or swapped with the next one (optimal string alignment). */
function distance(one: string, other: string): number {
  let [before, last]: number[][] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1];
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const ways = [last![j]! + 1, row[j - 1]! + 1, last![j - 1]! + (isSame ? 0 : 1)];
      row.push(Math.min(...ways, isSwapped ? before![j - 2]! + 1 : Infinity));
    }
    [before, last] = [last, row];
  }
  return last![other.length]!;
}

/**
 * A line for each name in the environment that is no setting, but nearly one that is not given. Where that is given, the other name is
 * another program's.
 */
export function misspeltSettings(
  variables: Readonly<Record<string, string | undefined>>,
  known: readonly string[],
): string[] {
  const settings = [...known, ...othersOfOurs];
  const missing = settings.filter((name) => name.length >= shortest && !variables[name]);
  return Object.keys(variables).flatMap((name) => {
    if (settings.includes(name)) return [];
    const [likely] = missing
      .map((setting) => ({ setting, wrong: distance(plain(name), setting) }))
      .filter(({ setting, wrong }) => wrong <= mostWrong(setting))
      .sort((a, b) => a.wrong - b.wrong);
    return likely ? [`${name} is no setting and has no effect. Is ${likely.setting} meant?`] : [];
  });
}
