/** Takes over attributes that differ. */
function takeAttributes(from: Element, to: Element): void {
  for (const { name } of [...from.attributes]) if (!to.hasAttribute(name)) from.removeAttribute(name);
  for (const { name, value } of [...to.attributes])
    if (from.getAttribute(name) !== value) from.setAttribute(name, value);
}

const isSameKind = (a: Node, b: Node): boolean => a.nodeType === b.nodeType && a.nodeName === b.nodeName;

/**
 * Makes `current` like `target`, and leaves alone what is alike: pictures do not load again, the place one reads at stays. Answers the first
 * element in which something is new.
 */
function makeLike(current: Element, target: Element): Element | undefined {
  takeAttributes(current, target);
  const [before, after] = [[...current.childNodes], [...target.childNodes]];
  let first: Element | undefined;
  after.forEach((next, at) => {
    const here = before[at];
    if (here?.isEqualNode(next)) return;
    if (here?.nodeType === Node.ELEMENT_NODE && isSameKind(here, next)) {
      const inner = makeLike(here as Element, next as Element);
      first ??= inner ?? (here as Element);
      return;
    }
    const added = current.ownerDocument.importNode(next, true);
    if (here) here.replaceWith(added);
    else current.append(added);
    first ??= current;
  });
  for (const removedNode of before.slice(after.length)) removedNode.remove();
  if (before.length > after.length) first ??= current;
  return first;
}

/** Room above and below what changed, in pixels of the page shown. */
const room = 80;

/** Brings what changed into sight, within the frame alone. */
function showPlace(place: Element): void {
  const view = place.ownerDocument.defaultView;
  const { top, bottom } = place.getBoundingClientRect();
  if (!view || (top >= 0 && bottom <= view.innerHeight)) return;
  // A paragraph taller than the frame is shown from its end, where one types.
  const by = top < 0 && bottom < view.innerHeight ? top - room : bottom - view.innerHeight + room;
  view.scrollBy(0, by);
}

/** Puts a page into a frame that has shown one already. */
export function intoFrame(frame: HTMLIFrameElement, html: string): void {
  const { contentDocument: current } = frame;
  if (!current?.body) return;
  const target = new DOMParser().parseFromString(html, 'text/html');
  current.documentElement.lang = target.documentElement.lang;
  const changed = makeLike(current.body, target.body);
  if (changed && changed !== current.body) showPlace(changed);
}

/** Links of a preview lead nowhere: a frame without scripts opens no window, and stays where it is. */
export const withoutWays = (html: string): string => html.replace('<head>', '<head><base target="_blank">');
