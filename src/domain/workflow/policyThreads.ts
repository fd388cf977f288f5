import { isColleagueOn, mayWriteIn, type Staff, type StoryInSight } from './policy.ts';
import { isAtLeast, worksOnEveryDesk, type Role } from './roles.ts';
import type { ThreadKind } from '../threads.ts';
import type { State } from './workflow.ts';

type Standing = Omit<StoryInSight, 'isVisible'> & { state: State };

/** Who does what with what is said beside a story. `desk`: the least role, on the story's desk. */
type Rule = 'colleagues' | 'who may write in the story' | { desk: Role };

export const threadActs = ['read', 'comment', 'resolve', 'accept'] as const;
export type ThreadAct = (typeof threadActs)[number];

/** Whatever the state of the story; `resolve` is to open it again, too. A legal thread is closed by who answers for what goes out. */
const rules: Record<ThreadAct, Rule | Record<ThreadKind, Rule>> = {
  read: 'colleagues',
  comment: 'colleagues',
  resolve: {
    note: 'colleagues',
    question: 'colleagues',
    suggestion: 'colleagues',
    legal: { desk: 'section-editor' },
  },
  accept: 'who may write in the story',
};

function ruleFor(act: ThreadAct, kind: ThreadKind): Rule {
  const rule = rules[act];
  return typeof rule === 'object' && kind in rule ? (rule as Record<ThreadKind, Rule>)[kind] : (rule as Rule);
}

/** May they do this with a thread of this kind beside the story? Who reads the story as readers do is no colleague on it. */
export function mayOnThread(act: ThreadAct, kind: ThreadKind, story: Standing, staff: Staff): boolean {
  if (!isColleagueOn(story, staff)) return false;
  const rule = ruleFor(act, kind);
  if (rule === 'colleagues') return true;
  if (rule === 'who may write in the story') return mayWriteIn(story, staff);
  const isOnDesk = worksOnEveryDesk(staff.role) || (story.desk !== undefined && staff.desks.includes(story.desk));
  return isOnDesk && isAtLeast(staff.role, rule.desk);
}
