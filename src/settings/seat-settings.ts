// The managed settings of the seat: whose password a workstation looks after.
import * as z from 'zod';

const template = z
  .string()
  .min(1)
  .max(256)
  .refine(
    (value) => value.replaceAll(/\{(user|domain)\}/g, '').match(/[{}]/) === null,
    'may hold only {user} and {domain} in braces',
  );

export const SeatSettings = z.strictObject({
  mode: z.enum(['os-user', 'sign-in']).default('os-user').meta({
    description: 'os-user: the OS account is the agent. sign-in: one floor account, agents say who they are',
  }),
  account: template
    .default('{user}')
    .meta({ description: 'os-user: the directory name of an OS account, such as {user}@corp.example' }),
  exclude: z
    .array(z.string().min(1).max(64))
    .max(50)
    .default(['root', 'Administrator', 'Guest'])
    .meta({ description: 'os-user: local accounts that are nobody in the directory; * stands for anything' }),
  forgetAfterIdleMinutes: z
    .int()
    .min(1)
    .max(480)
    .default(15)
    .meta({ description: 'sign-in: after so long without a touch the agent is forgotten' }),
  shiftHours: z
    .int()
    .min(1)
    .max(24)
    .default(12)
    .meta({ description: 'sign-in: so long after they said who they are the agent is forgotten' }),
});
export type SeatSettings = z.infer<typeof SeatSettings>;
