import type { Act } from '../../../../domain/workflow/versions.ts';
import type { State } from '../../../../domain/workflow/workflow.ts';
import { article, ask } from '../../../deskApi.ts';
import type { Values } from '../../model.ts';

/** One of what a story was: when, by whom, by which act. */
export type Version = { id: string; at: string; name?: string; act?: Act; state?: State };

type Row = {
  id: string;
  updatedAt: string;
  version: { state?: State; lastChange?: { act?: Act; userName?: string | null } | null };
};

const mostShown = 60;

/** What a story was, the newest first. */
export async function versionsOf(id: string): Promise<Version[]> {
  const selectParams = ['updatedAt', 'version.state', 'version.lastChange'].map(
    (name) =>
      `select${name
        .split('.')
        .map((part) => `[${part}]`)
        .join('')}=true`,
  );
  const query = [
    `where[parent][equals]=${id}`,
    'sort=-updatedAt',
    `limit=${mostShown}`,
    'depth=0',
    ...selectParams,
  ].join('&');
  const answer = await ask<{ docs: Row[] }>(`/api/articles/versions?${query}`);
  if (!answer.ok) return [];
  return answer.body.docs.map(({ id: its, updatedAt, version: { state, lastChange } }) => ({
    id: its,
    at: updatedAt,
    state,
    act: lastChange?.act,
    name: lastChange?.userName ?? undefined,
  }));
}

/** The story as it was then. */
export async function copyOf(version: string): Promise<Values | undefined> {
  const answer = await ask<{ version: Values }>(`/api/articles/versions/${encodeURIComponent(version)}?depth=0`);
  return answer.ok ? answer.body.version : undefined;
}

/** The story as readers have it; undefined if they have none. */
export async function readersCopyOf(id: string): Promise<Values | undefined> {
  const answer = await ask<Values>(`${article(id)}?depth=0`);
  return answer.ok && answer.body._status === 'published' ? answer.body : undefined;
}
