import { storyKind } from '../../src/admin/kinds/story.ts';
import { renderToStaticMarkup } from 'react-dom/server';
import { LockNotice } from '../../src/admin/bar/LockNotice.tsx';
import type { Standing } from '../../src/admin/deskApi.ts';
import { OpenedStoryContext, SurroundingsContext, type OpenedStory } from '../../src/admin/surroundings.ts';

const lock = {
  name: 'Leyla',
  at: '2026-11-27T10:00:00.000Z',
  until: '2026-11-27T10:05:00.000Z',
  mine: false,
  yours: false,
  takenFromYou: false,
};
const standing = { state: 'filed', baseVersion: 2, lock, transitions: [] } as unknown as Standing;
const nothing = (): void => undefined;
const around = { language: 'en', signedIn: nothing, tell: nothing, goTo: nothing, readAgain: nothing };

function noticeTo(maySave: boolean): string {
  const opened: OpenedStory = {
    kind: storyKind,
    id: 'story',
    setSaved: nothing,
    addressOf: (id) => id,
    isTrashed: false,
    may: { save: maySave, trash: false, delete: false },
    isInFront: true,
  };
  return renderToStaticMarkup(
    <SurroundingsContext value={around}>
      <OpenedStoryContext value={opened}>
        <LockNotice id="story" standing={standing} ask={nothing} />
      </OpenedStoryContext>
    </SurroundingsContext>,
  );
}

it('tells who may save a story that a colleague edits it, and lets them take it over', () => {
  expect(noticeTo(true)).toContain('Leyla has been editing since');
  expect(noticeTo(true)).toContain('Take over');
});

it('tells who may only read it the same, and offers nothing to take over', () => {
  expect(noticeTo(false)).toContain('Leyla has been editing since');
  expect(noticeTo(false)).not.toMatch(/Take over|You read along|<button/);
});
