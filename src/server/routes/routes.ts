import type { Endpoint, SanitizedCollectionConfig, SanitizedConfig } from 'payload';
import { takesIdempotencyKey } from '../../../collections/shared/idempotencyKeys.ts';
import { declarationOf } from '../../../collections/shared/route.ts';
import type { Declaration, Method } from '../../http/route.ts';
import { requestHeaders } from '../../http/request.ts';
import { photoRoutes } from '../../imaging/router.ts';
import { liveRoutes } from '../../staffLive/router.ts';
import { uploadRoutes } from '../../uploads/router.ts';
import { docsRoutes } from '../docs/docs.ts';
import { graphqlRoute } from '../graphqlAllowlist.ts';
import { healthRoutes } from '../health/health.ts';
import { liveDocumentRoutes } from '../liveDocuments.ts';
import { livePreviewRoute } from '../livePreview.ts';
import { previewRoutes } from '../preview.ts';
import { writingRoutes } from '../shell/writing.ts';
import { collectionEndpoints, entityOf } from '../payloadApi/collectionEndpoints.ts';
import { internal } from '../payloadApi/components.ts';
import { declarationFrom, type Endpoints, type NotOffered } from '../payloadApi/endpoints.ts';
import { accountEndpoints, globalEndpoints, internalEndpoints, rootEndpoints } from '../payloadApi/otherEndpoints.ts';

/** One method and path the server knows: an endpoint with all it declares, or one that is not offered. */
export type Route = { method: Method; path: string } & ({ declared: Declaration } | NotOffered);
export type OfferedRoute = Exclude<Route, NotOffered>;
export const isOffered = (route: Route): route is OfferedRoute => !('notOffered' in route);

/** What the server itself serves beside Payload's API. */
const ownRoutes: readonly Declaration[] = [
  ...healthRoutes,
  ...docsRoutes,
  ...photoRoutes,
  ...previewRoutes,
  livePreviewRoute,
  ...liveDocumentRoutes,
  graphqlRoute,
  ...uploadRoutes,
  ...liveRoutes,
  ...writingRoutes,
];

/** As Payload writes paths, and as documents do. */
const withColons = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');
export const withBraces = (path: string): string => path.replaceAll(/:(\w+)/g, '{$1}');

const undescribed: NotOffered = { notOffered: 'Nobody has described this route yet.' };
const appendOnly: NotOffered = { notOffered: 'The audit trail is written by the desk alone.' };
const bookkeeping: NotOffered = { notOffered: 'Payload’s own bookkeeping.' };

type Served = Pick<Endpoint, 'method' | 'path'>;
/** Where endpoints stand, and what describes them. */
type Place<Of> = { prefix: string; tag: string; of: Of; endpoints: Endpoints<Of>; otherwise?: NotOffered };

/** `/access/:id?` is two paths; the second asks about one document. */
function describeRoute<Of>(
  { method, path }: Served,
  { prefix, tag, of, endpoints, otherwise = undescribed }: Place<Of>,
) {
  const key = `${method} ${path}`;
  // A new endpoint, of ours or of a new Payload, is not served before somebody has described it.
  const known = Object.hasOwn(endpoints, key) ? endpoints[key]!(of) : otherwise;
  const ends = path.endsWith('?') ? [path.slice(0, path.lastIndexOf('/')), path.slice(0, -1)] : [path];
  return ends.map((end, index): Route => {
    const at = `${prefix}${end === '/' ? '' : end}`;
    if ('notOffered' in known) return { method, path: at, ...known };
    const [name, summary] = known.names;
    const names = index === 0 ? known.names : ([`${name}ById`, `${summary}: one of them`] as const);
    return { method, path: at, declared: declarationFrom(method, withBraces(at), tag, { ...known, names }) };
  });
}

const refusingKeys = (refusals: readonly number[] = []): number[] => [...new Set([...refusals, 400, 409, 422])].sort();

/** The same, with the header that has it done once. */
function withKey(route: Route): Route {
  if (!isOffered(route)) return route;
  const { headers, refusals, ...declared } = route.declared;
  const key = { 'Idempotency-Key': requestHeaders['Idempotency-Key'] };
  return { ...route, declared: { ...declared, headers: { ...headers, ...key }, refusals: refusingKeys(refusals) } };
}

/** One of ours. */
const declaredRoute = (declared: Declaration): Route => ({
  method: declared.method,
  path: withColons(declared.path),
  declared,
});

function routesOfCollection(collection: SanitizedCollectionConfig): Route[] {
  const { slug, auth, endpoints } = collection;
  const prefix = `/api/${slug}`;
  if (internal(slug)) {
    const place = { prefix, tag: 'Admin UI', of: {}, endpoints: internalEndpoints[slug] ?? {}, otherwise: bookkeeping };
    return (endpoints || []).flatMap((each) => describeRoute(each, place));
  }
  const of = entityOf(collection);
  const place = { prefix, tag: of.tag, of, endpoints: { ...collectionEndpoints, ...(auth && accountEndpoints) } };
  return (endpoints || []).flatMap((each) => {
    const mayWrite = slug !== 'history' || /^(get \/|post \/access)/.test(`${each.method} ${each.path}`);
    if (!mayWrite) return describeRoute(each, { ...place, endpoints: {}, otherwise: appendOnly });
    const declared = declarationOf(each);
    const routes = declared ? [declaredRoute(declared)] : describeRoute(each, place);
    return takesIdempotencyKey(slug, each) ? routes.map(withKey) : routes;
  });
}

/** Beside the collections stand one of Payload's, and ours. */
function routesOfRoot(each: Endpoint, root: Place<unknown>): Route[] {
  const declared = declarationOf(each);
  if (!declared) return describeRoute(each, root);
  return [declared.once ? withKey(declaredRoute(declared)) : declaredRoute(declared)];
}

/** Does every request for `later` go to `earlier`, which comes before it? */
function shadows(earlier: Route, later: Route): boolean {
  // Before the paths are taken apart: it is asked of every two of some hundred routes at each start.
  if (earlier.method !== later.method) return false;
  const [first, second] = [earlier.path.split('/'), later.path.split('/')];
  return (
    first.length === second.length && first.every((piece, index) => piece.startsWith(':') || piece === second[index])
  );
}

/**
 * Every route of the running configuration, in the order in which requests are matched. Of endpoints that take the same
 * requests Payload serves the first, so only the first is here.
 */
export function routesOf({ collections, globals, endpoints }: SanitizedConfig): Route[] {
  const root = { prefix: '/api', tag: 'Users', of: {}, endpoints: rootEndpoints };
  const all: Route[] = [
    ...collections.flatMap(routesOfCollection),
    ...globals.flatMap((of) => {
      const place = { prefix: `/api/globals/${of.slug}`, tag: 'Settings', of, endpoints: globalEndpoints };
      return (of.endpoints || []).flatMap((each) => describeRoute(each, place));
    }),
    ...endpoints.flatMap((each) => routesOfRoot(each, root)),
    ...ownRoutes.map(declaredRoute),
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
