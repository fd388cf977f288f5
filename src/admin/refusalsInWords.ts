import type { Language } from '../domain/languages.ts';
import { refusalText, problemText } from './texts/problemText.ts';
import type { Unfiled } from './saving/order.ts';
import type { Say } from './texts.ts';

type Fetch = typeof fetch;
type Problem = { path: string; rule: string; message: string; params?: Record<string, string | number> };
type Refused = { message: string; data?: { code?: string; errors?: Problem[] } };

/** Every field's problem, and what the whole says, in the UI's language. */
function inWords(error: Refused, language: Language): Refused {
  const { code, errors: problems = [] } = error.data ?? {};
  const errors = problems.map((each) => ({
    ...each,
    message: refusalText({ message: each.message, problems: [each] }, language),
  }));
  return {
    ...error,
    message: refusalText({ message: error.message, code, problems }, language),
    data: { ...error.data, errors },
  };
}

const isOfApi = ({ url, status, headers }: Response): boolean =>
  status >= 400 &&
  /^application\/json\b/.test(headers.get('content-type') ?? '') &&
  new URL(url).pathname.startsWith('/api/');

/**
 * A `fetch` by which the API's refusals come in the UI's language: the API says rule, parameters and English, and Payload's own forms show
 * what comes as it is.
 */
export const fetchInWords =
  (ask: Fetch, language: Language): Fetch =>
  async (...args) => {
    const answer = await ask(...args);
    if (language === 'en' || !isOfApi(answer)) return answer;
    const body = await answer
      .clone()
      .json()
      .then((value: unknown) => value as { errors?: Refused[] })
      .catch(() => undefined);
    if (!Array.isArray(body?.errors)) return answer;
    const { status, statusText, headers, url } = answer;
    const translatedBody = { ...body, errors: body.errors.map((each) => inWords(each, language)) };
    const copy = new Response(JSON.stringify(translatedBody), { status, statusText, headers });
    Object.defineProperty(copy, 'url', { value: url });
    return copy;
  };

/** Why the newsroom did not take a story that was filed, in words: what is missing, or what stood in the way. */
export function whyUnfiled({ code, message, problems }: Unfiled, language: Language, say: Say): string {
  if (code === 'conflict' && !problems.some(({ rule }) => rule === 'wrong-state')) return say('unfiledConflict');
  if (code === 'photo') return say('unfiledPhoto', { why: message });
  if (problems.length > 0) return [...new Set(problems.map((each) => problemText(each, language)))].join(' ');
  return message ? refusalText({ message, code }, language) : say('unfiledText');
}
