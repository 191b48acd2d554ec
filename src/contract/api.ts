// The reset API v1: every call once. The server's route validation, the OpenAPI document and the
// client are derived from this table (DESIGN: "No shape is written twice").
import type * as z from 'zod';
import { accountRoutes } from './routes/accounts.ts';
import { auditRoutes } from './routes/audit.ts';
import { deviceRoutes } from './routes/devices.ts';
import { resetRoutes } from './routes/resets.ts';
import { serviceRoutes } from './routes/service.ts';

export * from './fields.ts';
export type { Route } from './route.ts';

export const routes = {
  ...serviceRoutes,
  ...resetRoutes,
  ...accountRoutes,
  ...deviceRoutes,
  ...auditRoutes,
};

export type Routes = typeof routes;
export type RouteName = keyof Routes;

type Infer<S> = S extends z.ZodType ? z.infer<S> : undefined;
type Field<R, K extends string> = R extends Record<K, infer S> ? Infer<S> : undefined;

/** The parsed parts of one call, for clients and handlers. */
export type RouteParams<N extends RouteName> = Field<Routes[N], 'params'>;
export type RouteQuery<N extends RouteName> = Field<Routes[N], 'query'>;
export type RouteBody<N extends RouteName> = Field<Routes[N], 'body'>;
export type RouteReply<N extends RouteName> = Field<Routes[N], 'reply'>;
