import { AsyncLocalStorage } from 'node:async_hooks';

/** A photo that has come whole, as Payload's `req.file` wants it: its bytes are at `tempFilePath`. */
export type SentPhoto = { name: string; mimetype: string; size: number; tempFilePath: string };

const photos = new AsyncLocalStorage<SentPhoto | undefined>();

/** Does the work of a request that came with this photo, or with none. */
export const withPhoto = <T>(photo: SentPhoto | undefined, work: () => T): T => photos.run(photo, work);

/** The photo the request at hand came with. */
export const sentPhoto = (): SentPhoto | undefined => photos.getStore();
