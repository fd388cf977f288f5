'use client';

import { useId, type KeyboardEvent, type ReactNode } from 'react';
import { useOpenPlace } from './Popover.tsx';

export type MenuItem = {
  key: string;
  label: string;
  /** Why it cannot be done now. */
  barred?: string;
  step?: string;
  href?: string;
  isGrave?: boolean;
  act?: () => void;
};

type Props = { label: string; words: ReactNode; items: readonly MenuItem[]; className: string };

const moves: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

function Item({ item, onDone }: { item: MenuItem; onDone: () => void }) {
  const { label, barred, step, href, isGrave, act } = item;
  const className = isGrave ? 'story-menu__item is-grave' : 'story-menu__item';
  if (href)
    return (
      <a
        role="menuitem"
        tabIndex={-1}
        className={className}
        href={href}
        target="_blank"
        rel="noopener"
        onClick={onDone}
      >
        {label}
      </a>
    );
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      className={className}
      data-step={step}
      aria-disabled={barred !== undefined}
      onClick={() => {
        if (barred !== undefined) return;
        onDone();
        act?.();
      }}
    >
      {label}
      {barred && <small>{barred}</small>}
    </button>
  );
}

const menuItem = '[role=menuitem]';

/** What else one can do with the story. The arrows go through it, Escape closes it; what cannot be undone stands apart. */
export function StepMenu({ label, words, items, className }: Props) {
  const id = useId();
  const { isOpen, setOpen, close, place, button } = useOpenPlace(menuItem);
  const all = (): HTMLElement[] => [...(place.current?.querySelectorAll<HTMLElement>(menuItem) ?? [])];
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isOpen) return;
    if (event.key === 'Escape' || event.key === 'Tab') return (event.preventDefault(), close());
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    const found = all();
    found[move(found.indexOf(document.activeElement as HTMLElement), found.length)]?.focus();
  };
  return (
    <div className="story-menu" ref={place} onKeyDown={onKeyDown}>
      <button
        type="button"
        ref={button}
        className={className}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {words}
      </button>
      {isOpen && (
        <div id={id} role="menu" aria-label={label} className="story-menu__list">
          {items.map((item) => (
            <Item key={item.key} item={item} onDone={close} />
          ))}
        </div>
      )}
    </div>
  );
}
