type Fetch = typeof fetch;

/** What waiting needs of a page, so that tests can stand in for one. */
export type WaitParts = {
  fetch: Fetch;
  /** Resolves after so many milliseconds, or earlier when the browser says that the connection is back. */
  rest: (ms: number) => Promise<void>;
  /** How many requests wait for the connection now. */
  onWaiting: (count: number) => void;
};

/** Milliseconds. */
const pause = { first: 500, longest: 3_000 };

/** Answers of a server that is about to stop or has just begun, and of a proxy that finds none. */
const passing: readonly number[] = [502, 503, 504];

const headersOf = (input: Parameters<Fetch>[0], init: RequestInit | undefined): Headers =>
  new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));

/** Does Next's router ask for what it shows next? What it only fetches ahead may fail. */
function isForPage(input: Parameters<Fetch>[0], init: RequestInit | undefined): boolean {
  const headers = headersOf(input, init);
  return headers.has('rsc') && !headers.has('next-router-prefetch') && (init?.method ?? 'GET') === 'GET';
}

/** An answer that has come whole. Next reads the address, too. */
function wholeOf(answer: Response, body: ArrayBuffer): Response {
  const { status, statusText, headers, url, redirected } = answer;
  const copy = new Response(body.byteLength > 0 ? body : null, { status, statusText, headers });
  Object.defineProperties(copy, { url: { value: url }, redirected: { value: redirected } });
  return copy;
}

/** Undefined if the newsroom does not answer, or its answer breaks off in the middle. */
async function attempt(parts: WaitParts, ...args: Parameters<Fetch>): Promise<Response | undefined> {
  let answer: Response;
  let body: ArrayBuffer;
  try {
    answer = await parts.fetch(...args);
    body = await answer.arrayBuffer();
  } catch (error) {
    // A network error is a TypeError; all else was called off.
    if (error instanceof TypeError && !args[1]?.signal?.aborted) return undefined;
    throw error;
  }
  return passing.includes(answer.status) ? undefined : wholeOf(answer, body);
}

/**
 * A `fetch` by which what Next's router asks for waits until the newsroom answers. Next would have the browser load the page anew, which while
 * the newsroom is away puts the browser's own error page in the place of what somebody writes.
 */
export function waitingFetch(parts: WaitParts): Fetch {
  let waiting = 0;
  const tell = (change: 1 | -1): void => parts.onWaiting((waiting += change));
  const untilAnswered = async (...args: Parameters<Fetch>): Promise<Response> => {
    for (let ms = pause.first; ; ms = Math.min(ms * 2, pause.longest)) {
      await parts.rest(ms);
      const answer = await attempt(parts, ...args);
      if (answer) return answer;
    }
  };
  return async (...args) => {
    if (!isForPage(...args)) return parts.fetch(...args);
    const answer = await attempt(parts, ...args);
    if (answer) return answer;
    tell(1);
    return untilAnswered(...args).finally(() => tell(-1));
  };
}
