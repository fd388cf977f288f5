import { mayPublish, publisherOf, type Resource } from './policy.ts';
import type { Problem } from '../refusal.ts';
import { Refusal } from '../refusal.ts';
import type { Role } from './roles.ts';
import type { Params } from '../rules/rules.ts';

/** Where something stands that readers get and that is no story: a page of the site. */
export const publicationStates = ['draft', 'published', 'withdrawn'] as const;
export type PublicationState = (typeof publicationStates)[number];

type Step = { from: readonly PublicationState[]; to: PublicationState; goesOut: boolean };

/** Every step it can make. What is not listed is refused. `goesOut`: readers get the latest copy. */
export const publicationSteps = {
  publish: { from: ['draft', 'withdrawn'], to: 'published', goesOut: true },
  update: { from: ['published'], to: 'published', goesOut: true },
  withdraw: { from: ['published'], to: 'withdrawn', goesOut: false },
} as const satisfies Record<string, Step>;
export type PublicationStep = keyof typeof publicationSteps;
export const publicationStepNames = Object.keys(publicationSteps) as PublicationStep[];

export const isPublicationState = (value: unknown): value is PublicationState =>
  publicationStates.some((state) => state === value);

/** What of it decides whether it may make a step; `lacks` is what readers could not do without. */
export type Publication = { state: PublicationState; hasPendingEdits: boolean; lacks: readonly Problem[] };

const nothingChanged: Problem = {
  path: 'baseVersion',
  rule: 'nothing-changed',
  message: 'Readers have exactly this already. Change it first.',
};

/** The rule in the way of a step, or undefined if there is none. */
export function refusalOfStep(
  name: PublicationStep,
  { state, hasPendingEdits, lacks }: Publication,
  { resource, role }: { resource: Resource; role: Role },
): Refusal | undefined {
  const step: Step = publicationSteps[name];
  if (!mayPublish(resource, role)) {
    const least = publisherOf(resource);
    const message = `A ${role} may not ${name} it.`;
    const params: Params = { why: 'publisher', step: name, ...(least && { least }) };
    return new Refusal('not-allowed', message, [{ path: 'name', rule: 'who', message, params }]);
  }
  if (!step.from.includes(state)) {
    const message = `What is ${state} cannot be moved by ${name}.`;
    return new Refusal('conflict', message, [{ path: 'state', rule: 'wrong-state', message, params: { state } }]);
  }
  if (name === 'update' && !hasPendingEdits) return new Refusal('invalid', nothingChanged.message, [nothingChanged]);
  if (step.goesOut && lacks.length > 0) return new Refusal('invalid', 'Something is missing.', lacks as Problem[]);
  return undefined;
}
