import type { Problem } from '../../domain/refusal.ts';
import type { Trouble } from './order.ts';
import { hasUnsent, type SavingState } from './state.ts';

/**
 * What the person is told of the text. It says `saved` only if all that was typed is in the newsroom. `onDevice`: what is not saved is
 * kept on this device at least; `except`: all but what the problems name is saved. Times in milliseconds.
 */
export type Light =
  | { kind: 'saved'; version: number; at?: number }
  | { kind: 'saving' }
  | {
      kind: 'unsaved';
      why: Trouble['why'];
      problems: readonly Problem[];
      since: number;
      onDevice: boolean;
      except?: true;
    };

export function lightOf(state: SavingState, onDevice: boolean): Light {
  const { trouble, branch, refused, since, base, savedAt } = state;
  const unsavedLight = (why: Trouble['why'], problems: readonly Problem[] = refused.problems): Light => ({
    kind: 'unsaved',
    why,
    problems,
    since,
    onDevice,
  });
  // A branch that could not be kept is a conflict all the same: the person still has to choose.
  if (branch && trouble?.why === 'gone') return unsavedLight('conflict');
  if (trouble) return trouble.why === 'refused' ? unsavedLight('refused', trouble.problems) : unsavedLight(trouble.why);
  if (branch) return unsavedLight('conflict');
  if (hasUnsent(state)) return { kind: 'saving' };
  if (refused.problems.length > 0) return { ...unsavedLight('refused'), except: true } as Light;
  return { kind: 'saved', version: base, at: savedAt };
}
