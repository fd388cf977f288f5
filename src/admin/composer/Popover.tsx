'use client';

import { useId, type ReactNode } from 'react';
import { useOpenPlace } from './useOpenPlace.ts';

type Props = {
  /** What stands in the story, as a button that is called by it. */
  words: ReactNode;
  label: string;
  className?: string;
  /** The field whose control this is; what is missing in it leads here. */
  field: string;
  disabled?: boolean;
  children: ReactNode;
};

const firstControl = '.story-popover__box :is(input, textarea, select, button)';

/** A small control at its place in the story: its words open it, Escape and a click elsewhere close it. */
export function Popover({ words, label, className = '', field, disabled, children }: Props) {
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
