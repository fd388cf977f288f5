import { deedText, stateText } from '../../src/admin/texts/trail.ts';
import { languages } from '../../src/domain/languages.ts';
import { transitionNames } from '../../src/domain/workflow/workflow.ts';

const others = [
  'withdraw',
  'move',
  'trash',
  'bring-back',
  'purge',
  'preview-link',
  'end-preview-link',
  'take-over',
  'keep-branch',
  'take-branch',
  'drop-branch',
  'open-thread',
  'resolve-thread',
  'reopen-thread',
  'accept-suggestion',
  'erase-review',
  'erase-review-email',
];

it('tells each entry of the audit trail in words of its own, in three languages', () => {
  for (const language of languages) {
    const said = [...transitionNames, ...others].map((name) => deedText(name, language));
    expect(new Set(said).size).toBe(transitionNames.length + others.length);
    expect(said.filter((text) => others.includes(text))).toEqual([]);
    expect(deedText('an entry of a later release', language)).not.toContain('later');
  }
  expect(deedText('send-back', 'ru')).toBe('Материал возвращён');
  expect(stateText('in-edit', 'az')).toBe('Redaktədə');
  expect(stateText('withdrawn', 'en')).toBe('Withdrawn');
});
