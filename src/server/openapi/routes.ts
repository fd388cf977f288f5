import type { Endpoint, SanitizedCollectionConfig, SanitizedConfig } from 'payload';
import { takesIdempotencyKey } from '../../../collections/shared/idempotencyKeys.ts';
import { declarationOf } from '../../../collections/shared/route.ts';
import type { Declaration, Method } from '../../http/route.ts';
import { requestHeaders } from '../../http/sharedHeaders.ts';
import { accountRows } from './accountRows.ts';
import { collectionRows, entityOf } from './collectionRows.ts';
import { rowOf, type NotOffered, type Row, type RowGiven } from './operation.ts';
import { globalRows, internalRows, internalTag, rootRows, settingsTag } from './otherRows.ts';
import { internal } from './components.ts';
import { ownRoutes } from './ownRoutes.ts';

/** An endpoint of ours, with all it declares. */
type Declared = { declared: Declaration };
type Known = Row | Declared | NotOffered;

/** One method and path the server knows: declared by us, documented in a row, or named as not offered. */
export type Route = { method: Method; path: string } & Known;
export type OfferedRoute = Exclude<Route, NotOffered>;
export const isOffered = (route: Route): route is OfferedRoute => !('notOffered' in route);

type Served = Pick<Endpoint, 'method' | 'path'>;
type Rows = (key: string, endpoint: Served) => Known | undefined;
type Endpoints = readonly Served[] | false;

/** `/access/:id?` is two paths. */
const pathsOf = (path: string): string[] =>
  path.endsWith('?') ? [path.slice(0, path.lastIndexOf('/')), path.slice(0, -1)] : [path];

/** Does every request for `later` go to `earlier`, which comes before it? */
function shadows(earlier: Route, later: Route): boolean {
  // Before the paths are taken apart: it is asked of every two of some hundred routes at each start.
  if (earlier.method !== later.method) return false;
  const [first, second] = [earlier.path.split('/'), later.path.split('/')];
  return (
    first.length === second.length && first.every((piece, index) => piece.startsWith(':') || piece === second[index])
  );
}

const shownOnce = (row: Known, path: string, optional: boolean): Known =>
  !('summary' in row) || !optional || !path.includes(':')
    ? row
    : { ...row, operationId: `${row.operationId}ById`, summary: `${row.summary}: one of them` };

const undescribed = 'Nobody has described this route yet.';

function routesUnder(prefix: string, endpoints: Endpoints, rowOf: Rows): Route[] {
  return (endpoints || []).flatMap((endpoint) => {
    const { method, path } = endpoint;
    const row = rowOf(`${method} ${path}`, endpoint);
    // A new endpoint, of ours or of a new Payload, is not served before somebody has described it.
    const known = row ?? { notOffered: undescribed };
    return pathsOf(path).map((each) => ({
      method,
      path: `${prefix}${each === '/' ? '' : each}`,
      ...shownOnce(known, each, path.endsWith('?')),
    }));
  });
}

const appendOnly: NotOffered = { notOffered: 'The audit trail is written by the desk alone.' };
const bookkeeping: NotOffered = { notOffered: 'Payload’s own bookkeeping.' };

const refusingKeys = (refusals: readonly number[] = []): number[] => [...new Set([...refusals, 400, 409, 422])].sort();

/** The same, with the header that has it done once. */
function withKey<T extends Row | Declaration>(row: T): T {
  const key = { 'Idempotency-Key': requestHeaders['Idempotency-Key'] };
  return { ...row, headers: { ...row.headers, ...key }, refusals: refusingKeys(row.refusals) };
}

/** A row of a table, with what its method, path and table tell of it. */
const whole = (key: string, row: RowGiven | NotOffered | undefined, tag: string): Row | NotOffered | undefined =>
  !row || 'notOffered' in row ? row : rowOf(key, row, tag);

function rowsOf(collection: SanitizedCollectionConfig): Rows {
  const { slug } = collection;
  if (internal(slug)) return (key) => whole(key, internalRows[slug]?.[key], internalTag) ?? bookkeeping;
  const entity = entityOf(collection);
  const tables = [collection.auth ? accountRows : {}, collectionRows];
  return (key, endpoint) => {
    if (slug === 'history' && !key.startsWith('get ') && !key.startsWith('post /access')) return appendOnly;
    const takesKey = takesIdempotencyKey(slug, endpoint);
    const declared = declarationOf(endpoint);
    if (declared) return { declared: takesKey ? withKey(declared) : declared };
    const row = whole(key, tables.find((table) => Object.hasOwn(table, key))?.[key]?.(entity), entity.tag);
    return row && takesKey && !('notOffered' in row) ? withKey(row) : row;
  };
}

/** Endpoints that Express serves, with their paths as Payload writes them. */
const declaredRoutes = (declarations: readonly Declaration[]): Route[] =>
  declarations.map((declared) => ({
    method: declared.method,
    declared,
    path: declared.path.replaceAll(/\{(\w+)\}/g, ':$1'),
  }));

/**
 * Every route of the running configuration, in the order in which requests are matched. Of endpoints that take the same
 * requests Payload serves the first, so only the first is here.
 */
export function routesOf(config: SanitizedConfig): Route[] {
  const all: Route[] = [
    ...config.collections.flatMap((each) => routesUnder(`/api/${each.slug}`, each.endpoints, rowsOf(each))),
    ...config.globals.flatMap((each) =>
      routesUnder(`/api/globals/${each.slug}`, each.endpoints, (key) =>
        whole(key, globalRows[key]?.(each), settingsTag),
      ),
    ),
    ...routesUnder('/api', config.endpoints, (key) => whole(key, rootRows[key], 'Users')),
    ...declaredRoutes(ownRoutes),
  ];
  return all.filter((route, index) => !all.slice(0, index).some((earlier) => shadows(earlier, route)));
}

/** Nothing, or dots that the URL parser would walk up by. */
const empty = /^(?:\.|%2e){0,2}$/i;

/** The route a request goes to; undefined if there is none. Letters' case and a slash at the end are as nothing, as for Payload. */
export function routeFor(routes: readonly Route[], method: string, pathname: string): Route | undefined {
  const segments = pathname.replace(/\/$/, '').split('/');
  return routes.find((route) => {
    if (route.method !== method.toLowerCase()) return false;
    const pieces = route.path.split('/');
    return (
      pieces.length === segments.length &&
      pieces.every((piece, index) =>
        piece.startsWith(':')
          ? !empty.test(segments[index] ?? '')
          : piece.toLowerCase() === segments[index]?.toLowerCase(),
      )
    );
  });
}
