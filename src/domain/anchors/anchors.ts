import type { AnchoredField, StoryPart } from './texts.ts';

/** Words of a story as they were named: themselves, what stood on either side of them, and in which block. */
export type Anchor = { field: AnchoredField; blockId?: string; quote: string; prefix: string; suffix: string };

/**
 * How alike other places of the story were when the words were named: how often these were there in all and outside of their block, and how
 * much of the prefix and the suffix those had at most that were not meant (-1: there were no others). `sides`: what stood beside them was
 * nowhere else.
 */
export type Rivals = { count: number; outside: number; prefix: number; suffix: number; sides: boolean };

export type KeptAnchor = Anchor & { rivals: Rivals };

/** Where the words are now; `isEdited`: not as they were named. */
export type Place = { part: StoryPart; from: number; to: number; isEdited: boolean };

/** Characters. */
export const longest = { quote: 200, context: 32 } as const;

/** Characters of the quotation and of what stands beside it that have to be the same, if not all of it is. */
const enough = 16;
/** Characters on one side that tell a place from another. */
const telling = 8;
/** A quotation of so many characters is known by itself. */
const tellingQuote = 24;
/** Characters on each side of a quotation that was itself edited by which its place is found. */
const sideOfEdited = 20;
/** A shorter quotation is another word once it was edited. */
const leastEdited = 4;

type FoundAnchor = { part: StoryPart; from: number; to: number; before: number; after: number };

/** Where words begin in a text, those that overlap too. */
function placesOf(words: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) places.push(at);
  return places;
}

function alikeBefore(text: string, at: number, prefix: string): number {
  let count = 0;
  while (count < prefix.length && count < at && text[at - count - 1] === prefix[prefix.length - count - 1]) count += 1;
  return count;
}

function alikeAfter(text: string, at: number, suffix: string): number {
  let count = 0;
  while (count < suffix.length && at + count < text.length && text[at + count] === suffix[count]) count += 1;
  return count;
}

/** Each place where the quotation stands, and how much of what stood beside it stands there. */
const occurrencesIn = (part: StoryPart, { quote, prefix, suffix }: Anchor): FoundAnchor[] =>
  placesOf(quote, part.text).map((from) => {
    const to = from + quote.length;
    return {
      part,
      from,
      to,
      before: alikeBefore(part.text, from, prefix),
      after: alikeAfter(part.text, to, suffix),
    };
  });

const isHome = ({ field, blockId }: StoryPart, anchor: Anchor): boolean =>
  field === anchor.field && blockId === anchor.blockId;

const isWhole = ({ before, after }: FoundAnchor, { prefix, suffix }: Anchor): boolean =>
  before === prefix.length && after === suffix.length;

const isLow = (text: string, at: number): boolean => /[\udc00-\udfff]/.test(text[at] ?? '');

/** Not in the middle of a character that takes two places. */
const cutAt = (text: string, at: number): number => (isLow(text, at) ? at + 1 : at);

/** Names words of a story: these characters of one of its texts, as many as a quotation may have. */
export function anchorAt({ field, blockId, text }: StoryPart, from: number, to: number): Anchor {
  const most = Math.min(to, from + longest.quote);
  const end = most < to && isLow(text, most) ? most - 1 : most;
  const far = Math.min(text.length, end + longest.context);
  return {
    field,
    ...(blockId !== undefined && { blockId }),
    quote: text.slice(from, end),
    prefix: text.slice(cutAt(text, Math.max(0, from - longest.context)), from),
    suffix: text.slice(end, far < text.length && isLow(text, far) ? far - 1 : far),
  };
}

/** An anchor as it is kept, if the story has those words there, and only once with what stands beside them; else undefined. */
export function keepAnchor(anchor: Anchor, parts: readonly StoryPart[]): KeptAnchor | undefined {
  if (anchor.quote === '') return undefined;
  const all = parts.flatMap((part) => occurrencesIn(part, anchor));
  const [meant, ...more] = all.filter((found) => isHome(found.part, anchor) && isWhole(found, anchor));
  if (!meant || more.length > 0) return undefined;
  const named = anchorAt(meant.part, meant.from, meant.to);
  const others = parts
    .flatMap((part) => occurrencesIn(part, named))
    .filter(({ part, from }) => part !== meant.part || from !== meant.from);
  const most = (side: 'before' | 'after'): number => Math.max(-1, ...others.map((found) => found[side]));
  const sides = areSidesSure(named, parts);
  const { length: outside } = all.filter(({ part }) => part !== meant.part);
  return { ...named, rivals: { count: all.length, outside, prefix: most('before'), suffix: most('after'), sides } };
}

/** `all`: wherever the words stand now. */
type Looking = { anchor: KeptAnchor; all: readonly FoundAnchor[] };

/** On which sides it is more like what was named than any of the same words elsewhere was. */
const unlikeRivals = ({ before, after }: FoundAnchor, { rivals }: KeptAnchor) => ({
  isBefore: before > rivals.prefix,
  isAfter: after > rivals.suffix,
});

/** As it was, in its own block, into which none of the others has come. */
function isAsItWas(found: FoundAnchor, { anchor, all }: Looking): boolean {
  if (!isHome(found.part, anchor) || !isWhole(found, anchor)) return false;
  return all.filter(({ part }) => part !== found.part).length >= anchor.rivals.outside;
}

/**
 * Is it what was named, and none of the same words elsewhere? More like it than any of those was; on one side alone, or as it was, only while
 * none of those has gone, and no other place is that on one side.
 */
function isUnlikeRivals(found: FoundAnchor, looking: Looking): boolean {
  const { anchor, all } = looking;
  const { isBefore, isAfter } = unlikeRivals(found, anchor);
  if (isBefore && isAfter) return true;
  if (all.length < anchor.rivals.count || !(isBefore || isAfter || isAsItWas(found, looking))) return false;
  return all.every((other) => {
    const also = unlikeRivals(other, anchor);
    return other === found || other.part === found.part || !(also.isBefore || also.isAfter);
  });
}

