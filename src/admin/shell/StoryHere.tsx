import { useCallback, useEffect, useMemo, useState } from 'react';
import { Composer } from '../composer/Composer.tsx';
import { Page } from '../composer/story/Page.tsx';
import { storyKind } from '../kinds/story.ts';
import type { Names } from '../../domain/storyNames.ts';
import { OpenedStoryContext, SurroundingsContext, useSurroundings, type OpenedStory } from '../surroundings.ts';
import { useSay } from '../useSay.ts';
import { leftFor } from '../writing/storyPage.ts';
import { addressOfStory, goTo } from './address.ts';
import { dropStory, keepStory, storiesOf, storyOf, type Writer } from './known.ts';
import { shellPath } from './path.ts';
import { storyToWrite } from './useWriter.ts';

type Copy = Readonly<Record<string, unknown>>;
type StoryToWrite = { copy: Copy; names: Names; draftKey?: string };
type Why = 'looking' | 'not-here' | 'gone' | 'only-read';

/** Drafts of one's own stay on the device, as they are now; what has left one's hands does not. */
async function keep(user: string, copy: Copy, draftKey?: string): Promise<void> {
  const { id, state, people } = copy as { id?: string; state?: unknown; people?: unknown };
  if (id === undefined) return;
  const isOwn = state === 'draft' && Array.isArray(people) && people.includes(user);
  await (isOwn ? keepStory(user, { ...copy, id }, draftKey) : dropStory(user, id)).catch(() => undefined);
}

/** The story of this id: as this device has it at once, and as the newsroom has it as soon as it answers. */
function useStoryHere(user: string, id: string | undefined, beginning?: StoryToWrite) {
  const [storyHere, setStoryHere] = useState<StoryToWrite | undefined>(beginning);
  const [why, setWhy] = useState<Why>('looking');
  const [headline, setHeadline] = useState('');
  const ask = useCallback(
    async (of: string): Promise<void> => {
      const answer = await storyToWrite(of);
      if (!answer.ok) return setWhy(answer.failure?.code === 'not-found' ? 'gone' : 'not-here');
      const { copy, names, mayWrite } = answer.body;
      await keep(user, copy);
      setHeadline(String(copy.headline ?? ''));
      if (mayWrite) setStoryHere((before) => ({ ...before, copy, names }));
      else setWhy('only-read');
    },
    [user],
  );
  useEffect(() => {
    if (id === undefined) return;
    let isOver = false;
    void storyOf(user, id).then((keptStory) => {
      if (keptStory && !isOver)
        setStoryHere((before) => before ?? { copy: keptStory.copy, names: {}, draftKey: keptStory.draftKey });
      if (!isOver) void ask(id);
    });
    const again = (): void => void ask(id);
    window.addEventListener('online', again);
    return () => {
      isOver = true;
      window.removeEventListener('online', again);
    };
  }, [user, id, ask]);
  return { storyHere, why, headline, ask };
}

const whyTexts = { 'not-here': 'shellNotHere', gone: 'shellGone', 'only-read': 'readOnly' } as const;

/** Why the story is not to be written in here, and where it is. */
function NotHere({ id, why, headline }: { id: string; why: Exclude<Why, 'looking'>; headline: string }) {
  const { say } = useSay();
  return (
    <main className="shell">
      <h1>{headline || say('writeStory')}</h1>
      <p role="status">{say(whyTexts[why])}</p>
      <p className="shell__head">
        <a className="newsroom-button newsroom-button--primary" href={shellPath}>
          {say('shellBack')}
        </a>
        {why === 'only-read' && (
          <a className="newsroom-button" href={`/admin/collections/articles/${id}`}>
            {say('shellReadAtDesk')}
          </a>
        )}
      </p>
    </main>
  );
}

const mayHere = { save: true, trash: false, delete: false };

