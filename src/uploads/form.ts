import { rm } from 'node:fs/promises';
import type { ReadableStream } from 'node:stream/web';
import { addDataAndFileToRequest, type PayloadRequest, type SanitizedConfig } from 'payload';
import { checkJson } from '../domain/json.ts';
import { Refusal } from '../domain/refusal.ts';
import { adoptFile, makeFormFolder, type Part } from './files.ts';

export type SentForm = { method: string; headers: Headers; body: ReadableStream<Uint8Array> };
/** `fields` is JSON, as it would have come without a file. */
export type ReadForm = { fields: Buffer; file?: { name: string; type: string; part: Part } };

const malformed = (): Refusal => {
  const message = 'The fields in the part `_payload` are not valid JSON.';
  return new Refusal('malformed', message, [{ path: '_payload', rule: 'json', message }]);
};

/** A form may hold a photo and no fields; one that says `null` of them says nothing that can be read. */
function fieldsOf(data: unknown): Buffer {
  if (data === null) throw malformed();
  try {
    const bytes = Buffer.from(JSON.stringify(data ?? {}));
    checkJson(bytes);
    return bytes;
  } catch (error) {
    // What is nested too deeply for JSON.stringify.
    throw error instanceof RangeError ? malformed() : error;
  }
}

/** Reads a form as Payload does, with its own parser and limits, but its file into a file. Nothing is left if it throws. */
export async function readForm(root: string, form: SentForm, config: SanitizedConfig): Promise<ReadForm> {
  const folder = await makeFormFolder(root);
  try {
    const upload = { ...config.upload, useTempFiles: true, tempFileDir: folder, uploadTimeout: 0 };
    const req = {
      ...form,
      payload: { config: { bodyParser: config.bodyParser, upload } },
    } as unknown as PayloadRequest;
    await addDataAndFileToRequest(req);
    const fields = fieldsOf(req.data);
    const { name, mimetype: type, tempFilePath } = req.file ?? {};
    if (!tempFilePath) return { fields };
    return { fields, file: { name: name ?? '', type: type ?? '', part: await adoptFile(root, tempFilePath) } };
  } catch (error) {
    if ((error as { status?: number }).status !== 413) throw error;
    const message = 'The form has too many parts, or one that is too large.';
    throw new Refusal('too-large', message, [{ path: '', rule: 'too-large', message }]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
