'use client';

import { useId, type ComponentProps, type ReactNode } from 'react';

type FieldProps = { label: string; id?: string; children: (id: string) => ReactNode };

/** A control with its name above it. */
export function Control({ label, id, children }: FieldProps) {
  const own = useId();
  const its = id ?? own;
  return (
    <div className="story-control">
      <label htmlFor={its}>{label}</label>
      {children(its)}
    </div>
  );
}

type TextProps = Omit<ComponentProps<'input'>, 'value' | 'onChange'> & {
  label: string;
  value: string | undefined;
  onText: (text: string) => void;
};

export const TextControl = ({ label, value, onText, id, ...input }: TextProps) => (
  <Control label={label} id={id}>
    {(its) => <input {...input} id={its} value={value ?? ''} onChange={(event) => onText(event.target.value)} />}
  </Control>
);

type AreaProps = Omit<ComponentProps<'textarea'>, 'value' | 'onChange'> & {
  label: string;
  value: string | undefined;
  onText: (text: string) => void;
};

export const AreaControl = ({ label, value, onText, id, ...area }: AreaProps) => (
  <Control label={label} id={id}>
    {(its) => <textarea {...area} id={its} value={value ?? ''} onChange={(event) => onText(event.target.value)} />}
  </Control>
);

type Option = { value: string; label: string };
type ChoiceProps = {
  label: string;
  id?: string;
  value: string | undefined;
  options: readonly Option[];
  /** What it says when nothing is chosen; left out, something always is. */
  none?: string;
  disabled?: boolean;
  onChoice: (value: string | null) => void;
};

/** One of a short list, or none. A value that is not in the list stands in it all the same. */
export function ChoiceControl({ label, id, value, options, none, disabled, onChoice }: ChoiceProps) {
  const isListed = value === undefined || options.some((each) => each.value === value);
  return (
    <Control label={label} id={id}>
      {(its) => (
        <select
          id={its}
          value={value ?? ''}
          disabled={disabled}
          onChange={(event) => onChoice(event.target.value || null)}
        >
          {(none !== undefined || value === undefined) && <option value="">{none ?? ''}</option>}
          {!isListed && <option value={value}>{value}</option>}
          {options.map((each) => (
            <option key={each.value} value={each.value}>
              {each.label}
            </option>
          ))}
        </select>
      )}
    </Control>
  );
}
