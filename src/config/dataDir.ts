import { randomUUID } from 'node:crypto';
import { accessSync, constants, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** All the settings that do not fit, each with its name, what it got and what it wants. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** Makes the data directory if it is missing. Throws a SettingsError if it can't be made or written to. */
export function makeDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new SettingsError(
      `These settings do not fit:\n  DATA_DIR: got ${JSON.stringify(dataDir)}; wants a directory that can be made and written to (${code})`,
    );
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EROFS: 'it is read-only',
  EACCES: 'it may not be written to',
  EPERM: 'it may not be written to',
};

/** Why no photo could be kept there, in words; undefined if one can. The newsroom opens all the same: text goes out without photos. */
export function uploadsTrouble(uploadsDir: string, write = writeFileSync): string | undefined {
  try {
    mkdirSync(uploadsDir, { recursive: true });
    const trial = join(uploadsDir, `.trial-${randomUUID()}`);
    try {
      write(trial, 'Dateline can write here.');
    } finally {
      rmSync(trial, { force: true });
    }
    return undefined;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const why = reasons[code] ?? `it cannot be written to (${code})`;
    return `Warning: no photo can be kept in UPLOADS_DIR (${uploadsDir}): ${why}. Photos are refused until that is mended.`;
  }
}
