import { AsyncLocalStorage } from 'node:async_hooks';

/** Something that was taken, and may have been meant otherwise: `twice`, a time the clock shows twice, `other` its second instant. */
export type Warning = { path: string; rule: 'twice'; other: string };

const requests = new AsyncLocalStorage<Warning[]>();

/** Tells the client of the request at hand, besides its answer. Outside of requests nobody is told. */
export function warn(told: Warning): void {
  const soFar = requests.getStore();
  if (soFar && !soFar.some(({ path }) => path === told.path)) soFar.push(told);
}

type Body = Record<string, unknown>;
type Place = (body: Body, warnings: readonly Warning[]) => Body;

/** Beside what else an answer warns of. */
export const inWarnings: Place = (body, warnings) => ({
  ...body,
  warnings: [...(Array.isArray(body.warnings) ? (body.warnings as unknown[]) : []), ...warnings],
});

/** Where GraphQL has room for what its schema does not know. */
export const inExtensions: Place = (body, warnings) => ({
  ...body,
  extensions: { ...(body.extensions as Body | undefined), warnings },
});

/** An answer with what there is to tell put into it by `place`. */
export async function withWarnings(answer: () => Promise<Response>, place: Place): Promise<Response> {
  const warnings: Warning[] = [];
  const response = await requests.run(warnings, answer);
  if (warnings.length === 0 || !response.ok) return response;
  const body = (await response.json()) as Body;
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  return Response.json(place(body, warnings), { status: response.status, headers });
}
