/**
 * Who does what with what stands beside a story, written by hand from docs/security.md and not computed from src/domain/workflow/policyThreads.ts.
 * Columns are the stories of stories.ts, and one that was deleted for good. Letters are the roles that may: Journalist, Correspondent (of the
 * story), Sub-editor, section Editor, Managing editor, Administrator, all of its desk, and O, a section editor of another one; in brackets those
 * who may, but not while it is in the trash. Nobody outside the newsroom and no key is ever among them.
 */
const colleagues = 'JCSEMA JCSEMA JCSEMA JCSEMA JCSEMA JCSEMA JCSEMA JCSEMA JCSEMA JCSEMA JCSEMA -';
const speakers = 'JCSEMA JCSEMA JCSEMA JCSEMA JCSEMA JCSEMA JCSEMA JCSEMA JCSEMA JCSEMA (JCSEMA) -';
const author = 'C C C C C C C C C C (JCSEMA) -';
const deskEditors = 'EMA EMA EMA EMA EMA EMA EMA EMA EMA EMA (EMA) -';
const writers = 'CSEMA - SEMA EMA EMA SEMA - - - - - -';
const subEditors = 'SEMA SEMA SEMA SEMA SEMA SEMA SEMA SEMA SEMA SEMA SEMA -';
const inSight = 'JCSEMA JCSEMA JCSEMA JCSEMA JCSEMA OJCSEMA JCSEMA JCSEMA OJCSEMA JCSEMA JCSEMA -';

export const beside: Record<string, string> = {
  'lists threads': colleagues,
  'reads comments': colleagues,
  'looks for whom to mention': colleagues,
  'asks who may not see it': colleagues,
  'lists branches': colleagues,
  'reads what was saved since': colleagues,
  // What is in the trash is opened by nobody.
  'reads who has it open': 'JCSEMA JCSEMA JCSEMA JCSEMA JCSEMA JCSEMA JCSEMA JCSEMA JCSEMA JCSEMA - -',
  'opens a thread': speakers,
  replies: speakers,
  'changes the correspondent’s comment': author,
  'takes the correspondent’s comment back': author,
  'resolves a note': speakers,
  'reopens a note': speakers,
  'resolves a legal thread': deskEditors,
  'accepts a suggestion': 'CSEMA - SEMA EMA EMA SEMA - - - - (CSEMA) -',
  'keeps a branch': colleagues,
  'reads the section editor’s branch': subEditors,
  'takes the section editor’s branch': subEditors,
  'drops the section editor’s branch': subEditors,
  // Whoever may write in the story is offered what was lost with it.
  'reads the text of who lost the story': 'CSEMA SEMA SEMA SEMA SEMA SEMA SEMA SEMA SEMA SEMA CSEMA -',
  locks: writers,
  unlocks: colleagues,
  'takes over': writers,
  'answers who asks for it': colleagues,
  'is present': inSight,
  watches: inSight,
};

/** The letter of each asker; those of who is never to be let in are small. */
export const letters = {
  reader: 'r',
  'bare-key': 'b',
  'read-key': 'k',
  'copy-key': 'f',
  closed: 'x',
  'closed-key': 'z',
  outsider: 'O',
  journalist: 'J',
  correspondent: 'C',
  'sub-editor': 'S',
  'section-editor': 'E',
  'managing-editor': 'M',
  administrator: 'A',
} as const;
