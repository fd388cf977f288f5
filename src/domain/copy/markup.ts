const bbTag = /\[\/?(?:b|i|u|s|url|img|quote|size|color|center|left|right|list|h[1-6]|\*)(?:=[^\][]{0,300})?\]/gi;
const closingBbTag = /\[\/(?:b|i|u|s|url|quote|size|color|center|h[1-6])\]/i;
const fieldTag = /\{\/?[a-z]{2,20}\}/gi;
const closingFieldTag = /\{\/[a-z]{2,20}\}/i;
/** “= Title =”, “== Cost ==” of a wiki. */
const wikiHeading = /^\s*(={1,6}) (\S.{0,200}) \1\s*$/;

/** Lines without the marks of forums (`[b]…[/b]`), of content systems (`{headline}…{/headline}`) and of wikis, each only where it is used as such. */
export function withoutMarkup(rows: readonly string[]): readonly string[] {
  const isForum = rows.some((row) => closingBbTag.test(row));
  const isFields = rows.some((row) => closingFieldTag.test(row));
  return rows.map((row) => {
    const [, marks = '', heading = ''] = wikiHeading.exec(row) ?? [];
    if (heading !== '') return `${'#'.repeat(marks.length)} ${heading}`;
    const plain = isForum ? row.replace(bbTag, '') : row;
    return isFields ? plain.replace(fieldTag, '') : plain;
  });
}
