import { Refusal } from './refusal.ts';
import type { Rule } from './rules/rules.ts';

/** Deeper than any document of the newsroom; a hostile one would cost the stack of whoever walks it. */
const deepest = 64;
const poisoned = new Set(['__proto__', 'constructor', 'prototype']);

const malformed = (message: string, path = '', rule: Rule = 'json'): Refusal =>
  new Refusal('malformed', message, [{ path, rule, message }]);

/** Refuses JSON that is not UTF-8, not JSON, nested too deeply, or that names a key an object's prototype has. */
export function checkJson(bytes: Uint8Array): void {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw malformed('The body is not valid UTF-8.', '', 'utf-8');
  }
  checkDepth(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed('The body is not valid JSON.');
  }
  checkKeys(value);
}

/** Counts brackets before parsing, strings skipped: JSON.parse itself would take any depth. */
function checkDepth(text: string): void {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === 0x22) {
      for (at += 1; at < text.length && text.charCodeAt(at) !== 0x22; at += 1)
        if (text.charCodeAt(at) === 0x5c) at += 1;
    } else if (char === 0x7b || char === 0x5b) {
      depth += 1;
      if (depth > deepest) throw malformed(`The body is nested deeper than ${deepest} levels.`, '', 'too-deep');
    } else if (char === 0x7d || char === 0x5d) depth -= 1;
  }
}

function checkKeys(root: unknown): void {
  const left: { value: unknown; path: string }[] = [{ value: root, path: '' }];
  for (let next = left.pop(); next; next = left.pop()) {
    const { value, path } = next;
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, each] of Object.entries(value)) {
      const at = path ? `${path}.${key}` : key;
      if (poisoned.has(key)) throw malformed(`The key ${key} is not allowed.`, at.slice(0, 120), 'key');
      left.push({ value: each, path: at });
    }
  }
}
