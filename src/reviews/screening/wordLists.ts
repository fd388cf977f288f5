import { folded } from '../../domain/letters.ts';
import { foldedText } from '../../domain/review.ts';
import { linksIn } from '../textHtml.ts';
import { hold, pass, spam, type Facts, type Phase } from './phase.ts';

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname.toLowerCase() : '');

/**
 * Does a text say this? Case, diacritics and script do not matter; `casino*` means every word that begins so, and an entry with a
 * dot (`bulk.example`) a site and all that is under it.
 */
function speaker(said: string): (entry: string) => boolean {
  const words = ` ${foldedText(said)} `;
  const hosts = linksIn(said).map(hostOf);
  return (entry) => {
    const isStem = entry.endsWith('*');
    const plain = entry.replace(/\*$/, '').trim().toLowerCase();
    if (/^[\w-]+(\.[\w-]+)+$/.test(plain)) return hosts.some((host) => host === plain || host.endsWith(`.${plain}`));
    const word = folded(plain);
    return word !== '' && words.includes(isStem ? ` ${word}` : ` ${word} `);
  };
}

const listed = ({ settings, language }: Facts, effect: 'spam' | 'hold'): string[] =>
  settings.words
    .filter((list) => list.effect === effect && (!list.language || list.language === language))
    .flatMap(({ words }) => words);

/** Words the house has banned, or wants a moderator to see. */
export const wordLists: Phase = (facts) => {
  const { draft } = facts;
  const says = speaker(`${draft.name}\n${draft.text}`);
  if (listed(facts, 'spam').some(says)) return spam('banned-words');
  return listed(facts, 'hold').some(says) ? hold('suspect-words') : pass;
};
