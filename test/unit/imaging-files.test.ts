import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import {
  below,
  openRendition,
  readOriginal,
  removeAll,
  removeOriginal,
  renditionKey,
  saveOriginal,
  saveRendition,
} from '../../src/imaging/files.ts';

let sandbox = '';
let root = '';
beforeEach(async () => {
  sandbox = await mkdtemp(join(tmpdir(), 'dateline-photos-'));
  // Deep inside, so that a lock that fails removes nothing but the sandbox.
  root = join(sandbox, 'a', 'b', 'c', 'd', 'uploads');
  await mkdir(root, { recursive: true });
});
afterEach(() => rm(sandbox, { recursive: true, force: true }));

/** Every file below the root, folders left out. */
async function filesOnDisk(): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return paths.map((path) => path.slice(root.length + 1)).sort();
}

const abc = Buffer.from('abc');
/** FIPS 180-2, appendix B.1: the SHA-256 of `abc`. */
const abcHash = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const abcFile = `originals/ba/${abcHash}.jpg`;
const key = '0123456789abcdef0123456789abcdef';
const otherKey = '0123456789abcdef0123456789abcde0';

describe('an original', () => {
  it('is kept under its hash, as it came, and can be read back', async () => {
    expect(await saveOriginal(root, abc, 'jpg')).toEqual({ file: abcFile, sha256: abcHash, isNew: true });
    expect(await filesOnDisk()).toEqual([abcFile]);
    expect(await readFile(join(root, abcFile))).toEqual(abc);
    expect(await readOriginal(root, abcFile)).toEqual(abc);
  });

  it('is kept from a file as from memory', async () => {
    await writeFile(join(sandbox, 'sent'), abc);
    expect(await saveOriginal(root, join(sandbox, 'sent'), 'jpg')).toMatchObject({ file: abcFile, isNew: true });
    expect(await readOriginal(root, abcFile)).toEqual(abc);
    expect(await filesOnDisk()).toEqual([abcFile]);
  });

  it('is kept once, however often and however concurrently it comes', async () => {
    await Promise.all(Array.from({ length: 8 }, () => saveOriginal(root, abc, 'jpg')));
    expect((await saveOriginal(root, abc, 'jpg')).isNew).toBe(false);
    expect(await filesOnDisk()).toEqual([abcFile]);
  });

  it('heals if the disk lost part of it', async () => {
    await saveOriginal(root, abc, 'jpg');
    await writeFile(join(root, abcFile), 'a');
    await saveOriginal(root, abc, 'jpg');
    expect(await readOriginal(root, abcFile)).toEqual(abc);
  });

  it('leaves nothing behind if it cannot be put in its place', async () => {
    await mkdir(join(root, abcFile), { recursive: true });
    await expect(saveOriginal(root, abc, 'jpg')).rejects.toThrow();
    expect(await filesOnDisk()).toEqual([]);
  });

  it('is not written under an extension that no photo has', async () => {
    for (const extension of ['html', 'svg', '../jpg', '']) {
      await expect(saveOriginal(root, abc, extension as 'jpg')).rejects.toThrow(TypeError);
    }
    expect(await filesOnDisk()).toEqual([]);
  });

  it('can be removed, twice, too', async () => {
    await saveOriginal(root, abc, 'jpg');
    await removeOriginal(root, abcFile);
    await removeOriginal(root, abcFile);
    expect(await filesOnDisk()).toEqual([]);
  });

  it.each([
    '../secret.jpg',
    'originals/../../secret.jpg',
    '/etc/passwd',
    `originals/00/${abcHash}.jpg`,
    `${abcFile}/..`,
    `${abcFile}\0`,
  ])('is read and removed by its own path only, not by %j', async (file) => {
    expect(() => readOriginal(root, file)).toThrow(TypeError);
    await expect(removeOriginal(root, file)).rejects.toThrow(TypeError);
  });
});

