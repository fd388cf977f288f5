import { placeOf } from '../../../src/admin/composer/goTo.ts';
import { storyKind } from '../../../src/admin/kinds/story.ts';

it.each([
  ['headline', { name: 'headline' }],
  ['photo.0.alt', { name: 'photo' }],
  ['deadline', { name: 'deadline', tab: 'times' }],
  // What is open beside the story is closed there.
  ['threads', { name: 'threads', tab: 'comments' }],
  ['id', undefined],
])('leads from what a step still needs to where it is given: %s', (path, place) => {
  expect(placeOf(storyKind, { path, rule: 'required' })).toEqual(place);
});
