/**
 * Fetches MongoDB's own archive for this machine into MONGOMS_DOWNLOAD_DIR and prints where its mongod is. Run by mongod.mjs, as a
 * process that can be stopped. Nothing is unpacked of an archive whose SHA-256 is not the one that MongoDB publishes beside it.
 */
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';

const library = 'mongodb-memory-server-core/lib/util';
const [{ DryMongoBinary }, { MongoBinaryDownload }] = await Promise.all([
  import(`${library}/DryMongoBinary.js`),
  import(`${library}/MongoBinaryDownload.js`),
]);

class CheckedDownload extends MongoBinaryDownload {
  /** Called with the address of the MD5 sum, between download and unpacking. */
  async makeMD5check(address, archive) {
    const published = readFileSync(await this.download(address.replace(/\.md5$/, '.sha256')), 'utf8').split(/\s/, 1)[0];
    const hash = createHash('sha256');
    await pipeline(createReadStream(archive), hash);
    const found = hash.digest('hex');
    if (found !== published) throw new Error(`the archive's SHA-256 is ${found}, MongoDB publishes ${published}`);
    return true;
  }
}

try {
  const options = await DryMongoBinary.generateOptions({ downloadDir: process.env.MONGOMS_DOWNLOAD_DIR });
  console.log(`\n${await new CheckedDownload(options).getMongodPath()}`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
