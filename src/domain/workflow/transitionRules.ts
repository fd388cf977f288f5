import { transitionLabels } from '../labels.ts';
import { inWords, moveWords, type MoveRule } from './moveWords.ts';
import { Refusal, type Problem } from '../refusal.ts';
import { isAtLeast } from './roles.ts';
import type { Actor, Carrying, NewsroomRules, Story } from '../story.ts';
import {
  transitionNames,
  transitionOf,
  type Carried,
  type Requirement,
  type Transition,
  type TransitionName,
} from './workflow.ts';
import type { Params, Rule } from '../rules/rules.ts';

/** Longest text a transition may carry, in characters. */
export const longestCarried: Record<Exclude<Carried, 'at'>, number> = {
  note: 2_000,
  reason: 2_000,
  correction: 2_000,
  notice: 2_000,
};

type Check = (story: Story, now: string) => readonly Problem[];
const unless = (holds: boolean, path: string, rule: Rule, message: string, params?: Params): readonly Problem[] =>
  holds ? [] : [{ path, rule, message, ...(params && { params }) }];

const goneMessage = (what: string): string => `${what} is no longer there`;

const requirements: Record<Exclude<Requirement, 'notLockedByAnother'>, Check> = {
  headline: (story) => unless(Boolean(story.headline?.trim()), 'headline', 'required', 'The story needs a headline.'),
  dateline: (story) =>
    unless(
      Boolean(story.datelinePlace?.trim()),
      'dateline.place',
      'required',
      'The story needs a dateline: the place.',
    ),
  body: (story) => unless(story.words > 0, 'body', 'required', 'The story has no body yet.'),
  byline: ({ bylineNames, signersGone = 0 }) =>
    bylineNames > 0
      ? unless(signersGone === 0, 'byline', 'gone', `${goneMessage('Somebody in the byline')}: choose another author.`)
      : unless(
          false,
          'byline',
          'required',
          signersGone > 0
            ? `${goneMessage('Who signs the story')}: choose another author, or give a text such as "Staff".`
            : 'The story needs a byline: an author, or a text such as "Staff".',
        ),
  section: ({ section, isSectionGone }) =>
    unless(
      Boolean(section),
      'section',
      'required',
      isSectionGone ? `${goneMessage('The section')}: choose another.` : 'Choose the section the story goes to.',
    ),
  altText: ({ photos }) =>
    photos.flatMap(({ path, alt, isGone }) =>
      isGone
        ? [{ path, rule: 'gone', message: `${goneMessage('The photo')}: take it out.` }]
        : unless(Boolean(alt?.trim()), path, 'alt-text', 'This photo has no alternative text yet.'),
    ),
  finished: ({ halfMade = [] }) => halfMade,
  threadsClosed: ({ heldByThreads = [] }) =>
    unless(
      heldByThreads.length === 0,
      'threads',
      'open-threads',
      `Beside the story something is open: ${heldByThreads.length}. Answer and close it first.`,
      { count: heldByThreads.length },
    ),
  embargoPassed: (story, now) =>
    unless(
      !story.embargoUntil || Date.parse(story.embargoUntil) <= Date.parse(now),
      'embargoUntil',
      'embargo',
      `The story is under embargo until ${story.embargoUntil}.`,
    ),
  markedAsBefore: ({ onlyByUpdate = [] }) =>
    onlyByUpdate.map((path) => ({
      path,
      rule: 'only-by-update',
      message: 'Of a published story this changes by an update, not by a correction.',
    })),
};

/** Is this person or clock one who may? The story's state only matters where its own people may in some states only. */
function mayMake(transition: Transition, story: Story, actor: Actor, rules: NewsroomRules): boolean {
  const { who } = transition;
  if (actor.kind === 'clock') return Boolean(who.clock?.includes(story.state));
  if (who.notOwn && rules.fourEyes && actor.isOwn) return false;
  if (who.desk && actor.isOnDesk && isAtLeast(actor.role, who.desk)) return true;
  if (!actor.isOwn || !who.ownPeople) return false;
  const asDraft = story.state === 'spiked' ? story.spikedFrom : story.state;
  return who.ownPeople === true || who.ownPeople.some((state) => state === asDraft);
}

function whyNot(transition: Transition, actor: Actor, rules: NewsroomRules): MoveRule {
  if (actor.kind === 'clock') return 'clock';
  const { desk } = transition.who;
  if (!desk) return 'own-people';
  if (!isAtLeast(actor.role, desk)) return 'role';
  return transition.who.notOwn && rules.fourEyes && actor.isOwn ? 'four-eyes' : 'desk';
}

/** The rule in English, with its key and what its words name, so that others can say it in their language. */
function moveProblem(path: string, rule: Rule, why: MoveRule, params: Params): Problem {
  return { path, rule, message: inWords(moveWords[why], params, 'en'), params: { why, ...params } };
}

