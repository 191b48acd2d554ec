// Tells who asks which API answers here, and what time it is (workstations set their offset by it).
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../clock.ts';
import { implement } from './implement.ts';

export function discoveryRoutes(
  app: FastifyInstance,
  { clock, portal }: { readonly clock: Clock; readonly portal: string | null },
): void {
  implement(app, 'discover', () =>
    Promise.resolve({ name: 'Keyturn', api: 'v1', time: clock.now().toISOString(), portal }),
  );
}
