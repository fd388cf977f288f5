'use client';

import { $getRoot, COMPOSITION_END_COMMAND, COMMAND_PRIORITY_LOW } from '@payloadcms/richtext-lexical/lexical';
import { LexicalComposer } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposer';
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext';
import { ContentEditable } from '@payloadcms/richtext-lexical/lexical/react/LexicalContentEditable';
import { LexicalErrorBoundary } from '@payloadcms/richtext-lexical/lexical/react/LexicalErrorBoundary';
import {
  createEmptyHistoryState,
  HistoryPlugin,
} from '@payloadcms/richtext-lexical/lexical/react/LexicalHistoryPlugin';
import { ListPlugin } from '@payloadcms/richtext-lexical/lexical/react/LexicalListPlugin';
import { RichTextPlugin } from '@payloadcms/richtext-lexical/lexical/react/LexicalRichTextPlugin';
import {
  memo,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type ReactNode,
  type Ref,
  type RefObject,
} from 'react';
import { blocksOnPage, keepBlockIds } from '../../editor/blockIds.ts';
import { onPaste } from '../../editor/onPaste.ts';
import type { LeftOut } from '../../editor/pieces.ts';
import { DrawingContext, type BlockProps, type Drawing } from './BlockPlace.tsx';
import type { StorySource } from './storySource.ts';
import { topNodesOf, type Body } from './body.ts';
import { openBodyWriter, type BodyWriter } from './bodyWriter.ts';
import { FIND_COMMAND, onBlockKeys } from './commands.ts';
import { forgetHistory, joinHistory, type History, openSteps, type Steps } from './history.ts';
import { Lead } from './Lead.tsx';
import { storyNodes } from './nodes.tsx';
import { tellChanges } from './onChange.ts';
import { onAddress } from './onAddress.ts';
import { onPhotoFiles, putFilesAt, type PhotoFile } from './photoFiles.ts';
import { $parsed, putIn } from './putIn.ts';
import { TextTools } from './TextTools.tsx';
import { onTyping } from './typing/onTyping.ts';

export type PasteLeftOut = LeftOut;

/** What others may ask of the text. */
export type StoryTextHandle = {
  focus: (at: 'start' | 'end') => void;
  /** Tells at once what was typed and is not told yet. */
  tell: () => void;
  /** Opens the search of the text, from elsewhere on the page. */
  find: (isReplacing: boolean) => void;
  /** Its blocks as the page shows them, each by its id. */
  blocks: () => readonly { id: string; element: HTMLElement }[];
};

export type StoryTextProps = {
  /**
   * The body as stored, or null. A body that did not come from `onChange` is put in; the caret stays where its block still is. If
   * something was typed that is not told yet, it is told instead, and what comes of both is to be passed next.
   */
  value: Body | null;
  /** Hears the body once a frame at most, and never an equal one. */
  onChange: (body: Body) => void;
  readOnly: boolean;
  /** Of the story: for spell-checking, quotation marks and dashes. */
  language: string;
  /** Accessible name. */
  label: string;
  /** Drawn run into the first paragraph. */
  lead?: ReactNode;
  renderBlock: (block: BlockProps) => ReactNode;
  /** The blocks that can be put in; an object that stays the same. */
  blocks: readonly string[];
  /** Our own stories, for links; an object that stays the same. */
  stories?: StorySource;
  /** Photos that were dropped, pasted or chosen: each has its block in the text already. */
  onPhotos?: (photos: readonly PhotoFile[]) => void;
  /** Into which what is done in the text goes, with what is done elsewhere on the page. */
  steps?: Steps;
  /** What a paste left out. */
  onLeft?: (what: readonly PasteLeftOut[]) => void;
  ref?: Ref<StoryTextHandle>;
};

const theme = {
  text: {
    underline: 'story-text__underline',
    strikethrough: 'story-text__strikethrough',
    underlineStrikethrough: 'story-text__underline story-text__strikethrough',
  },
  list: { nested: { listitem: 'story-text__nested' } },
};

const fail = (error: Error): never => {
  throw error;
};

/** The newest of a value, for those who hear later. */
function useNewest<T>(value: T): RefObject<T> {
  const newest = useRef(value);
  useEffect(() => void (newest.current = value));
  return newest;
}

type Telling = ReturnType<typeof tellChanges>;

