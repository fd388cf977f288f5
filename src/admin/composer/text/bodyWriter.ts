import {
  $getRoot,
  $isElementNode,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
} from '@payloadcms/richtext-lexical/lexical';
import type { BodyNode } from '../../editor/nodes.ts';
import { topNodesOf, type Body } from './body.ts';

/** A node of the editor as a body keeps it. */
export function $written(node: LexicalNode): BodyNode {
  const json = node.exportJSON() as unknown as BodyNode;
  if ($isElementNode(node)) json.children = node.getChildren().map($written);
  return json;
}

/** A node and all in it: each change of Lexical's makes a new object of what it changes. */
function $all(node: LexicalNode, found: LexicalNode[] = []): LexicalNode[] {
  found.push(node);
  if ($isElementNode(node)) for (const child of node.getChildren()) $all(child, found);
  return found;
}

/** What a top node of the editor was when it said `json`; `text` is how the editor itself writes that. */
type Known = { nodes: readonly LexicalNode[]; json: BodyNode; text: string };

const isStill = ({ nodes }: Known, now: readonly LexicalNode[]): boolean =>
  nodes.length === now.length && nodes.every((node, index) => node === now[index]);

const newRoot: Omit<BodyNode, 'children'> = { type: 'root', direction: null, format: '', indent: 0, version: 1 };

/** What the top nodes of an editor say: now, and of a story that was opened, then. A node that is still the same says the very same JSON. */
function openKnown() {
  const latest = new Map<NodeKey, Known>();
  const first = new Map<NodeKey, Known>();
  return {
    /** The editor's top nodes say these pieces, as they are stored. */
    $begin: (stored: readonly BodyNode[]): void => {
      latest.clear();
      first.clear();
      const tops = $getRoot().getChildren();
      for (const [index, node] of tops.entries()) {
        const writtenNode = $written(node);
        // Where the editor had to make other nodes of it, each is taken as it stands there.
        const json = stored.length === tops.length ? stored[index]! : writtenNode;
        first.set(node.getKey(), { nodes: $all(node), json, text: JSON.stringify(writtenNode) });
      }
    },
    $json: (node: LexicalNode): BodyNode => {
      const nodes = $all(node);
      const key = node.getKey();
      const known = [latest.get(key), first.get(key)].filter((each) => each !== undefined);
      const same = known.find((each) => isStill(each, nodes));
      if (same) return same.json;
      const writtenNode = $written(node);
      const text = JSON.stringify(writtenNode);
      const json = known.find((each) => each.text === text)?.json ?? writtenNode;
      latest.set(key, { nodes, json, text });
      return json;
    },
    forget: (isThere: (key: NodeKey) => boolean): void => {
      for (const key of latest.keys()) if (!isThere(key)) latest.delete(key);
    },
  };
}

/**
 * Writes the body of an editor: only what has changed since, and what nobody has touched stays the very JSON it came as. The same text
 * is the same object, so that others can compare by identity.
 */
export function openBodyWriter(editor: LexicalEditor) {
  const known = openKnown();
  let last: Body | null = null;
  const tops = (): { key: NodeKey; json: BodyNode }[] =>
    editor.getEditorState().read(() =>
      $getRoot()
        .getChildren()
        .map((node) => ({ key: node.getKey(), json: known.$json(node) })),
    );
  const bodyOf = (children: BodyNode[]): Body => ({
    ...last,
    root: { ...(last?.root ?? newRoot), children } as BodyNode,
  });
  return {
    /** The editor shows this body now, as it was stored: nothing of it is a change. */
    adopt: (body: Body | null): void => {
      editor.getEditorState().read(() => known.$begin(topNodesOf(body)));
      last = body;
      last ??= bodyOf(tops().map(({ json }) => json));
    },
    /** The body as it stands; the same object as long as it says the same. */
    read: (): Body => {
      const children = tops().map(({ json }) => json);
      const before = topNodesOf(last);
      if (last && children.length === before.length && children.every((json, index) => json === before[index]))
        return last;
      known.forget((key) => editor.getEditorState()._nodeMap.has(key));
      return (last = bodyOf(children));
    },
    /** What each top node says, by key: for comparing with another copy. */
    tops,
  };
}

export type BodyWriter = ReturnType<typeof openBodyWriter>;
