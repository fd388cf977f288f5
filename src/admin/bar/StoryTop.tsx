'use client';

import { isState } from '../../domain/workflow.ts';
import type { NamedRow, Standing } from '../deskApi.ts';
import { WhoIsHere } from '../live/People.tsx';
import { StateBadge } from '../StateBadge.tsx';
import { StoryFacts } from './StoryFacts.tsx';
import type { SavedStory } from './StoryNotices.tsx';
import { useSay } from '../useSay.ts';
import { idOf } from '../../domain/body/blocks.ts';

type Props = {
  id: string;
  story: SavedStory;
  standing?: Standing;
  desks: readonly NamedRow[];
  mayMove: boolean;
  isOutside: boolean;
  onOpen: (question: 'move' | 'links') => void;
};

/** The first row of the bar: the state, who has the story and when it is wanted, and the ways from here to other pages of it. */
export function StoryTop({ id, story, standing, desks, mayMove, isOutside, onOpen }: Props) {
  const { say, language } = useSay();
  return (
    <div className="workflow-bar__top">
      <StateBadge state={isState(story.state) ? story.state : 'draft'} language={language} />
      <StoryFacts
        desks={desks}
        desk={idOf(story.desk)}
        heldBy={idOf(story.heldBy)}
        isOutside={isOutside}
        scheduledAt={story.scheduledAt ?? undefined}
        timeZone={standing?.timeZone}
        newsroomZone={standing?.newsroomTimeZone}
      />
      <WhoIsHere story={id} />
      <div className="workflow-bar__links">
        {mayMove && (
          <button type="button" className="newsroom-button newsroom-button--quiet" onClick={() => onOpen('move')}>
            {say('moveToDesk')}
          </button>
        )}
        <a
          className="newsroom-button newsroom-button--quiet"
          href={`/preview/stories/${id}`}
          target="_blank"
          rel="noopener"
        >
          {say('preview')}
        </a>
        {standing?.livePage && (
          <a className="newsroom-button newsroom-button--quiet" href={standing.livePage} target="_blank" rel="noopener">
            {say('livePage')}
          </a>
        )}
        {!isOutside && (
          <button type="button" className="newsroom-button newsroom-button--quiet" onClick={() => onOpen('links')}>
            {say('links')}
          </button>
        )}
      </div>
    </div>
  );
}