describe('a rendition', () => {
  it('is served with its size and type', async () => {
    await saveRendition(root, key, 'wide-320.avif', Buffer.from('pixels'));
    const found = await openRendition(root, key, 'wide-320.avif');
    expect(found).toMatchObject({ size: 6, mimeType: 'image/avif' });
    expect(Math.abs(Date.now() - found!.modifiedAt.getTime())).toBeLessThan(60_000);
    expect((await buffer(found!.read())).toString()).toBe('pixels');
  });

  it('is replaced whole', async () => {
    await saveRendition(root, key, 'wide-320.jpg', Buffer.from('a longer first one'));
    await saveRendition(root, key, 'wide-320.jpg', Buffer.from('second'));
    expect((await buffer((await openRendition(root, key, 'wide-320.jpg'))!.read())).toString()).toBe('second');
    expect(await filesOnDisk()).toHaveLength(1);
  });

  it('goes with all others of its key and with none of another', async () => {
    for (const each of [key, otherKey]) {
      await saveRendition(root, each, 'wide-320.jpg', abc);
      await saveRendition(root, each, 'crop1x1-320.webp', abc);
    }
    await removeAll(root, key);
    await removeAll(root, key);
    expect(await openRendition(root, key, 'wide-320.jpg')).toBeUndefined();
    expect(await openRendition(root, otherKey, 'wide-320.jpg')).toBeDefined();
    expect(await filesOnDisk()).toHaveLength(2);
  });

  it.each([
    [key, '../../../secret.webp'],
    [key, '..%2fsecret.webp'],
    [key, 'secret.webp'],
    [key, 'wide-320.webp/../secret.webp'],
    [key, 'wide-320.webp\0.jpg'],
    [key, ''],
    ['..', 'wide-320.webp'],
    ['', 'wide-320.webp'],
    ['../../originals/ba', 'wide-320.webp'],
    [key.toUpperCase(), 'wide-320.webp'],
    [`${key}/..`, 'wide-320.webp'],
  ])('is not found, written or removed outside its place: %j %j', async (badKey, badName) => {
    const place = join(root, 'renditions', '01', key);
    await mkdir(place, { recursive: true });
    for (const folder of [place, root, join(root, 'renditions')]) {
      await writeFile(join(folder, 'secret.webp'), 'secret');
      if (folder !== place) await writeFile(join(folder, 'wide-320.webp'), 'secret');
    }
    const before = await filesOnDisk();
    expect(await openRendition(root, badKey, badName)).toBeUndefined();
    await expect(saveRendition(root, badKey, badName, abc)).rejects.toThrow(TypeError);
    if (badKey !== key) await expect(removeAll(root, badKey)).rejects.toThrow(TypeError);
    expect(await filesOnDisk()).toEqual(before);
  });
});

describe('no path', () => {
  it.each([
    [],
    [''],
    ['.'],
    ['originals'],
    ['renditions', '..', '..'],
    ['renditions', '01'],
    ['..', 'uploads-2', 'x', 'y'],
    ['/etc/a/b/c'],
  ])('is used outside the root, or so near to it that a removal would take more than one photo: %j', (...parts) => {
    expect(() => below('/srv/uploads', ...parts)).toThrow(TypeError);
  });

  it('inside the root is changed', () => {
    expect(below('/srv/uploads', 'renditions/01', key)).toBe(`/srv/uploads/renditions/01/${key}`);
  });
});

describe('the public key of a photo', () => {
  const photo = { id: 'photo-1', sha256: 'ab'.repeat(32), focal: { x: 50, y: 25.5 } };

  it('is an HMAC-SHA-256, so nobody without the secret can get at it or from it', () => {
    // printf '[2,"photo-1","abab…ab",50,25.5]' | openssl dgst -sha256 -hmac secret
    expect(renditionKey('secret', photo)).toBe('6f246154df6d2ec6e0c75099b288ead1');
    expect(renditionKey('another secret', photo)).not.toBe('6f246154df6d2ec6e0c75099b288ead1');
  });

  it('changes with the bytes, the focal point and the photo, so addresses may be cached for ever', () => {
    const keys = [
      renditionKey('secret', photo),
      renditionKey('secret', { ...photo, id: 'photo-2' }),
      renditionKey('secret', { ...photo, sha256: 'cd'.repeat(32) }),
      renditionKey('secret', { ...photo, focal: { x: 50, y: 26 } }),
    ];
    expect(new Set(keys).size).toBe(4);
  });
});
