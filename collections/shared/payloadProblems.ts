import { az } from '@payloadcms/translations/languages/az';
import { en } from '@payloadcms/translations/languages/en';
import { ru } from '@payloadcms/translations/languages/ru';
import type { PayloadRequest } from 'payload';
import { isLanguage, languages } from '../../src/domain/languages.ts';
import { inWords } from '../../src/domain/workflow/moveWords.ts';
import type { Problem } from '../../src/domain/refusal.ts';
import { ruleWords } from '../../src/domain/rules/ruleWords.ts';
import { rules, type Rule } from '../../src/domain/rules/rules.ts';

/** A validator tells Payload a sentence and no rule: by the sentence the rule is found again. */
const ruleOfSentence = new Map<string, Rule>([
  ...rules
    .filter((rule) => rule !== 'invalid')
    .reverse()
    .flatMap((rule) => languages.map((language): [string, Rule] => [inWords(ruleWords[rule], {}, language), rule])),
  ...[en, az, ru].flatMap(({ translations: { error, validation } }): [string, Rule][] => [
    [validation.required, 'required'],
    [error.valueMustBeUnique, 'unique'],
    [validation.emailAddress, 'email'],
    [validation.enterNumber, 'number'],
    [validation.notValidDate, 'date-time'],
    [validation.invalidSelection, 'option'],
  ]),
]);

/** Fields at fault as Payload tells them: each gets the rule it breaks. */
export const problemsOfPayload = (fields: readonly Partial<Problem>[]): Problem[] =>
  fields.map((field) => {
    const { path = '', message = '' } = field;
    return { rule: ruleOfSentence.get(message) ?? 'invalid', ...field, path, message };
  });

type Broken = Pick<Problem, 'rule' | 'params'> & { message?: string };

/** What a validator of a field says, in the language of who asks: its form shows it before anything is sent. */
export function sentenceOf({ rule, message, params = {} }: Broken, { i18n }: Pick<PayloadRequest, 'i18n'>): string {
  const requestLanguage: unknown = i18n?.language;
  const language = isLanguage(requestLanguage) ? requestLanguage : 'en';
  return language === 'en' && message !== undefined ? message : inWords(ruleWords[rule], params, language);
}
