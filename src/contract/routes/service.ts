// The calls about the service itself: who answers, and whether it works.
import * as z from 'zod';
import { defineRoutes } from '../route.ts';
import { Instant } from '../steps.ts';

const HealthPart = z.object({ ok: z.boolean(), detail: z.string().optional() });

export const serviceRoutes = defineRoutes({
  discover: {
    method: 'GET',
    path: '/.well-known/keyturn',
    summary: 'Who answers here, and what time it is',
    auth: 'none',
    status: 200,
    secret: false,
    problems: ['unexpected'],
    reply: z.object({ name: z.string(), api: z.literal('v1'), time: Instant, portal: z.url().nullable() }),
  },
  healthLive: {
    method: 'GET',
    path: '/v1/health/live',
    summary: 'The process runs',
    auth: 'none',
    status: 200,
    secret: false,
    problems: ['unexpected'],
    reply: z.object({ status: z.literal('live') }),
  },
  healthReady: {
    method: 'GET',
    path: '/v1/health/ready',
    summary: 'Database, directory and mail answer; 503 with the part that does not',
    auth: 'none',
    status: 200,
    secret: false,
    problems: ['unexpected', 'database-unavailable', 'directory-unavailable', 'mail-unavailable', 'stopping'],
    reply: z.object({
      status: z.literal('ready'),
      database: HealthPart,
      directory: HealthPart,
      /** Null: mail is not set up. */
      mail: HealthPart.nullable(),
      notes: z.array(z.string()),
    }),
  },
});