/** Tells what is typed, and shows what comes from elsewhere. */
function useBody(props: StoryTextProps, writer: BodyWriter, history: History, steps: Steps): RefObject<Telling | null> {
  const [editor] = useLexicalComposerContext();
  const newest = useNewest(props);
  const telling = useRef<Telling>(null);
  const writtenBodies = useRef(new WeakSet<Body>());
  const shownBody = useRef<Body | null | undefined>(undefined);
  useEffect(() => {
    // What the lists make of a text when they are set up is no change.
    editor.update(() => {}, { discrete: true });
    if (shownBody.current === undefined) {
      shownBody.current = newest.current.value;
      writer.adopt(shownBody.current);
      forgetHistory(editor, history, steps);
    }
    const opened = tellChanges(editor, writer, (body) => {
      writtenBodies.current.add(body);
      newest.current.onChange(body);
    });
    telling.current = opened;
    return opened.end;
  }, [editor, writer, history, steps, newest]);
  useEffect(() => {
    const show = (): void => {
      const { value } = newest.current;
      if (value === shownBody.current || (value && writtenBodies.current.has(value))) return;
      if (telling.current?.tell()) return;
      shownBody.current = value;
      const hasFocus = editor.getRootElement()?.contains(document.activeElement) ?? false;
      if (putIn(editor, writer, value, hasFocus)) forgetHistory(editor, history, steps);
      telling.current?.settle();
    };
    if (!editor.isComposing()) return show();
    const later = editor.registerCommand(
      COMPOSITION_END_COMMAND,
      () => (setTimeout(show), false),
      COMMAND_PRIORITY_LOW,
    );
    return later;
  }, [props.value, editor, writer, history, steps, newest]);
  return telling;
}

/** What goes on in the text without being seen. */
function Workings({ props, writer, history }: { props: StoryTextProps; writer: BodyWriter; history: History }) {
  const [editor] = useLexicalComposerContext();
  const newest = useNewest(props);
  const [own] = useState(openSteps);
  const steps = props.steps ?? own;
  const telling = useBody(props, writer, history, steps);
  const takesPhotos = props.blocks.includes('photo');
  useEffect(() => joinHistory(editor, history, steps), [editor, history, steps]);
  useEffect(() => editor.setEditable(!props.readOnly), [editor, props.readOnly]);
  useEffect(() => {
    const ends = [
      keepBlockIds(editor),
      onPaste(editor, (leftOut) => newest.current.onLeft?.(leftOut)),
      onBlockKeys(editor),
      onAddress(editor, () => newest.current.stories),
      ...(takesPhotos ? [onPhotoFiles(editor, (photos) => newest.current.onPhotos?.(photos))] : []),
      onTyping(editor, () => newest.current.language),
    ];
    return () => ends.forEach((end) => end());
  }, [editor, newest, takesPhotos]);
  useImperativeHandle(
    props.ref,
    () => ({
      focus: (at) => editor.focus(undefined, { defaultSelection: at === 'start' ? 'rootStart' : 'rootEnd' }),
      tell: () => void telling.current?.tell(),
      find: (isReplacing) => void editor.dispatchCommand(FIND_COMMAND, isReplacing),
      blocks: () => blocksOnPage(editor),
    }),
    [editor, telling],
  );
  return null;
}

type ShellProps = Pick<
  StoryTextProps,
  'language' | 'label' | 'lead' | 'readOnly' | 'renderBlock' | 'blocks' | 'stories' | 'onPhotos'
> & {
  history: History;
};

/** All that is seen; drawn anew for none of what is typed. */
const Shell = memo(function Shell({
  language,
  label,
  lead,
  readOnly,
  renderBlock,
  blocks,
  stories,
  onPhotos,
  history,
}: ShellProps) {
  const [fresh] = useState(() => new Set<string>());
  const drawing = useMemo(
    () => ({
      renderBlock,
      blocks,
      fresh,
      stories,
      putFiles: (...[editor, at, files]: Parameters<Drawing['putFiles']>) =>
        putFilesAt(editor, at, files, onPhotos ?? (() => {})),
    }),
    [renderBlock, blocks, fresh, stories, onPhotos],
  );
  return (
    <DrawingContext value={drawing}>
      <TextTools readOnly={readOnly} fresh={fresh} language={language}>
        {lead && <Lead>{lead}</Lead>}
        <RichTextPlugin
          contentEditable={
            <ContentEditable className="story-text__root" lang={language} spellCheck ariaLabel={label} />
          }
          ErrorBoundary={LexicalErrorBoundary}
        />
      </TextTools>
      <HistoryPlugin externalHistoryState={history} />
      <ListPlugin />
    </DrawingContext>
  );
});

function TextFrame({ props, history }: { props: StoryTextProps; history: History }) {
  const [editor] = useLexicalComposerContext();
  const { language, label, lead, readOnly, renderBlock, blocks, stories, onPhotos } = props;
  const [writer] = useState(() => openBodyWriter(editor));
  return (
    <>
      <Shell {...{ language, label, lead, readOnly, renderBlock, blocks, stories, onPhotos, history }} />
      <Workings {...{ props, writer, history }} />
    </>
  );
}

/** The text of a story, written where it stands: it knows a body's JSON and nothing of the story around it. */
export function StoryText(props: StoryTextProps) {
  const [history] = useState(createEmptyHistoryState);
  const [initialConfig] = useState(() => ({
    // What another kind of text has copied is taken as from any page: it may hold blocks that this one does not.
    namespace: props.blocks.join(' '),
    nodes: storyNodes,
    theme,
    onError: fail,
    editable: !props.readOnly,
    ...(topNodesOf(props.value).length > 0 && {
      editorState: () => void $getRoot().append(...topNodesOf(props.value).map($parsed)),
    }),
  }));
  return (
    <LexicalComposer initialConfig={initialConfig}>
      <TextFrame {...{ props, history }} />
    </LexicalComposer>
  );
}