const likeness = ({ before, after }: FoundAnchor): number => before + after;

function isSure(found: FoundAnchor, looking: Looking): boolean {
  const { anchor } = looking;
  if (!isUnlikeRivals(found, looking)) return false;
  return isWhole(found, anchor) || anchor.quote.length + likeness(found) >= enough;
}

/** The one that is clearly more alike than the others, or none. */
function bestOf(found: readonly FoundAnchor[], anchor: Anchor): FoundAnchor | undefined {
  const [best, second] = [...found].sort((one, other) => likeness(other) - likeness(one));
  if (!best || !second) return best;
  const ahead = likeness(best) - likeness(second);
  return ahead >= telling || (ahead > 0 && isWhole(best, anchor)) ? best : undefined;
}

/** The one place where `words` stand in a text; with `edge` only there. */
function onlyPlaceOf(words: string, text: string, edge: number | undefined): number | undefined {
  if (edge !== undefined) return text.startsWith(words, edge) ? edge : undefined;
  const [at, ...others] = placesOf(words, text);
  return others.length === 0 ? at : undefined;
}

/** What holds the place of a quotation that is edited: words left and right of it, and how many of the right ones are its own. */
type Sides = { left: string; right: string; own: number };

/**
 * Nothing comes before a block's first words but what is typed there; behind its last ones another block is joined to it. So at the end of
 * one the last words of the quotation hold its place.
 */
function sidesOf({ field, quote, prefix, suffix }: Anchor): Sides {
  const isAtEnd = field === 'body' && suffix.length < telling;
  const own = isAtEnd ? Math.min(enough, quote.length) : 0;
  const right = quote.slice(quote.length - own) + (isAtEnd ? suffix : suffix.slice(0, sideOfEdited));
  return { left: prefix.slice(-sideOfEdited), right, own };
}

/** A side that was shorter than it could be ended with the text. */
const isEdge = (side: string): boolean => side.length < sideOfEdited;

/** What stands now between that which stood on either side of the quotation. */
function betweenSides(text: string, anchor: Anchor): { from: number; to: number } | undefined {
  const { left, right, own } = sidesOf(anchor);
  const start = onlyPlaceOf(left, text, isEdge(left) ? 0 : undefined);
  const end = onlyPlaceOf(right, text, isEdge(right) ? text.length - right.length : undefined);
  if (start === undefined || end === undefined || start + left.length > end) return undefined;
  return { from: start + left.length, to: end + own };
}

/** Does each side stand in the story once, or is it the end of a text, so that no others can be taken for them? */
function areSidesSure(anchor: Anchor, parts: readonly StoryPart[]): boolean {
  const isOnce = (side: string): boolean => parts.flatMap(({ text }) => placesOf(side, text)).length === 1;
  const { left, right } = sidesOf(anchor);
  return [left, right].every((side) => side === '' || isOnce(side));
}

/** Is at least half of the quotation still there, at its beginning and its end, and not much more between them? */
function isSameEdited(quote: string, now: string): boolean {
  if (quote.length < leastEdited || now.length > 2 * quote.length + telling) return false;
  const head = alikeAfter(now, 0, quote);
  const tail = alikeBefore(now, now.length, quote.slice(head));
  return head + Math.min(tail, now.length - head) >= quote.length / 2;
}

/** Is the side of the quotation that stands there in full or up to the end of the block gone from where it was? */
function hasLeft({ part, from, to, before, after }: FoundAnchor, { prefix, suffix }: Anchor, home: string): boolean {
  const { text } = part;
  if (before < Math.min(prefix.length, from) || after < Math.min(suffix.length, text.length - to)) return false;
  const stays = (side: string): boolean => side.length >= telling && home.includes(side);
  return !stays(prefix.slice(prefix.length - before)) && !stays(suffix.slice(0, after));
}

/** In another block: the text was split, joined, or cut and put in elsewhere, and took its surroundings along. */
function elsewhere(looking: Looking, home: string): FoundAnchor | undefined {
  const { anchor, all } = looking;
  const found = all
    .filter(({ part }) => part.field === anchor.field && !isHome(part, anchor))
    .filter((each) => hasLeft(each, anchor, home) && isSure(each, looking))
    .filter(({ before, after }) => Math.max(before, after) >= telling || anchor.quote.length >= tellingQuote);
  return found.length === 1 ? found[0] : undefined;
}

const toPlace = ({ part, from, to }: FoundAnchor): Place => ({ part, from, to, isEdited: false });

/**
 * Where the words that an anchor names stand in the story now; undefined where that is not certain: never other words. They are found
 * by themselves and what stands beside them, first in their block, then in others; words that were edited by what stands on either side.
 */
export function place(anchor: KeptAnchor, parts: readonly StoryPart[]): Place | undefined {
  const home = parts.find((part) => isHome(part, anchor));
  const all = parts.flatMap((part) => occurrencesIn(part, anchor));
  const looking = { anchor, all };
  if (home) {
    const best = bestOf(
      all.filter((found) => found.part === home && isSure(found, looking)),
      anchor,
    );
    if (best) return toPlace(best);
    const between = anchor.rivals.sides ? betweenSides(home.text, anchor) : undefined;
    if (between) {
      const now = home.text.slice(between.from, between.to);
      return isSameEdited(anchor.quote, now) ? { part: home, ...between, isEdited: now !== anchor.quote } : undefined;
    }
  }
  const found = anchor.field === 'body' ? elsewhere(looking, home?.text ?? '') : undefined;
  return found && toPlace(found);
}
