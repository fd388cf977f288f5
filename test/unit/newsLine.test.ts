import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { openClients } from '../../src/newsline/clients.ts';
import { liveEvent, goneData } from '../../src/newsline/liveEvents.ts';
import { newsLine } from '../../src/newsline/newsLine.ts';
import { liveEventFor, openReplayBuffer, type News } from '../../src/newsline/replayBuffer.ts';

const idAt = (second: number, more = ''): string =>
  `82${(1_790_000_000 + second).toString(16).toUpperCase()}00000001${more}`;
const limits = { count: 3, bytes: 100_000, seconds: 600 };

const shown = (second: number, story: string, headline = story): News & { id: string } => ({
  id: idAt(second),
  name: 'publish',
  story,
  touched: new Set(['list-all', 'list-lang=en']),
  standing: { data: JSON.stringify({ headline }), lists: new Set(['all', 'lang=en']) },
  gone: JSON.stringify({ id: story }),
});
const killed = (second: number | undefined, story: string): News => ({
  id: second === undefined ? undefined : idAt(second),
  name: 'kill',
  story,
  touched: new Set(['list-all', 'list-lang=en']),
  gone: JSON.stringify({ id: story, notice: 'Withdrawn.' }),
});

describe('an event', () => {
  it('is sent as a browser reads it, whatever its headline holds', () => {
    expect(liveEvent('publish', JSON.stringify({ headline: 'a\nid: 7\n\nb' }), '82AB')).toBe(
      'event: publish\nid: 82AB\ndata: {"headline":"a\\nid: 7\\n\\nb"}\n\n',
    );
  });

  it('says of a killed story its notice, of an unpublished one no more than which it was', () => {
    const killed = {
      id: 'k',
      slug: 'dam',
      language: 'en',
      notice: 'Wrong.',
      killedAt: 't',
      version: 2,
      publishedAt: 'p',
    };
    const row = { _id: 'k', slug: 'dam', status: 'killed', killed } as never;
    expect(JSON.parse(goneData({ story: 'k', slug: 'dam' }, row, {}))).toEqual({
      ...killed,
      url: '/en/stories/dam',
      api: '/v1/stories/dam',
    });
    expect(JSON.parse(goneData({ story: 'k', slug: 'dam' }, undefined, {}))).toEqual({ id: 'k', slug: 'dam' });
  });
});

describe('a list', () => {
  it.each<[string, News, string, string | undefined]>([
    ['is told of a story that stands in it', shown(1, 's'), 'lang=en', 'publish'],
    ['is not told of one that does not', shown(1, 's'), 'lang=az', undefined],
    [
      'is told to drop one that has left it',
      { ...shown(1, 's'), touched: new Set(['list-section=a']) },
      'section=a',
      'unpublish',
    ],
    ['is told of a kill of one that stood in it', killed(1, 's'), 'lang=en', 'kill'],
    ['is not told of a kill elsewhere', killed(1, 's'), 'lang=az', undefined],
    [
      'is told of a kill that does not say where',
      { ...killed(1, 's'), touched: new Set(['story-s']) },
      'lang=az',
      'kill',
    ],
  ])('%s', (_, news, key, expected) => {
    expect(/^event: (\w+)/.exec(liveEventFor(news, key) ?? '')?.[1]).toBe(expected);
  });
});

describe('the ring', () => {
  const filled = (...news: (News & { id: string })[]) => {
    const ring = openReplayBuffer(limits);
    ring.clear(idAt(0));
    news.forEach(ring.add);
    return ring;
  };
  const kept = (ring: ReturnType<typeof openReplayBuffer>) =>
    ring.after(idAt(0)).map(({ name, story }) => `${name} ${story}`);

  it('keeps so many, and knows what it does not know any more', () => {
    const ring = filled(...['a', 'b', 'c', 'd'].map((story, at) => shown(at + 1, story)));
    expect(kept(ring)).toEqual(['publish b', 'publish c', 'publish d']);
    expect([idAt(0), idAt(1), idAt(2), idAt(4), 'x'].map(ring.has)).toEqual([false, true, true, true, false]);
    expect(ring.after(idAt(3)).map(({ story }) => story)).toEqual(['d']);
  });

  it('keeps none older than its time', () => {
    expect(kept(filled(shown(1, 'a'), shown(2, 'b'), shown(602, 'c')))).toEqual(['publish b', 'publish c']);
  });

  it('keeps no more bytes than it may', () => {
    const ring = filled(shown(1, 'a', 'x'.repeat(60_000)), shown(2, 'b', 'x'.repeat(60_000)));
    expect(kept(ring)).toEqual(['publish b']);
    expect(ring.size().bytes).toBeLessThan(limits.bytes);
  });

  it('keeps of a story only how it stands now, and of a withdrawn one only that', () => {
    const ring = filled(shown(1, 'a', 'Old'), { ...shown(2, 'a', 'New'), name: 'correct' });
    expect(ring.after(idAt(0)).map((news) => liveEventFor(news, 'all'))).toEqual([
      expect.stringContaining('New'),
      expect.stringContaining('New'),
    ]);
    ring.add(killed(3, 'a') as News & { id: string });
    expect(kept(ring)).toEqual(['kill a']);
  });

  it('knows nothing before it has begun', () => {
    expect(openReplayBuffer(limits).has(idAt(1))).toBe(false);
  });
});

