import fc from 'fast-check';
import { versionsToDrop, type DatedVersion } from '../../src/domain/workflow/versions.ts';

const [hour, day] = [3_600_000, 86_400_000];
const now = Date.parse('2026-05-31T12:30:00Z');
const plain = { isLatest: false, isNamed: false, wasSeen: false, moved: false };
const version = (at: string, more: Partial<DatedVersion> = {}): DatedVersion => ({
  id: at,
  at: Date.parse(at),
  ...plain,
  ...more,
});
const dropped = (...versions: DatedVersion[]) => versionsToDrop(versions, now);

it('keeps all of the last day', () => {
  expect(dropped(version('2026-05-30T12:31:00Z'), version('2026-05-30T12:32:00Z'))).toEqual([]);
});

it('keeps the last of each hour before that, for thirty days', () => {
  const of = ['2026-05-02T10:00:00Z', '2026-05-02T10:59:59Z', '2026-05-30T11:00:00Z', '2026-05-30T11:40:00Z'];
  expect(dropped(...of.map((at) => version(at)))).toEqual([of[0], of[2]]);
});

it('keeps after that what moved the story, what readers saw, what the audit trail names, and the latest', () => {
  const last: Partial<DatedVersion>[] = [{ moved: true }, { wasSeen: true }, { isNamed: true }, { isLatest: true }];
  const kept = last.map((more, at) => version(`2026-01-02T10:00:0${at}Z`, more));
  expect(dropped(version('2026-01-01T00:00:00Z'), ...kept, version('2026-04-01T00:00:00Z'))).toEqual([
    '2026-01-01T00:00:00Z',
    '2026-04-01T00:00:00Z',
  ]);
});

const flag = fc.boolean();
/** Crowded: many versions of one hour, and hours at both limits. */
const someAt = fc
  .tuple(fc.constantFrom(0, hour, 23 * hour, day, 2 * day, 29 * day, 30 * day, 400 * day), fc.nat(2 * hour))
  .map(([about, within]) => now - about - within);
const stories = fc
  .array(fc.record({ at: someAt, isNamed: flag, wasSeen: flag, moved: flag }), { maxLength: 60 })
  .map((all) => all.sort((one, other) => one.at - other.at))
  .map((all) =>
    all.map((one, index): DatedVersion => ({ ...one, id: `${index}`, isLatest: index === all.length - 1 })),
  );

it('never drops what has to stay, drops nothing twice, and leaves no more than a day, its hours and its moves', () => {
  fc.assert(
    fc.property(stories, (story) => {
      const gone = new Set(versionsToDrop(story, now));
      const left = story.filter(({ id }) => !gone.has(id));
      expect(
        story.filter((one) => gone.has(one.id) && (one.isLatest || one.isNamed || one.wasSeen || one.moved)),
      ).toEqual([]);
      expect(story.filter(({ id, at }) => gone.has(id) && now - at < day)).toEqual([]);
      const forGood = left.filter((one) => one.isLatest || one.isNamed || one.wasSeen || one.moved);
      const others = left.filter((one) => !forGood.includes(one) && now - one.at >= day + hour);
      const hours = others.map(({ at }) => Math.floor(at / hour));
      expect(new Set(hours).size).toBe(hours.length);
      expect(others.filter(({ at }) => now - at > 30 * day + hour)).toEqual([]);
      expect(versionsToDrop(left, now)).toEqual([]);
    }),
  );
});

it('answers the same of a story in slices, each beginning with the last version of the one before', () => {
  fc.assert(
    fc.property(stories, fc.integer({ min: 1, max: 20 }), (story, size) => {
      const gone = new Set<string>();
      for (let from = 0; from < story.length; from += size)
        for (const id of versionsToDrop(story.slice(from, from + size + 1), now)) gone.add(id);
      expect([...gone].sort()).toEqual([...versionsToDrop(story, now)].sort());
    }),
  );
});
