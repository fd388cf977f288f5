'use client';

import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext';
import { useLayoutEffect, useRef, type ReactNode } from 'react';

/** Of a line: what is longer stands on a line of its own. */
const longest = 0.7;

/**
 * Stands before the first words of the first paragraph, as if it were text: it lies over the beginning of the paragraph, whose first line
 * is indented by its width. It is no part of the text, so no caret, selection or copy comes near it.
 */
export function Lead({ children }: { children: ReactNode }) {
  const [editor] = useLexicalComposerContext();
  const lead = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const place = lead.current!;
    const lay = (): void => {
      const root = editor.getRootElement();
      const first = root?.querySelector<HTMLElement>(':scope > p');
      if (!root || !first) return;
      const width = place.offsetWidth;
      const isLong = width > root.clientWidth * longest;
      root.style.setProperty('--lead-indent', isLong ? '0px' : `${width}px`);
      root.style.setProperty('--lead-line', isLong ? `${place.offsetHeight}px` : '0px');
      place.style.top = `${root.offsetTop + first.offsetTop}px`;
    };
    const observer = new ResizeObserver(lay);
    observer.observe(place);
    const stop = editor.registerRootListener((root, before) => {
      if (before) observer.unobserve(before);
      if (root) observer.observe(root);
      if (root) lay();
    });
    return () => {
      observer.disconnect();
      stop();
    };
  }, [editor]);
  return (
    <div ref={lead} className="story-text__lead">
      {children}
    </div>
  );
}
