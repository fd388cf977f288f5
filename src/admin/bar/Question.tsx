'use client';

import { endsPreviews } from '../../domain/workflow.ts';
import type { NamedRow } from '../deskApi.ts';
import { MoveDialog } from './MoveDialog.tsx';
import { PreviewLinks } from './PreviewLinks.tsx';
import { StepDialog } from './StepDialog.tsx';
import type { SavedStory } from './StoryNotices.tsx';
import type { Moves, Opened } from './useStoryBar.ts';
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
export function Question({ id, opened, story, desks, timeZone, newsroomZone, moves, onClose, onDone }: QuestionProps) {
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
      onSubmit={(given) => {
        void moves.perform(opened, given).then((failure) => {
          if (!failure) onClose();
          onDone();
        });
      }}
    />
  );
}
