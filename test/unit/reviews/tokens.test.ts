import { createHash } from 'node:crypto';
import { challengeFor, formToken, secondsSinceShown, workDone } from '../../../src/reviews/tokens.ts';

const secret = 'a secret for tests, long enough for the rule';
const noon = new Date('2026-11-25T12:00:00.000Z');
const after = (seconds: number): Date => new Date(noon.getTime() + seconds * 1_000);

describe('a form’s token', () => {
  const token = formToken(secret, 'story-1', noon);
  it('says how long ago the form was shown', () =>
    expect(secondsSinceShown(secret, 'story-1', token, after(7))).toBe(7));
  it('is good for a day', () => {
    expect(secondsSinceShown(secret, 'story-1', token, after(86_400))).toBe(86_400);
    expect(secondsSinceShown(secret, 'story-1', token, after(86_401))).toBe('old token');
  });
  it.each([
    ['of another story', token, 'story-2', 'bad token'],
    ['with another time', `0${token}`, 'story-1', 'bad token'],
    ['with another signature', `${token.slice(0, -1)}!`, 'story-1', 'bad token'],
    ['of nonsense', '....', 'story-1', 'bad token'],
    ['that is not there', undefined, 'story-1', 'no token'],
  ])('%s counts for nothing', (_what, given, story, expected) =>
    expect(secondsSinceShown(secret, story, given, after(7))).toBe(expected),
  );
});

describe('a challenge', () => {
  const bits = 10;
  const challenge = challengeFor(secret, 'story-1', bits, noon);
  /** Counted by hand on the hexadecimal digits: ten zero bits are two zeros and a digit up to 3. */
  const solve = (of: string): string => {
    for (let nonce = 0; ; nonce += 1)
      if (/^00[0-3]/.test(createHash('sha256').update(`${of}${nonce}`).digest('hex'))) return String(nonce);
  };
  const nonce = solve(challenge);
  const done = (given: { challenge?: string; nonce?: string }, story = 'story-1', least = bits, now = after(60)) =>
    workDone(secret, story, given, least, now);

  it('is met by a nonce whose hash begins with that many zero bits', () =>
    expect(done({ challenge, nonce })).toEqual({ name: challenge.split('.')[0], until: after(3_600) }));
  it('is not met by another', () => {
    const wrong = Array.from({ length: 50 }, (_, index) => `w${index}`).find(
      (each) =>
        !/^00[0-3]/.test(
          createHash('sha256')
            .update(challenge + each)
            .digest('hex'),
        ),
    );
    expect(done({ challenge, nonce: wrong })).toBe('bad');
  });
  it('counts for its own story, for an hour, and no easier than asked for', () => {
    expect(done({ challenge, nonce }, 'story-2')).toBe('bad');
    expect(done({ challenge, nonce }, 'story-1', bits, after(3_601))).toBe('bad');
    expect(done({ challenge, nonce }, 'story-1', bits + 1)).toBe('bad');
    const easier = challenge.replace(`.${bits}.`, '.0.');
    expect(done({ challenge: easier, nonce }, 'story-1', 0)).toBe('bad');
    expect(done({})).toBe('missing');
  });
  it('is never the same twice', () => expect(challengeFor(secret, 'story-1', bits, noon)).not.toBe(challenge));
});
