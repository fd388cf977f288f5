import {
  $getNearestNodeFromDOMNode,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isNodeSelection,
  $isParagraphNode,
  $isRangeSelection,
  COMMAND_PRIORITY_CRITICAL,
  DRAGOVER_COMMAND,
  DROP_COMMAND,
  HISTORY_PUSH_TAG,
  PASTE_COMMAND,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
} from '@payloadcms/richtext-lexical/lexical';
import { $createStoryBlock, type StoryBlockNode } from './nodes.tsx';

/** Photos among what is dropped or pasted. */
export const photosIn = (data: DataTransfer | null | undefined): File[] =>
  [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'));

/** Words that come with a photo are the copy; its picture is only how another program draws them. */
const hasWords = (data: DataTransfer): boolean => {
  const html = data.getData('text/html');
  if (html === '') return data.getData('text/plain').trim() !== '';
  return (new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '').trim() !== '';
};

/** Photos that were copied as such. */
const photosPasted = (data: DataTransfer | null | undefined): File[] => (data && !hasWords(data) ? photosIn(data) : []);

/** A file of this device, and the id of the block in the text that it becomes the photo of. */
export type PhotoFile = { block: string; file: File };
type Hear = (photos: readonly PhotoFile[]) => void;

const idOf = (block: StoryBlockNode): string => String(block.getFields().id);

/** Puts a photo's block in for each file, behind `at` or in the place of it where it is an empty paragraph. */
function $putFiles(files: readonly File[], at: LexicalNode | null | undefined): PhotoFile[] {
  const top = at?.getTopLevelElement();
  let last: LexicalNode | null | undefined = top;
  const photos = files.map((file) => {
    const block = $createStoryBlock('photo');
    if (!last) $getRoot().append(block);
    else if (last === top && $isParagraphNode(last) && last.isEmpty()) last.replace(block);
    else last.insertAfter(block);
    last = block;
    return { block: idOf(block), file };
  });
  return photos;
}

function put(editor: LexicalEditor, files: readonly File[], $at: () => LexicalNode | null | undefined, hear: Hear) {
  let photos: PhotoFile[] = [];
  editor.update(() => void (photos = $putFiles(files, $at())), { discrete: true, tag: HISTORY_PUSH_TAG });
  hear(photos);
}

/** The first file is the photo of this block, each other of one behind it. */
export function putFilesAt(
  editor: LexicalEditor,
  { key, block }: { key: NodeKey; block: string },
  files: readonly File[],
  hear: Hear,
): void {
  const [first, ...others] = files;
  if (!first) return;
  hear([{ block, file: first }]);
  if (others.length > 0) put(editor, others, () => $getNodeByKey(key), hear);
}

function $caretNode(): LexicalNode | undefined {
  const selection = $getSelection();
  if ($isRangeSelection(selection)) return selection.anchor.getNode();
  return $isNodeSelection(selection) ? selection.getNodes()[0] : undefined;
}

/** Photos that are dropped into the text or pasted, each a block of its own. */
export function onPhotoFiles(editor: LexicalEditor, hear: Hear): () => void {
  const isOfBlock = ({ target }: Event): boolean =>
    target instanceof Element && target.closest('input, textarea') !== null;
  const ends = [
    editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        const files = 'clipboardData' in event && !isOfBlock(event) ? photosPasted(event.clipboardData) : [];
        if (files.length === 0) return false;
        event.preventDefault();
        queueMicrotask(() => put(editor, files, $caretNode, hear));
        return true;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(
      DRAGOVER_COMMAND,
      (event) => {
        if (!event.dataTransfer?.types.includes('Files')) return false;
        event.preventDefault();
        return true;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(
      DROP_COMMAND,
      (event) => {
        const files = photosIn(event.dataTransfer);
        if (files.length === 0) return false;
        event.preventDefault();
        const { target } = event;
        const $at = () => (target instanceof Node ? $getNearestNodeFromDOMNode(target) : undefined);
        queueMicrotask(() => put(editor, files, $at, hear));
        return true;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
  ];
  return () => ends.forEach((end) => end());
}
