import type { Payload } from 'payload';

/** What hooks and jobs need of the environment, carried in Payload's config under `custom`. */
export type Settings = { uploadsDir: string };

export const settingsOf = (payload: Payload): Settings => payload.config.custom as Settings;
