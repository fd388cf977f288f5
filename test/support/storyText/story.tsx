import { useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { BodyText } from '../../../src/admin/composer/story/BodyText.tsx';
import { LeadPhoto } from '../../../src/admin/composer/story/LeadPhoto.tsx';
import { TextLine } from '../../../src/admin/composer/Lines.tsx';
import { openModel, type Values } from '../../../src/admin/composer/model.ts';
import { PlacingTab } from '../../../src/admin/composer/story/PlacingTab.tsx';
import { StoryOnPage } from '../../../src/admin/composer/story.tsx';
import type { Body } from '../../../src/admin/composer/text/body.ts';
import type { StoryTextHandle } from '../../../src/admin/composer/text/StoryText.tsx';
import { useUndoKeys } from '../../../src/admin/composer/useUndoKeys.ts';
import { storyKind } from '../../../src/admin/kinds/story.ts';
import {
  OpenedStoryContext,
  SurroundingsContext,
  type OpenedStory,
  type Surroundings,
} from '../../../src/admin/surroundings.ts';

type Given = { body: Body | null; fields?: Values };

declare global {
  interface Window {
    story: { values: () => Values; theirs: (values: Values) => void };
  }
}

const nothing = (): void => {};
const around: Surroundings = {
  language: document.documentElement.lang,
  user: { id: '65a000000000000000000001', role: 'correspondent' },
  signedIn: nothing,
  tell: nothing,
  goTo: nothing,
  readAgain: nothing,
};
const opened: OpenedStory = {
  kind: storyKind,
  setSaved: nothing,
  addressOf: () => '',
  isTrashed: false,
  may: { save: true, trash: false, delete: false },
  isInFront: true,
};
const settings = { datelinePattern: '', timeZone: 'Asia/Baku', headlineFits: 90 };

function Parts() {
  const text = useRef<StoryTextHandle>(null);
  useUndoKeys(nothing);
  return (
    <article className="composer story-sheet">
      <TextLine name="kicker" />
      <TextLine name="headline" fits={settings.headlineFits} />
      <TextLine name="standfirst" />
      <LeadPhoto />
      <BodyText text={text} />
      <PlacingTab />
    </article>
  );
}

/** The parts of a story's page, over a story that nobody saves. */
function Page({ body, fields }: Given) {
  const [model] = useState(() => openModel(storyKind, { language: 'en', body, ...fields }, nothing));
  window.story = {
    values: model.all,
    theirs: (values) => {
      model.confirmSave(model.all(), 2);
      model.follow({ ...model.all(), ...values }, 3);
    },
  };
  return (
    <SurroundingsContext value={around}>
      <OpenedStoryContext value={opened}>
        <StoryOnPage model={model} readOnly={false} settings={settings} initialNames={{}}>
          <Parts />
        </StoryOnPage>
      </OpenedStoryContext>
    </SurroundingsContext>
  );
}

window.openText = (given) => {
  window.seen = { bodies: [], leftOut: [], show: nothing };
  createRoot(document.getElementById('text')!).render(<Page {...(given as Given)} />);
};
