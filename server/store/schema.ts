// The whole schema: every room's tables in one place, for migrations and for the test that proves them.
export * from '../accounts/tables.ts';
export * from '../audit/tables.ts';
export * from '../copies/tables.ts';
export * from '../courier/tables.ts';
export * from '../devices/tables.ts';
export * from '../directory/active-directory/tables.ts';
export * from '../directory/embedded/tables.ts';
export * from '../factors/tables.ts';
export * from '../http/tables.ts';
export * from '../reminders/sweep-tables.ts';
export * from '../reminders/tables.ts';
export * from '../resets/tables.ts';
export * from '../throttle/tables.ts';
