// The managed settings of saved credentials: which entries of the OS keychain hold the directory password, and what
// else a person has to see to after a change.
import * as z from 'zod';

/** Ids are told in reports, and stay when names are reworded. */
const Id = z.string().regex(/^[a-z0-9-]{1,64}$/, 'must be lower-case letters, digits and hyphens');

const accountPlaceholders = /\{(username|domain|upn|mail)\}/g;

const accountTemplate = z
  .string()
  .min(1)
  .max(256)
  .refine(
    (value) => value.replaceAll(accountPlaceholders, '').match(/[{}]/) === null,
    'may hold only {username}, {domain}, {upn} and {mail} in braces',
  );

/** Whether a template names one account of many; a domain alone does not. */
export const namesAnAccount = (template: string): boolean => /\{(username|upn|mail)\}/.test(template);

/** So much of a service must be there beside its `*`: a pattern must not fit everything. */
const FIXED = 3;

const Service = z
  .string()
  .min(1)
  .max(256)
  .refine(
    (value) => !value.includes('*') || value.replaceAll('*', '').trim().length >= FIXED,
    'must hold three characters or more beside *: it would fit entries of anybody',
  );

/** What stands for the password in a value: as it is, as the inside of a JSON string, or percent-encoded for a URL. */
const passwordPlaceholder = /\{password(:json|:url)?\}/;

export const SavedCredentialSetting = z
  .strictObject({
    id: Id.meta({ description: 'Short name in reports' }),
    name: z.string().min(1).max(80).meta({ description: 'What the agent reads, such as VPN' }),
    service: Service.meta({
      description:
        'Service of the keychain entry; * stands for anything, and every entry that fits is updated',
    }),
    aliases: z
      .array(Service)
      .max(20)
      .default([])
      .meta({ description: 'Other services of the same thing: host, full host name, address' }),
    account: accountTemplate
      .default('{username}')
      .meta({ description: 'Account of the entry; {username} is the name the agent resets' }),
    value: z
      .string()
      .min(1)
      .max(4096)
      .default('{password}')
      .refine(
        (value) => passwordPlaceholder.test(value),
        'must hold {password}, {password:json} or {password:url}',
      )
      .meta({
        description:
          'What is saved: {password} alone, or in a text; {password:json} and {password:url} are escaped',
      }),
    required: z
      .boolean()
      .default(false)
      .meta({ description: 'Whether an entry that is not there is told as something left to do' }),
    create: z.boolean().default(false).meta({ description: 'Whether an entry that is not there is made' }),
    attributes: z
      .record(z.string().regex(/^[\w.:-]{1,64}$/, 'must be a name of an attribute'), accountTemplate)
      .refine((all) => Object.keys(all).length <= 10, 'may be ten at the most')
      .refine(
        (all) => Object.values(all).some(namesAnAccount),
        'must hold {username}, {upn} or {mail} in one of them: it would fit entries of anybody',
      )
      .optional()
      .meta({
        description:
          'Linux: attributes of entries that other programs make otherwise, such as {"server": "files", "user": "{username}"}',
      }),
    exactTarget: z.boolean().default(false).meta({
      description: 'Windows: service is the exact target in Credential Manager, such as TERMSRV/host',
    }),
  })
  .refine(
    ({ attributes, service, aliases }) =>
      attributes === undefined || (aliases.length === 0 && !service.includes('*')),
    {
      path: ['attributes'],
      message: 'can not be set with aliases, or where service holds *: entries are found by them alone',
    },
  )
  .refine(
    ({ create, service, attributes }) => !create || (!service.includes('*') && attributes === undefined),
    {
      path: ['create'],
      message:
        'can not be set with attributes, or where service holds *: nobody knows what the entry should be',
    },
  );
export type SavedCredentialSetting = z.infer<typeof SavedCredentialSetting>;

export const SavedCredentialSettings = z
  .array(SavedCredentialSetting)
  .max(200)
  .refine((items) => new Set(items.map((item) => item.id)).size === items.length, 'ids must differ');

/** What Keyturn can't change itself, and has words for in every language. */
export const KnownChecklistItem = z.enum([
  /** Windows keeps the old password for signing in away from the network until it has seen the new one. */
  'windows-sign-in',
  'wifi',
  'mail-app',
  'network-drives',
  'remote-desktop',
  'browser',
  'phone',
  'other-workstations',
]);
export type KnownChecklistItem = z.infer<typeof KnownChecklistItem>;

export const ChecklistSettings = z.strictObject({
  items: z
    .array(KnownChecklistItem)
    .max(KnownChecklistItem.options.length)
    .optional()
    .meta({ description: 'What agents are asked to see to after a change; otherwise what fits the system' }),
  own: z
    .array(
      z.strictObject({
        id: Id,
        name: z.string().min(1).max(80).meta({ description: 'What the agent reads, such as Badge printer' }),
        about: z.string().min(1).max(300).optional().meta({ description: 'What to do, in a sentence' }),
      }),
    )
    .max(20)
    .refine((items) => new Set(items.map((item) => item.id)).size === items.length, 'ids must differ')
    .refine(
      (items) => items.every(({ id }) => !KnownChecklistItem.safeParse(id).success),
      'must not have the id of an item that Keyturn knows',
    )
    .default([])
    .meta({ description: 'Things of your own to see to' }),
});
export type ChecklistSettings = z.infer<typeof ChecklistSettings>;
