// The managed settings of reminders: when they come, how long they can be put off, what they say.
import * as z from 'zod';

const HOUR_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

/** From so many days before the expiry on, one reminder every so many hours. */
const StageSetting = z.strictObject({
  fromDays: z.number().positive().max(90),
  everyHours: z.int().min(1).max(168),
});

/** From 14 days daily, from 7 days every 12 hours, from 2 days every 4 hours, on the last day every hour. */
const defaultStages = [
  { fromDays: 14, everyHours: 24 },
  { fromDays: 7, everyHours: 12 },
  { fromDays: 2, everyHours: 4 },
  { fromDays: 1, everyHours: 1 },
];

const fallsWithEach = (stages: readonly { readonly fromDays: number }[]): boolean =>
  stages.every((stage, index) => index === 0 || stage.fromDays < (stages[index - 1]?.fromDays ?? 0));

export const ReminderSettings = z.strictObject({
  stages: z
    .array(StageSetting)
    .min(1)
    .max(12)
    .refine(fallsWithEach, 'must be in order, the one with most days first')
    .default(defaultStages)
    .meta({ description: 'Rows of reminders before the expiry' }),
  afterEveryHours: z
    .int()
    .min(1)
    .max(24)
    .default(1)
    .meta({ description: 'Hours between reminders once it is expired, must be changed, or is locked' }),
  finalHours: z
    .int()
    .min(0)
    .max(168)
    .default(24)
    .meta({ description: 'In the last hours a reminder can not be put off' }),
  forceWindow: z
    .boolean()
    .default(true)
    .meta({ description: 'Whether the window comes to the front in the last hours, once per sign-in' }),
  snooze: z
    .strictObject({
      choicesMinutes: z.array(z.int().min(5).max(2880)).max(5).default([60, 240, 1440]),
      perDay: z.int().min(0).max(20).default(3),
    })
    .prefault({})
    .meta({ description: 'For how long a reminder can be put off, and how often a day' }),
  quietHours: z
    .strictObject({ from: z.string().regex(HOUR_OF_DAY), to: z.string().regex(HOUR_OF_DAY) })
    .refine(({ from, to }) => from !== to, 'must not begin and end at the same time')
    .optional()
    .meta({ description: 'Local hours without reminders, such as 22:00 to 06:00' }),
  breakThroughDays: z.number().min(0).max(14).default(1).meta({
    description: 'From so many days before the expiry on, neither quiet hours nor do-not-disturb hold',
  }),
  bystanders: z
    .enum(['nothing', 'that', 'when'])
    .default('when')
    .meta({ description: 'What a notification says to whoever looks on: nothing, that it expires, or when' }),
});
export type ReminderSettings = z.infer<typeof ReminderSettings>;