type StoryProps = {
  writer: Writer;
  storyHere: StoryToWrite;
  id?: string;
  draftKey?: string;
  onRead: (id: string) => void;
};

/** What the composer is told of the story, and what the device keeps of it after each save. */
function useOpened({
  writer,
  storyHere: { copy, draftKey: keptDraftKey },
  id,
  draftKey = keptDraftKey,
}: Omit<StoryProps, 'onRead'>) {
  const [savedCopy, setSavedCopy] = useState<Copy>();
  const setSaved = useCallback(
    (doc: Copy) => {
      setSavedCopy(doc);
      void keep(writer.id, doc, draftKey);
    },
    [writer.id, draftKey],
  );
  const saved = Number(savedCopy?.baseVersion ?? 0) >= Number(copy.baseVersion ?? 0) ? (savedCopy ?? copy) : copy;
  return useMemo<OpenedStory>(
    () => ({
      id,
      draftKey,
      copy,
      saved,
      setSaved,
      kind: storyKind,
      addressOf: addressOfStory,
      isTrashed: false,
      may: mayHere,
      isInFront: true,
    }),
    [id, draftKey, copy, saved, setSaved],
  );
}

function Story(props: StoryProps) {
  const { writer, storyHere, id, draftKey, onRead } = props;
  const around = useSurroundings();
  const story = useOpened(props);
  const [begun, setBegun] = useState<string>();
  const storyId = id ?? begun;
  const surroundings = useMemo(
    () => ({ ...around, readAgain: () => storyId !== undefined && onRead(storyId) }),
    [around, storyId, onRead],
  );
  const onBegun = useCallback((address: string) => setBegun(address.slice(addressOfStory('').length)), []);
  const beginning = useMemo(() => (draftKey === undefined ? undefined : { draftKey, onBegun }), [draftKey, onBegun]);
  const names = useMemo(() => ({ ...writer.names, ...storyHere.names }), [writer.names, storyHere.names]);
  return (
    <SurroundingsContext value={surroundings}>
      <OpenedStoryContext value={story}>
        <Composer
          names={names}
          settings={writer.settings}
          beginning={beginning}
          head={() => null}
          page={(page) => <Page {...page} />}
        />
      </OpenedStoryContext>
    </SurroundingsContext>
  );
}

/** A story that the newsroom has. */
export function StoryHere({ writer, id }: { writer: Writer; id: string }) {
  const { storyHere, why, headline, ask } = useStoryHere(writer.id, id);
  const onRead = useCallback((of: string) => void ask(of), [ask]);
  if (storyHere && why !== 'only-read' && why !== 'gone') return <Story {...{ writer, storyHere, id, onRead }} />;
  return why === 'looking' ? null : <NotHere {...{ id, why, headline }} />;
}

/** One that was begun here before and is the newsroom's now is opened as that, unless some of its text is still here. */
function useBegunBefore(user: string, draftKey: string): boolean {
  const [isNew, setNew] = useState(false);
  useEffect(() => {
    let isOver = false;
    void (async () => {
      const left = await leftFor({ user, story: { draftKey } });
      const begun = left ? undefined : (await storiesOf(user)).find((each) => each.draftKey === draftKey);
      if (isOver) return;
      if (begun) goTo(addressOfStory(begun.id));
      else setNew(true);
    })();
    return () => void (isOver = true);
  }, [user, draftKey]);
  return isNew;
}

/** A story that the newsroom does not have yet. */
export function StoryBegun({ writer, draftKey }: { writer: Writer; draftKey: string }) {
  const [beginning] = useState<StoryToWrite>(() => ({ copy: writer.beginning, names: {} }));
  const { storyHere, ask } = useStoryHere(writer.id, undefined, beginning);
  const onRead = useCallback((of: string) => void ask(of), [ask]);
  const isNew = useBegunBefore(writer.id, draftKey);
  return isNew && storyHere ? <Story {...{ writer, storyHere, draftKey, onRead }} /> : null;
}
