import { labelOf } from '../phrases.ts';

/** A content system's names of what it holds, where they are no labels: ninjs and its like. */
const texts = /^(?:body|body_?text|text|content|story|article|mətn|текст)$/i;
const bodyOf = (item: Record<string, unknown>): string | undefined =>
  Object.entries(item)
    .filter(([name, value]) => texts.test(name) && typeof value === 'string')
    .map(([, value]) => String(value))[0];

function parseJson(text: string): Record<string, unknown> | undefined {
  if (!/^\s*\{\s*"/.test(text.slice(0, 200))) return undefined;
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

/** A story in JSON (“{"headline": …, "byline": …, "body": …}”) as labelled lines above its text; any other text as it is. */
export function withoutJson(text: string): string {
  const item = parseJson(text);
  const body = item && bodyOf(item);
  if (item === undefined || body === undefined) return text;
  const labels = Object.entries(item).flatMap(([name, value]) => {
    const label = labelOf(`${name.replaceAll('_', ' ')}:`)?.label;
    const isField = label !== undefined && label !== 'text' && label !== 'mail' && typeof value === 'string';
    return isField ? [`${name.replaceAll('_', ' ')}: ${value.replaceAll('\n', ' ')}`] : [];
  });
  return [...labels, '', body].join('\n');
}
