'use client';

import { useEffect, useId, useRef, type ReactNode, type SyntheticEvent } from 'react';
import { createPortal } from 'react-dom';

type Props = {
  title: string;
  /** A sheet stands at the lower edge of a phone, in reach of a thumb. */
  kind?: 'sheet';
  /** Above the title: how far one is. */
  above?: string;
  /** Without it there is nothing to submit, only to close. */
  submit?: string;
  cancel: string;
  isDangerous?: boolean;
  isBusy: boolean;
  onSubmit: () => void;
  /** What the button beside does, if not to close it. */
  onCancel?: () => void;
  onClose: () => void;
  children: ReactNode;
};

type ButtonsProps = Pick<Props, 'submit' | 'cancel' | 'isDangerous' | 'isBusy'> & { onCancel: () => void };

const Buttons = ({ submit, cancel, isDangerous, isBusy, onCancel }: ButtonsProps) => (
  <div className="newsroom-dialog__buttons">
    <button type="button" className="newsroom-button" onClick={onCancel} disabled={isBusy}>
      {cancel}
    </button>
    {submit && (
      <button
        type="submit"
        className={`newsroom-button newsroom-button--${isDangerous ? 'danger' : 'primary'}`}
        aria-disabled={isBusy}
      >
        {submit}
      </button>
    )}
  </div>
);

/**
 * A modal question. The browser's own <dialog> keeps the focus inside, closes on Escape and gives the focus back. It stands
 * outside the story's form, whose own submit it must not set off.
 */
export function Dialog(props: Props) {
  const { title, kind, above, isBusy, submit, onSubmit, onClose, onCancel = onClose, children } = props;
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => element.current?.showModal(), []);
  const quietly = (act?: () => void) => (event: SyntheticEvent) => {
    event.preventDefault();
    event.stopPropagation();
    act?.();
  };
  return createPortal(
    <dialog
      ref={element}
      className={kind === 'sheet' ? 'newsroom-dialog newsroom-dialog--sheet' : 'newsroom-dialog'}
      aria-labelledby={titleId}
      onCancel={quietly(isBusy ? undefined : onClose)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && !isBusy && submit) quietly(onSubmit)(event);
      }}
    >
      <form onSubmit={quietly(isBusy ? undefined : onSubmit)} noValidate>
        {above && <p className="newsroom-dialog__above">{above}</p>}
        <h2 id={titleId}>{title}</h2>
        {children}
        <Buttons {...props} onCancel={onCancel} />
      </form>
    </dialog>,
    document.body,
  );
}

type FieldProps = { id: string; label: string; error?: string; hint?: string; children: ReactNode };

/** A labelled field of a dialog; the control inside names `id`, `${id}-hint` and `${id}-error`. */
export const DialogField = ({ id, label, error, hint, children }: FieldProps) => (
  <div className={error ? 'newsroom-field newsroom-field--error' : 'newsroom-field'}>
    <label htmlFor={id}>{label}</label>
    {children}
    {hint && (
      <p id={`${id}-hint`} className="newsroom-field__hint">
        {hint}
      </p>
    )}
    {error && (
      <p id={`${id}-error`} className="newsroom-field__error" role="alert">
        {error}
      </p>
    )}
  </div>
);
