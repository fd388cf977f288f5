import {
  blockFieldLabels,
  blockLabels,
  publicationStateLabels,
  publicationStepLabels,
  roleLabels,
  stateLabels,
  transitionLabels,
  words,
  type Labels,
} from '../labels.ts';
import type { Language } from '../languages.ts';
import type { Params } from '../rules/rules.ts';

/** Why a story is not moved by this person, or not from where it is. `params` of the problem name what stands in braces. */
export const moveWords = {
  clock: words('The clock does not do “{step}” here.', 'Saat burada «{step}» etmir.', 'Часы здесь не делают «{step}».'),
  'own-people': words(
    '“{step}” is for the story’s own people.',
    '«{step}» yalnız xəbərin öz müəlliflərinə aiddir.',
    '«{step}» — только для авторов самого материала.',
  ),
  'four-eyes': words(
    'Four eyes: the story is your own, so “{step}” takes another editor.',
    'Dörd göz: xəbər sizindir, ona görə «{step}» başqa redaktorun işidir.',
    'Четыре глаза: материал ваш, поэтому «{step}» — дело другого редактора.',
  ),
  desk: words(
    '“{step}” is for the desk that has the story.',
    '«{step}» yalnız xəbərin olduğu şöbəyə aiddir.',
    '«{step}» — только для отдела, у которого материал.',
  ),
  role: words(
    '“{step}” is not for your role ({role}): it takes a {least} or above.',
    '«{step}» sizin vəzifəniz ({role}) üçün deyil: ən azı {least} lazımdır.',
    '«{step}» — не для вашей роли ({role}): нужна не ниже «{least}».',
  ),
  publisher: words(
    '“{step}” is for a {least} or above.',
    '«{step}» addımını {least} və ya ondan yuxarı vəzifəli edir.',
    '«{step}» — только для роли «{least}» и выше.',
  ),
  state: words(
    'The story is in another state: {state}.',
    'Xəbər başqa vəziyyətdədir: {state}.',
    'Материал в другом состоянии: {state}.',
  ),
} as const satisfies Record<string, Labels>;
export type MoveRule = keyof typeof moveWords;

/** What a parameter of each name means: names are those of the newsroom's tables, never raw keys. */
const named: Record<string, Readonly<Record<string, Labels>>> = {
  step: { ...publicationStepLabels, ...transitionLabels },
  state: { ...publicationStateLabels, ...stateLabels },
  role: roleLabels,
  least: roleLabels,
  block: blockLabels,
  field: blockFieldLabels,
};

/** Within a sentence English and Russian write a role small. */
const inSentence = (name: string, text: string): string =>
  name === 'role' || name === 'least' ? text.toLocaleLowerCase('ru') : text;

/** The words of a rule, in one language. What stands in square brackets is left out where a parameter it names was not given. */
export const inWords = (labels: Labels, params: Params, language: Language): string =>
  labels[language]
    .replace(/\[([^\]]*)\]/g, (_, part: string) =>
      [...part.matchAll(/\{(\w+)\}/g)].every(([, name = '']) => params[name] !== undefined) ? part : '',
    )
    .replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = String(params[name] ?? whole);
      const label = named[name]?.[value]?.[language];
      return label === undefined ? value : inSentence(name, label);
    });
