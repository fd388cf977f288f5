import { accessSync, constants, mkdirSync } from 'node:fs';
import { SettingsError } from './settingsError.ts';

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
