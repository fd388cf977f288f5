import { request, type IncomingHttpHeaders } from 'node:http';
import { newslineEvent } from '../../src/newsline/eventSchema.ts';
import { deskEvent } from '../../src/staffLive/eventSchema.ts';

/** What a browser's EventSource would be told. */
export type Told = { name: string; id?: string; data: any };
export type Listener = {
  status: number;
  headers: IncomingHttpHeaders;
  /** What came, in order; comments are not events. */
  told: Told[];
  /** All that came, as it came. */
  text: () => string;
  /** What a browser would send as Last-Event-ID. */
  lastId: () => string | undefined;
  isOpen: () => boolean;
  close: () => void;
};

/** Fields of one block; an id alone counts although it is no event. */
function parse(block: string): Partial<Told> {
  const fields = block
    .split('\n')
    .filter((row) => row && !row.startsWith(':'))
    .map((row) => [row.slice(0, row.indexOf(':')), row.slice(row.indexOf(':') + 1).trimStart()] as const);
  const { event, id, data } = Object.fromEntries(fields) as Record<string, string | undefined>;
  return { name: event ?? 'message', id, data: data === undefined ? undefined : JSON.parse(data) };
}

/** Whatever a test hears, it has to be what the document says of the stream. */
function asDocumented(address: string, told: Told): Told {
  const schema = address.includes('/api/me/live') ? deskEvent : newslineEvent;
  const { error } = schema.safeParse({ event: told.name, data: told.data });
  if (error) throw new Error(`No document knows the event ${JSON.stringify(told)}: ${error.message}`);
  return told;
}

/** Follows the News Line as a browser does; resolves once it is answered. */
export const listen = (url: string, { query = '', lastId = '' } = {}): Promise<Listener> =>
  listenTo(`${url}/v1/newsline/live${query}`, { lastId });

/** Follows a stream of server-sent events as a browser does. */
export function listenTo(
  address: string,
  { lastId = '', headers: more = {} as Record<string, string> } = {},
): Promise<Listener> {
  return new Promise((resolve, reject) => {
    const headers = { Accept: 'text/event-stream', ...(lastId && { 'Last-Event-ID': lastId }), ...more };
    const asked = request(address, { headers, agent: false }, (answer) => {
      const told: Told[] = [];
      let known = lastId || undefined;
      let text = '';
      let rest = '';
      let isOpen = true;
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        const blocks = (rest + chunk).split('\n\n');
        rest = blocks.pop() ?? '';
        if (answer.statusCode !== 200) return;
        for (const { name, id, data } of blocks.map(parse)) {
          known = id ?? known;
          if (data !== undefined) told.push(asDocumented(address, { name: name!, id, data }));
        }
      });
      for (const end of ['end', 'close', 'error']) answer.on(end, () => (isOpen = false));
      resolve({
        status: answer.statusCode ?? 0,
        headers: answer.headers,
        told,
        text: () => text,
        lastId: () => known,
        isOpen: () => isOpen,
        close: () => void asked.destroy(),
      });
    });
    asked.on('error', reject).end();
  });
}
