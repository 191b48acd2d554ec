// The calls of devices about themselves, and the door through which all of their calls come.
import type { FastifyInstance } from 'fastify';
import { openDoor } from '../http/admission.ts';
import { implement } from '../http/implement.ts';
import type { DeviceDeps } from './deps.ts';
import { createDeviceDoor } from './door.ts';
import { enrolDevice } from './enrolment.ts';

/** Serves `/v1/devices`, and lets enrolled devices in everywhere else. */
export function deviceRoutes(app: FastifyInstance, deps: DeviceDeps): void {
  openDoor(app, createDeviceDoor(deps));
  implement(app, 'enrolDevice', ({ body, thumbprint, source }) =>
    enrolDevice(deps, body, thumbprint, source),
  );
}
