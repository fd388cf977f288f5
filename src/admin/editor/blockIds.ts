import {
  $getNodeByKey,
  $getState,
  $setState,
  createState,
  HISTORIC_TAG,
  HISTORY_MERGE_TAG,
  PASTE_TAG,
  SKIP_DOM_SELECTION_TAG,
  type EditorState,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
} from '@payloadcms/richtext-lexical/lexical';
import { isBlockId, isIdentified } from '../../domain/body/blockIds.ts';
import { newBlockId } from '../uuid.ts';

/** In the body's JSON: `$: { id }`. */
export const idState = createState('id', { parse: (value) => (isBlockId(value) ? value : '') });

const nodesOf = (state: EditorState): ReadonlyMap<NodeKey, LexicalNode> => state._nodeMap;

/** Payload's blocks lose the id when the editor reads them; the newsroom gives it back, by the id that Payload keeps. */
const isKeptHere = (node: LexicalNode): boolean => node.getType() !== 'block' && isIdentified(node.getType());

/** The blocks of a text as the page shows them, each by its id. */
export const blocksOnPage = (editor: LexicalEditor): { id: string; element: HTMLElement }[] =>
  editor.getEditorState().read(() =>
    [...nodesOf(editor.getEditorState()).values()].flatMap((node) => {
      const id = isKeptHere(node) && node.isAttached() ? $getState(node, idState) : '';
      const element = id === '' ? null : editor.getElementByKey(node.getKey());
      return element ? [{ id, element }] : [];
    }),
  );

/** How many attached nodes have each id. */
function uses(state: EditorState): Map<string, number> {
  const counts = new Map<string, number>();
  for (const node of nodesOf(state).values()) {
    if (!isKeptHere(node) || !node.isAttached()) continue;
    const id = $getState(node, idState);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

type Change = { keys: Iterable<NodeKey>; state: EditorState; before: EditorState; isPaste: boolean };

/** Touched nodes without an id, and new ones with the id of another: the second half of a split, what was pasted. */
function withoutOwnId({ keys, state, before, isPaste }: Change): NodeKey[] {
  let counts: Map<string, number> | undefined;
  return [...keys].filter((key) => {
    const node = nodesOf(state).get(key);
    if (!node || !isKeptHere(node) || !node.isAttached()) return false;
    const id = $getState(node, idState);
    if (id === '') return true;
    if (nodesOf(before).has(key)) return false;
    counts ??= uses(state);
    return isPaste || (counts.get(id) ?? 0) > 1;
  });
}

/** Is the caret in a field beside the text or in a block? An id that is given must not draw it from there. */
const isElsewhere = ({ _rootElement: root }: LexicalEditor): boolean =>
  root !== null && root.ownerDocument.activeElement !== root;

/**
 * Keeps an id on every block that somebody touches, from its first key on. What is only opened stays as it is, so that no story is
 * changed by being read; undoing brings ids back with their blocks.
 */
export const keepBlockIds = (editor: LexicalEditor): (() => void) =>
  editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, editorState, prevEditorState, tags }) => {
    if (tags.has(HISTORIC_TAG) || prevEditorState.isEmpty()) return;
    const keys = [...dirtyElements.keys(), ...dirtyLeaves];
    const change = { keys, state: editorState, before: prevEditorState, isPaste: tags.has(PASTE_TAG) };
    const due = editorState.read(() => withoutOwnId(change), { editor });
    if (due.length === 0) return;
    editor.update(
      () => {
        for (const key of due) {
          const node = $getNodeByKey(key);
          if (node) $setState(node, idState, newBlockId());
        }
      },
      {
        tag: isElsewhere(editor) ? [HISTORY_MERGE_TAG, SKIP_DOM_SELECTION_TAG] : HISTORY_MERGE_TAG,
        skipTransforms: true,
      },
    );
  });
