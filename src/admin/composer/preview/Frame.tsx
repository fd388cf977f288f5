'use client';

import { useEffect, useRef, useState } from 'react';
import { intoFrame, withoutWays } from './intoFrame.ts';

/** The widths a page is shown at, in its own pixels. */
const frameWidths = { phone: 390, desktop: 1280 } as const;
export type FrameWidth = keyof typeof frameWidths;

/** The size of an element, as it changes. */
function useSize() {
  const ref = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const { current: element } = ref;
    // Its own window's: in a second one the first may be out of sight, and draws nothing then.
    const Observer = element?.ownerDocument.defaultView?.ResizeObserver;
    if (!element || !Observer) return;
    const observer = new Observer(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, ...size };
}

/** A reader's page as it is made, without script: the frame lets none run, and the page has none. */
export function PreviewFrame({ html, width, label }: { html: string; width: FrameWidth; label: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [first] = useState(html);
  const { ref, width: room, height } = useSize();
  const own = frameWidths[width];
  const scale = Math.min(1, (room || own) / own);
  useEffect(() => {
    const { current: element } = frame;
    if (element?.contentDocument?.readyState === 'complete') intoFrame(element, html);
  }, [html]);
  return (
    <div className="story-frame" ref={ref}>
      <iframe
        ref={frame}
        title={label}
        // The page of the newsroom puts each change into it; what is in it runs nothing.
        sandbox="allow-same-origin"
        srcDoc={withoutWays(first)}
        onLoad={() => frame.current && intoFrame(frame.current, html)}
        data-width={width}
        style={{ width: own, height: height / scale, transform: `scale(${scale})` }}
      />
    </div>
  );
}
