import type { Addresses } from '../cache/answer.ts';
import { directoryRoutes } from './directoryRoutes.ts';
import { listRoutes } from './listRoutes.ts';
import { addressesOf, type ReadRoute, type Sources } from './route.ts';
import { documentRoutes } from './documentRoutes.ts';
import { storyRoutes } from './storyRoutes.ts';

/** Every address of the delivery REST API; the OpenAPI document is made from the same table. */
export const restRoutes: readonly ReadRoute[] = [...storyRoutes, ...listRoutes, ...directoryRoutes, ...documentRoutes];

/** `/v1` over the read model. */
export const restAddresses = (sources: Sources): Addresses => addressesOf(restRoutes, sources);