function notAllowed({ name, actor, rules }: TransitionRequest): Refusal {
  const transition = transitionOf(name);
  const { desk } = transition.who;
  const roles: Params = actor.kind === 'staff' && desk ? { role: actor.role, least: desk } : {};
  const problem = moveProblem('name', 'who', whyNot(transition, actor, rules), { step: name, ...roles });
  return new Refusal('not-allowed', problem.message, [problem]);
}

/** Does the transition lead out of the state the story is in? */
function leadsFrom(name: TransitionName, { state, wasPublished }: Story): boolean {
  const { from, fromOncePublished = [] } = transitionOf(name);
  return from.includes(state) || (wasPublished === true && fromOncePublished.includes(state));
}

function wrongState(name: TransitionName, story: Story): Refusal {
  const last = story.lastMove ? ` ${story.lastMove.by} moved it there at ${story.lastMove.at}.` : '';
  const problem = moveProblem('state', 'wrong-state', 'state', { step: name, state: story.state });
  return new Refusal('conflict', `Cannot ${stepWords(name)}. ${problem.message}${last}`, [problem], {
    state: story.state,
    ...(story.lastMove ?? {}),
  });
}

/** A step as its button names it, in English. */
const stepWords = (name: TransitionName): string => transitionLabels[name].en.toLowerCase();

/** Everything a transition could carry: what this one does not take is refused, or a `publish` with a time would go out at once. */
const carriable = [...Object.keys(longestCarried), 'at'] as Carried[];

function problemsWithCarried(transition: Transition, carrying: Carrying): Problem[] {
  const problems: Problem[] = carriable
    .filter((key) => !transition.carries[key] && carrying[key]?.trim())
    .map((key) => ({ path: key, rule: 'not-taken', message: `This transition takes no ${key}.` }));
  for (const [key, need] of Object.entries(transition.carries) as [Carried, 'required' | 'optional'][]) {
    const value = carrying[key]?.trim();
    if (need === 'required' && !value)
      problems.push({ path: key, rule: 'required', message: `Give ${key === 'at' ? 'the time (at)' : `a ${key}`}.` });
    if (key !== 'at' && value && value.length > longestCarried[key])
      problems.push({
        path: key,
        rule: 'too-long',
        message: `At most ${longestCarried[key]} characters.`,
        params: { most: longestCarried[key], length: value.length },
      });
  }
  return problems;
}

function problemsWithTime(transition: Transition, story: Story, carrying: Carrying, now: string): Problem[] {
  if (!transition.carries.at || !carrying.at) return [];
  const at = Date.parse(carrying.at);
  if (Number.isNaN(at)) return [{ path: 'at', rule: 'date-time', message: 'Give an ISO 8601 date and time.' }];
  if (at <= Date.parse(now)) return [{ path: 'at', rule: 'future', message: 'The time has to be in the future.' }];
  if (story.embargoUntil && at < Date.parse(story.embargoUntil))
    return [{ path: 'at', rule: 'embargo', message: `Not before the embargo ends: ${story.embargoUntil}.` }];
  return [];
}

export type TransitionRequest = { name: TransitionName; story: Story; actor: Actor; rules: NewsroomRules; now: string };

/** Everything missing at once, by field; what the transition carries included unless `carrying` is left out. */
function problemsOf({ name, story, actor, now }: TransitionRequest, carrying?: Carrying): Problem[] {
  const transition = transitionOf(name);
  const checks = transition.holds.filter((need) => need !== 'notLockedByAnother');
  return [
    ...checks.flatMap((need) => requirements[need](story, now)),
    ...(transition.holds.includes('notLockedByAnother') && actor.kind === 'staff'
      ? unless(!story.lockedBy, 'id', 'locked', `${story.lockedBy} has the story open.`, { name: story.lockedBy ?? '' })
      : []),
    ...(carrying
      ? [...problemsWithCarried(transition, carrying), ...problemsWithTime(transition, story, carrying, now)]
      : []),
  ];
}

/**
 * The rule in the way of a transition, or undefined if there is none: first who (403), then the state (409), then all
 * that is missing (422). Without `carrying` it answers for a button: could it be pressed, given what is still to be typed?
 */
export function refusalOf(request: TransitionRequest, carrying?: Carrying): Refusal | undefined {
  const { name, story, actor, rules } = request;
  const transition = transitionOf(name);
  const fits = leadsFrom(name, story);
  // Of a story in another state the own people's states say nothing, so who is judged as if it were in the first one.
  const judged = fits || actor.kind === 'clock' ? story : { ...story, state: transition.from[0] ?? story.state };
  if (!mayMake(transition, judged, actor, rules)) return notAllowed(request);
  if (!fits) return wrongState(name, story);
  const problems = problemsOf(request, carrying);
  if (problems.length === 0) return undefined;
  return new Refusal('invalid', `The story is not ready to ${stepWords(name)}.`, problems);
}

/** For each transition out of the story's state: may it be made now, and if not, why. */
export function nextSteps(request: Omit<TransitionRequest, 'name'>): { name: TransitionName; refusal?: Refusal }[] {
  return transitionNames
    .filter((name) => leadsFrom(name, request.story))
    .map((name) => ({ name, refusal: refusalOf({ ...request, name }) }));
}
