import { HISTORIC_TAG, type LexicalEditor } from '@payloadcms/richtext-lexical/lexical';
import { flushSync } from 'react-dom';
import type { Body } from './body.ts';
import type { BodyWriter } from './bodyWriter.ts';

/**
 * Tells `hear` the body while it is written: at most once in a frame, and never the same twice. What was typed last is told before the
 * page goes, whether a frame comes or not. Gives the way to tell at once, and the way to end.
 */
export function tellChanges(editor: LexicalEditor, writer: BodyWriter, hear: (body: Body) => void) {
  let last = writer.read();
  let frame: number | undefined;
  /** True if there was something to tell. */
  const tell = (): boolean => {
    if (frame !== undefined) cancelAnimationFrame(frame);
    frame = undefined;
    const body = writer.read();
    if (body === last) return false;
    last = body;
    hear(body);
    return true;
  };
  const due = (): void => {
    if (document.visibilityState === 'hidden') tell();
    // What the page shows of it, as the count of words, is drawn in the same frame as the letter, not in one more.
    else frame ??= requestAnimationFrame(() => flushSync(tell));
  };
  const stop = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags }) => {
    if (dirtyElements.size > 0 || dirtyLeaves.size > 0 || tags.has(HISTORIC_TAG)) due();
  });
  window.addEventListener('pagehide', tell, true);
  document.addEventListener('visibilitychange', tell, true);
  const end = (): void => {
    tell();
    stop();
    window.removeEventListener('pagehide', tell, true);
    document.removeEventListener('visibilitychange', tell, true);
  };
  /** Another copy is shown now: that is no news. */
  const settle = (): void => void (last = writer.read());
  return { tell, settle, end };
}
