import type { Payload } from 'payload';
import { settingsOf } from '../config/custom.ts';
import { databaseOf } from '../database/rows.ts';
import type { Upload, Uploads } from './store.ts';

export const uploadsOf = (payload: Payload): Uploads => ({
  rows: databaseOf(payload).collection<Upload>('uploads'),
  root: settingsOf(payload).uploadsDir,
});
