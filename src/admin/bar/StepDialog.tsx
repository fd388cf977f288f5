'use client';

import { useId, useState } from 'react';
import { transitionLabels } from '../../domain/labels.ts';
import type { Problem } from '../../domain/refusal.ts';
import { longestCarried } from '../../domain/workflow/transitionRules.ts';
import { transitionOf, type Carried, type Confirmed, type TransitionName } from '../../domain/workflow/workflow.ts';
import { asksToConfirm, type Failure } from '../deskApi.ts';
import { Dialog, DialogField } from '../Dialog.tsx';
import { instantOf } from '../../domain/times/when.ts';
import { wallClock } from '../times/moments.ts';
import { TimeInput, useZoneHint } from '../times/TimeInput.tsx';
import { problemText } from '../texts/problemText.ts';
import { useSay } from '../useSay.ts';

type StepFields = Partial<Record<Carried | 'confirm', string>>;

type Props = {
  name: TransitionName;
  timeZone: string;
  newsroomZone?: string;
  failure?: Failure;
  isBusy: boolean;
  onSubmit: (fields: StepFields) => void;
  onClose: () => void;
};

/** What the step carries, as fields; `at` first proposes the next full hour but one. */
export const carriedBy = (name: TransitionName): Carried[] => Object.keys(transitionOf(name).carries) as Carried[];

const proposedTime = (timeZone: string): string =>
  instantOf(`${wallClock(new Date(Date.now() + 2 * 3_600_000), timeZone).slice(0, 13)}:00`, timeZone) ?? '';

/** What is typed for the step, and how it is sent: where it was refused until it is confirmed, as confirmed. */
function useStepFields({
  name,
  timeZone,
  failure,
  onSubmit,
}: Pick<Props, 'name' | 'timeZone' | 'failure' | 'onSubmit'>) {
  const carried = carriedBy(name);
  const [fields, setFields] = useState<StepFields>(() =>
    carried.includes('at') ? { at: proposedTime(timeZone) } : {},
  );
  const [wasSent, setSent] = useState(false);
  const lacks = (key: Carried): boolean => transitionOf(name).carries[key] === 'required' && !fields[key]?.trim();
  const isAsked = Boolean(failure && asksToConfirm(failure));
  const confirmed: StepFields = isAsked ? { confirm: 'nothing-changed' satisfies Confirmed } : {};
  const submit = (): void => {
    setSent(true);
    if (!carried.some(lacks)) onSubmit({ ...fields, ...confirmed });
  };
  return { carried, fields, setFields, isAsked, submit, isMissing: (key: Carried) => wasSent && lacks(key) };
}

/** Asks for what a step needs: a reason, a correction, a notice, a note, a time, or that it is meant. */
export function StepDialog({ name, timeZone, newsroomZone, failure, isBusy, onSubmit, onClose }: Props) {
  const { say, language } = useSay();
  const { carried, fields, setFields, isAsked, submit, isMissing } = useStepFields({
    name,
    timeZone,
    failure,
    onSubmit,
  });
  const label = transitionLabels[name][language];
  const others = (failure?.problems ?? []).filter(({ path }) => !carried.some((key) => key === path));
  return (
    <Dialog
      title={label}
      submit={isBusy ? say('working') : isAsked ? say('allTheSame') : label}
      cancel={say('cancel')}
      isDangerous={name === 'kill'}
      isBusy={isBusy}
      onSubmit={submit}
      onClose={onClose}
    >
      {name === 'kill' && <p className="newsroom-dialog__warning">{say('killWarning')}</p>}
      {failure && <Failed failure={failure} problems={others} />}
      {carried.map((key) => (
        <Carry
          key={key}
          name={key}
          value={fields[key] ?? ''}
          timeZone={timeZone}
          newsroomZone={newsroomZone}
          isRequired={transitionOf(name).carries[key] === 'required'}
          problem={
            failure?.problems.find(({ path }) => path === key) ??
            (isMissing(key) ? { path: key, rule: 'required', message: say('required') } : undefined)
          }
          onChange={(value) => setFields({ ...fields, [key]: value })}
        />
      ))}
    </Dialog>
  );
}

/** What stands in the way, sentence by sentence. */
export function Failed({ failure, problems }: { failure: Failure; problems: readonly Problem[] }) {
  const { language } = useSay();
  if (problems.length === 0 && failure.problems.length > 0) return null;
  return (
    <div className="newsroom-failure" role="alert">
      {problems.length === 0 ? (
        <p>{failure.message}</p>
      ) : (
        <ul>
          {problems.map((problem) => (
            <li key={`${problem.path} ${problem.rule} ${problem.message}`}>{problemText(problem, language)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

type CarryProps = {
  name: Carried;
  value: string;
  timeZone: string;
  newsroomZone?: string;
  isRequired: boolean;
  problem?: Problem;
  onChange: (value: string) => void;
};

function Carry({ name, value, timeZone, newsroomZone, isRequired, problem, onChange }: CarryProps) {
  const id = useId();
  const { say, language } = useSay();
  const zone = useZoneHint(value, timeZone, newsroomZone);
  const hint = name === 'at' ? zone : say('atMost', { n: value.length, most: longestCarried[name] });
  const control = {
    id,
    value,
    required: isRequired,
    'aria-invalid': Boolean(problem),
    'aria-describedby': problem ? `${id}-hint ${id}-error` : `${id}-hint`,
  };
  return (
    <DialogField id={id} label={say(name)} hint={hint} error={problem && problemText(problem, language)}>
      {name === 'at' ? (
        <TimeInput {...control} zone={timeZone} onChange={onChange} autoFocus />
      ) : (
        <textarea
          {...control}
          rows={4}
          maxLength={longestCarried[name]}
          onChange={(event) => onChange(event.target.value)}
          autoFocus
        />
      )}
    </DialogField>
  );
}
