'use client';

import { endsPreviews } from '../../domain/workflow/workflow.ts';
import type { NamedRow } from '../deskApi.ts';
import { MoveDialog } from './MoveDialog.tsx';
import { PreviewLinks } from './PreviewLinks.tsx';
import { StepDialog } from './StepDialog.tsx';
import type { SavedStory } from './StoryNotices.tsx';
import type { Moves, Opened, StoryBar } from './useStoryBar.ts';
import { useSurroundings } from '../surroundings.ts';
import { useSay } from '../useSay.ts';
import { idOf } from '../../domain/body/blocks.ts';

type QuestionProps = {
  id: string;
  opened: Opened;
  story: SavedStory;
  desks: readonly NamedRow[];
  timeZone?: string;
  newsroomZone?: string;
  moves: Moves;
  onClose: () => void;
  onDone: () => void;
};

/** The question that is open over the story, if any. */
function Question({ id, opened, story, desks, timeZone, newsroomZone, moves, onClose, onDone }: QuestionProps) {
  const { say } = useSay();
  const { tell } = useSurroundings();
  if (!opened) return null;
  if (opened === 'links')
    return <PreviewLinks story={id} mayMake={!endsPreviews(story.state)} timeZone={newsroomZone} onClose={onClose} />;
  if (opened === 'move')
    return (
      <MoveDialog
        story={id}
        desks={desks}
        current={idOf(story.desk)}
        save={moves.save}
        onClose={onClose}
        onMoved={(desk, article) => {
          onClose();
          tell(say('moved', { name: desk.name ?? '' }));
          moves.accept(article);
        }}
      />
    );
  return (
    <StepDialog
      name={opened}
      timeZone={timeZone ?? 'UTC'}
      newsroomZone={newsroomZone}
      failure={moves.failure}
      isBusy={moves.isBusy}
      onClose={onClose}
      onSubmit={(fields) => {
        void moves.perform(opened, fields).then((failure) => {
          if (!failure) onClose();
          onDone();
        });
      }}
    />
  );
}

/** What a step asks before it is made, over the story: where it is written, and where it is only read. It stays while a story that was begun here becomes the newsroom's. */
export function OpenQuestion({ id = '', story, bar }: { id?: string; story: SavedStory; bar: StoryBar }) {
  const { opened, setOpened, desks, moves, standing, ask } = bar;
  return (
    <Question
      {...{ id, opened, story, desks, moves }}
      timeZone={standing?.timeZone}
      newsroomZone={standing?.newsroomTimeZone}
      onClose={() => setOpened(undefined)}
      onDone={ask}
    />
  );
}
