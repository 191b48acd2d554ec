// The self-check of this workstation's enrolment: whether the reset API knows it, and its key is kept.
import type { Device, DeviceResult } from './device.ts';
import { type Finding, found } from './finding.ts';
import type { Seat } from './seat.ts';
import type { Setup } from './setup.ts';

export interface EnrolmentDeps {
  readonly setup: Setup;
  readonly seat: Seat;
  readonly device: Device;
}

/** Enrols where that has not been done yet; where somebody sits here, a call of theirs shows that it holds. */
export async function enrolmentFinding({ setup, seat, device }: EnrolmentDeps): Promise<Finding> {
  const { api, address } = setup.connection();
  const at = { api, address, enrolmentToken: setup.settings?.enrolmentToken };
  const { username } = seat;
  const result: DeviceResult<unknown> =
    username === null
      ? await device.enrol(at)
      : await device.call(at, (proof) => api.readPasswordStatus({ ...proof, query: { username } }));
  switch (result.kind) {
    case 'value':
      return device.kept
        ? found('ok', 'check.enrolment.ok')
        : found('attention', 'check.enrolment.memory', 'check.enrolment.memory.do');
    case 'revoked':
      return found('bad', 'check.enrolment.revoked', 'check.enrolment.revoked.do');
    case 'not-enrolled':
      return result.why === 'no-token'
        ? found('attention', 'check.enrolment.unset', 'check.enrolment.unset.do')
        : found('bad', 'check.enrolment.refused', 'check.enrolment.refused.do');
    case 'not-now':
      return found('attention', 'check.enrolment.keychain', 'check.enrolment.memory.do');
    case 'fault':
      return result.fault.kind === 'problem' && result.fault.name === 'proof-of-key-needed'
        ? found('bad', 'check.enrolment.proof', 'check.enrolment.proof.do')
        : found('attention', 'check.enrolment.away', 'check.enrolment.away.do');
  }
}
