'use client';

import { useEffect, useRef, useState, useId, type ReactNode } from 'react';

/** A small place that its button opens: what `first` names in it gets the caret, and a press elsewhere closes it. */
export function useOpenPlace(first: string) {
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    place.current?.querySelector<HTMLElement>(first)?.focus();
    const onPointer = (event: PointerEvent): void => {
      if (!place.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', onPointer);
    return () => document.removeEventListener('pointerdown', onPointer);
  }, [isOpen, first]);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  return { isOpen, setOpen, close, place, button };
}

type Props = {
  /** What stands in the story, as a button that is called by it. */
  words: ReactNode;
  label: string;
  /** What it is called where it is read out, if its words do not say what they are. */
  readAs?: string;
  className?: string;
  /** The field whose control this is; what is missing in it leads here. */
  field: string;
  disabled?: boolean;
  children: ReactNode;
};

const firstControl = '.story-popover__box :is(input, textarea, select, button)';

/** A small control at its place in the story: its words open it, Escape and a click elsewhere close it. */
export function Popover({ words, label, readAs, className = '', field, disabled, children }: Props) {
  const id = useId();
  const { isOpen, setOpen, close, place, button } = useOpenPlace(firstControl);
  return (
    <div
      className={`story-popover ${className}`}
      ref={place}
      data-story-field={field}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.stopPropagation();
        close();
      }}
    >
      <button
        type="button"
        ref={button}
        className="story-popover__words"
        data-story-control={field}
        title={label}
        aria-label={readAs}
        aria-expanded={isOpen}
        aria-controls={id}
        disabled={disabled}
        onClick={() => setOpen(!isOpen)}
      >
        {words}
      </button>
      {isOpen && (
        <div className="story-popover__box" id={id} role="group" aria-label={label}>
          {children}
        </div>
      )}
    </div>
  );
}
