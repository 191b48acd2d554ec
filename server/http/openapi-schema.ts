// What OpenAPI (and Fastify) need to know of a route, derived from the contract's table.
// For its type: it adds summary, tags and the like to FastifySchema.
import type {} from '@fastify/swagger';
import type { FastifySchema } from 'fastify';
import * as z from 'zod';
import type { Route, RouteName } from '../../src/contract/api.ts';
import { Problem, type ProblemName, problemType, problems } from '../../src/contract/problems.ts';

/** The schemas of a route: parameters, body, reply, and one answer per status of its problems. */
export function openApiSchema(name: RouteName, route: Route): FastifySchema {
  return {
    operationId: name,
    summary: route.summary,
    tags: [tagOf(route.path)],
    ...(route.auth === 'none' ? {} : { security: [{ [route.auth]: [] }] }),
    ...(route.params === undefined ? {} : { params: route.params }),
    ...(route.query === undefined ? {} : { querystring: route.query }),
    ...(route.body === undefined ? {} : { body: route.body }),
    response: { [route.status]: successOf(route), ...problemsOf(route.problems) },
  };
}

function tagOf(path: string): string {
  return path.split('/').find((part) => part !== '' && part !== 'v1') ?? 'api';
}

/** 204 has no body; the document is told so by a null. */
const nothing = z.null().describe('Done');

function successOf(route: Route): unknown {
  if (route.reply === undefined) return nothing;
  return {
    description: 'Done',
    content: { [route.mediaType ?? 'application/json']: { schema: route.reply } },
  };
}

function problemsOf(names: readonly ProblemName[]): Record<number, unknown> {
  const byStatus = Map.groupBy(names, (name) => problems[name].status);
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => [
      status,
      {
        description: group.map((name) => `\`${problemType(name)}\`: ${problems[name].title}`).join('\n\n'),
        content: { 'application/problem+json': { schema: Problem } },
      },
    ]),
  );
}
