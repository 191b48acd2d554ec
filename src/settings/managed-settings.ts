// The managed settings: ONE zod schema. IT sets them through MDM; the agent can't change them.
// Everything else about them (templates, docs) is derived from here.
import * as z from 'zod';
import { ReminderSettings } from './reminder-settings.ts';
import { ChecklistSettings, SavedCredentialSettings } from './saved-credential-settings.ts';
import { SeatSettings } from './seat-settings.ts';

/** HTTPS, or HTTP on loopback; no credentials, query or fragment. */
export const ApiAddress = z
  .url({ protocol: /^https?$/ })
  .max(2048)
  .refine((value) => {
    const url = new URL(value);
    const loopback = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
    const bare = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
    return bare && (url.protocol === 'https:' || loopback);
  }, 'must be an https:// address (http:// only on this computer), without user name, query or fragment');

export const ManagedSettings = z.strictObject({
  apiAddress: ApiAddress.meta({ description: 'Address of the central reset API' }),
  organisation: z
    .string()
    .min(1)
    .max(80)
    .optional()
    .meta({ description: 'Name of the organisation, shown in the window' }),
  helpDesk: z
    .strictObject({
      phone: z.string().min(1).max(40).optional(),
      url: z
        .url({ protocol: /^https$/ })
        .max(2048)
        .optional(),
      hours: z.string().min(1).max(80).optional(),
    })
    .prefault({})
    .meta({ description: 'Whom to call when nothing else helps' }),
  savedCredentials: SavedCredentialSettings.default([]).meta({
    description: 'Keychain entries that hold the directory password',
  }),
  checklist: ChecklistSettings.prefault({}).meta({
    description: 'What agents see to themselves after a change of password',
  }),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
    .optional()
    .meta({ description: 'BCP 47 language of the companion; the OS language otherwise' }),
  enrolmentToken: z.string().min(16).max(512).optional().meta({
    description: 'Token by which the companion enrols this workstation; without it nobody is reminded',
  }),
  reminders: ReminderSettings.prefault({}).meta({ description: 'When and how people are reminded' }),
  checkEveryMinutes: z
    .int()
    .min(15)
    .max(60)
    .default(30)
    .meta({ description: 'How often the companion asks when the password expires; spread by a fifth' }),
  seat: SeatSettings.prefault({}).meta({ description: 'Whose password this workstation looks after' }),
  resetIdleSeconds: z
    .int()
    .min(30)
    .max(3600)
    .default(120)
    .meta({ description: 'After so long without a touch an open reset closes and forgets what was typed' }),
  autostart: z
    .boolean()
    .default(true)
    .meta({ description: 'Whether the companion starts at sign-in, in the tray only' }),
  allowQuit: z.boolean().default(false).meta({ description: 'Whether the agent may quit the companion' }),
});
export type ManagedSettings = z.infer<typeof ManagedSettings>;
