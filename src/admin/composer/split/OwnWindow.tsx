'use client';

import { useEffect, useRef, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

const features = 'popup,width=820,height=900';

/** A window of this page's own, with the looks of the page; undefined where the browser opens none. */
export function openWindow(title: string): Window | undefined {
  const opened = window.open('', '', features);
  if (!opened) return undefined;
  const { document: there } = opened;
  there.title = title;
  there.documentElement.lang = document.documentElement.lang;
  there.documentElement.dataset.theme = document.documentElement.dataset.theme;
  for (const style of document.querySelectorAll('link[rel=stylesheet], style'))
    there.head.append(there.importNode(style, true));
  there.body.className = 'composer story-window';
  return opened;
}

type Props = { opened: Window; onClose: () => void; children: ReactNode };

/** Shows what stands in it in a second window, as long as that and this page are open. */
export function OwnWindow({ opened, onClose, children }: Props) {
  const closed = useRef(onClose);
  useEffect(() => void (closed.current = onClose));
  useEffect(() => {
    const watch = setInterval(() => opened.closed && closed.current(), 300);
    return () => {
      clearInterval(watch);
      opened.close();
    };
  }, [opened]);
  return createPortal(children, opened.document.body);
}
