import type { Step } from '../../src/admin/deskApi.ts';
import { inOrder, isForward, stepLabel } from '../../src/admin/bar/stepOrder.ts';
import { transitionNames } from '../../src/domain/workflow/workflow.ts';

const step = (name: string, more: Partial<Step> = {}): Step => ({ name, allowed: true, ...more }) as Step;
const shownOf = (...steps: Step[]): string =>
  inOrder(steps)
    .map(({ name }) => name)
    .join(' ');

it('puts the way forward first, the ways back behind it, and a kill last', () => {
  expect(shownOf(...[...transitionNames].sort().map((name) => step(name)))).toBe(
    'file take approve publish update restore schedule correct unschedule recall send-back spike unpublish archive kill',
  );
});

it('puts what is not for this person behind what is, and a kill behind even that', () => {
  const notMine = { allowed: false, code: 'not-allowed' };
  expect(shownOf(step('kill'), step('publish', notMine), step('send-back'))).toBe('send-back publish kill');
});

it('never makes a step it does not know the first button, nor the way forward', () => {
  const unknown = step('levitate');
  expect(shownOf(unknown, step('send-back'), step('approve'), step('kill'))).toBe('approve send-back levitate kill');
  expect(isForward(unknown)).toBe(false);
  expect(stepLabel(unknown, 'en')).toBe('levitate');
  expect(stepLabel(step('publish'), 'ru')).toBe('Опубликовать');
});
