import { writtenNames } from '../fields/articleFields.ts';
import { isRecord, topNodesOf } from '../body/blocks.ts';
import { blocksIn, type Node } from './bodies.ts';
import { isSameBlock, isSameField, isSameNode } from './same.ts';
import type { Values } from './stories.ts';

/** What a save replaced in a body: blocks it changed or took away, and the order where it was another one. */
type BodyBefore = { order?: string[]; blocks: Record<string, Node>; frame?: Node };

/** What a save replaced: enough to make the copy before it of the one after it. */
export type Before = { fields: Record<string, unknown>; body?: BodyBefore };

const frameOf = (body: unknown): Node => {
  const { children: _nodes, ...frame } = isRecord(body) && isRecord(body.root) ? body.root : {};
  return frame;
};

function bodyBefore(before: unknown, after: unknown): BodyBefore {
  const was = blocksIn(before);
  const is = blocksIn(after, was);
  const [order, now] = [[...was.keys()], [...is.keys()]];
  const changed = [...was].filter(([key, node]) => !isSameBlock(node, is.get(key)));
  const frame = frameOf(before);
  return {
    ...(order.join('\n') !== now.join('\n') && { order }),
    blocks: Object.fromEntries(changed),
    ...(JSON.stringify(frame) !== JSON.stringify(frameOf(after)) && { frame }),
  };
}

/** A list after a save may be known by an item that was not its first: its place among the blocks before tells which it is. */
function bodyBack(after: unknown, { order, blocks, frame }: BodyBefore): unknown {
  const known = new Map(Object.entries(blocks));
  const is = blocksIn(after, known);
  const children = (order ?? [...is.keys()]).flatMap((key) => blocks[key] ?? is.get(key) ?? []);
  return { root: { ...(frame ?? frameOf(after)), children } };
}

const isBack = (before: unknown, after: unknown, patch: BodyBefore): boolean => {
  const [was, back] = [blocksIn(before), blocksIn(bodyBack(after, patch))];
  return (
    [...was.keys()].join('\n') === [...back.keys()].join('\n') && isSameBlock([...was.values()], [...back.values()])
  );
};

/** Does a text say something else, or the same under other ids? Whoever wrote over it names its blocks by those that it had. */
const isOtherBody = (before: unknown, after: unknown): boolean =>
  !isSameField('body', before, after) || !isSameBlock(topNodesOf(before), topNodesOf(after));

/** What a save that made `after` of `before` replaced; nothing where it changed nothing that people write, and no block’s id. */
export function beforeOf(before: Values, after: Values): Before {
  const isOther = (name: string): boolean =>
    name === 'body' ? isOtherBody(before.body, after.body) : !isSameField(name, before[name], after[name]);
  const changed = writtenNames.filter(isOther);
  const patch = isRecord(before.body) && isRecord(after.body) ? bodyBefore(before.body, after.body) : undefined;
  const isPatched = changed.includes('body') && patch !== undefined && isBack(before.body, after.body, patch);
  const whole = changed.filter((name) => !(isPatched && name === 'body'));
  return {
    fields: Object.fromEntries(whole.map((name) => [name, before[name] ?? null])),
    ...(isPatched && { body: patch }),
  };
}

/** The copy before a save, of the one after it. */
export const backTo = (after: Values, { fields, body }: Before): Values => ({
  ...after,
  ...fields,
  ...(body && { body: bodyBack(after.body, body) }),
});

/** The fields and the blocks of the body that a save changed, put in or took away. */
export function changedBy(before: Values, after: Values): { fields: string[]; blocks: string[] } {
  const was = blocksIn(before.body);
  const is = blocksIn(after.body, was);
  const keys = [...new Set([...was.keys(), ...is.keys()])];
  return {
    fields: writtenNames.filter((name) => name !== 'body' && !isSameField(name, before[name], after[name])),
    blocks: keys.filter((key) => !isSameNode(was.get(key), is.get(key))),
  };
}