/** A browser that takes what it is sent, or not. */
function browser() {
  const sent: string[] = [];
  let writableLength = 0;
  const res = Object.assign(new EventEmitter(), {
    write: (bytes: Buffer | string) => void sent.push(String(bytes)),
    destroy: () => res.emit('close'),
    end: () => res.emit('close'),
  });
  Object.defineProperty(res, 'writableLength', { get: () => writableLength });
  return { res: res as unknown as ServerResponse, sent, stall: (bytes: number) => (writableLength = bytes) };
}
const names = (sent: string[]): string[] => [...sent.join('').matchAll(/^event: (\w+)/gm)].map(([, name]) => name!);

describe('those who listen', () => {
  const open = (most = 100) => openClients({ most, bytes: 1_000 });

  it('are dropped when too much waits for them, and nobody else is', () => {
    const clients = open();
    const [slow, quick] = [browser(), browser()];
    for (const { res } of [slow, quick]) clients.join(res, 'all', 'here');
    slow.stall(2_000);
    clients.tell(
      () => liveEvent('publish', '{}'),
      () => true,
    );
    clients.tell(
      () => liveEvent('publish', '{}'),
      () => true,
    );
    expect(clients.counts()).toEqual({ clients: 1, dropped: 1 });
    expect(names(slow.sent)).toHaveLength(1);
    expect(names(quick.sent)).toHaveLength(2);
  });

  it('are dropped when nothing of what waits was taken from one beat to the next', () => {
    const clients = open();
    const stuck = browser();
    clients.join(stuck.res, 'all', 'here');
    stuck.stall(10);
    clients.beat();
    expect(clients.counts().clients).toBe(1);
    clients.beat();
    expect(clients.counts()).toEqual({ clients: 0, dropped: 1 });
  });

  it('fill the node up to its limit; when it is half full, one address can not take the rest', () => {
    const clients = open(100);
    for (let count = 0; count < 50; count += 1) clients.join(browser().res, 'all', 'greedy');
    expect(clients.hasPlace('greedy')).toBe(false);
    const others = Array.from({ length: 60 }, (_, at) => `address ${at}`).filter((address) => {
      if (!clients.hasPlace(address)) return false;
      clients.join(browser().res, 'all', address);
      return true;
    });
    expect(others).toHaveLength(50);
    expect(clients.counts().clients).toBe(100);
  });
});

describe('a withdrawal', () => {
  const open = () => {
    const clients = openClients({ most: 100, bytes: 1_000_000 });
    const ring = openReplayBuffer(limits);
    const line = newsLine(clients, ring, () => true);
    line.begin(idAt(0));
    line.open();
    const follow = (lastId?: string) => {
      const { res, sent } = browser();
      line.welcome(clients.join(res, 'all', 'here'), lastId);
      return sent;
    };
    return { line, follow };
  };

  it('is told once, whether the head or the event says it first', () => {
    const { line, follow } = open();
    const reader = follow();
    line.show(shown(1, 'a'));
    line.withdraw(killed(undefined, 'a'));
    line.withdraw(killed(2, 'a'));
    line.show(shown(3, 'b'));
    line.withdraw(killed(4, 'b'));
    line.withdraw(killed(undefined, 'b'));
    expect(names(reader)).toEqual(['publish', 'kill', 'publish', 'kill']);
  });

  it('that only the head told is told by the event to those who came in between', () => {
    const { line, follow } = open();
    line.show(shown(1, 'a'));
    line.withdraw(killed(undefined, 'a'));
    const late = follow(idAt(0));
    expect(names(late)).toEqual([]);
    line.withdraw(killed(2, 'a'));
    expect(names(late)).toEqual(['kill']);
  });

  it('is told again when the story was published again in between', () => {
    const { line, follow } = open();
    const reader = follow();
    for (const at of [1, 3]) {
      line.show(shown(at, 'a'));
      line.withdraw({ ...killed(at + 1, 'a'), name: 'unpublish' });
    }
    expect(names(reader)).toEqual(['publish', 'unpublish', 'publish', 'unpublish']);
  });

  it('is not told again with what another node has told already', () => {
    const { line, follow } = open();
    const ahead = follow(idAt(2));
    line.show(shown(1, 'a'));
    line.withdraw(killed(2, 'a'));
    line.show(shown(3, 'b'));
    expect(names(ahead)).toEqual(['publish']);
  });
});
