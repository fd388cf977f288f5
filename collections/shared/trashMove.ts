type Row = Readonly<Record<string, unknown>>;

/** Does a change move a document into the trash, or out of it? `before` is undefined for one that is being made. */
export function trashMoveOf(before: Row | undefined, after: Row): 'trash' | 'bring-back' | undefined {
  const [was, is] = [Boolean(before?.deletedAt), Boolean(after.deletedAt)];
  if (was === is) return undefined;
  return is ? 'trash' : 'bring-back';
}
