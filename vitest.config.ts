// Projects: unit and dom (pure, fast), integration and measured (real services), e2e (real Electron, real Chromium); hosted
// is for the systems that only hosted CI has.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const real = { testTimeout: 120_000, hookTimeout: 180_000 };

/** These measure how long something takes, or are about deadlines of a second or two: nothing else runs beside them. */
const measured = [
  'directory/controllers',
  'directory/lost-answers',
  'jobs/jobs',
  'keychain/keychain',
  'keychain/run',
  'reminders/shift-start',
  'reminders/sweep-domain',
  'reminders/sweep-many',
  'resets/strangers',
  'resets/domain-strangers',
  'server/process',
  'server/throttle',
].map((name) => `test/integration/${name}.test.ts`);

export default defineConfig({
  plugins: [react()],
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['test/unit/**/*.test.ts'], environment: 'node', testTimeout: 30_000 },
      },
      {
        extends: true,
        test: {
          name: 'dom',
          include: ['test/unit/**/*.test.tsx'],
          environment: 'happy-dom',
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: { name: 'measured', include: measured, ...real, fileParallelism: false },
      },
      {
        extends: true,
        // These mostly wait for a service. Every file has services of its own, on addresses and in folders of its own.
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          exclude: measured,
          ...real,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: { name: 'hosted', include: ['test/hosted/**/*.test.ts'], ...real },
      },
      {
        extends: true,
        // These mostly wait: for a program to start, for a second to pass. Every file has services of its own.
        test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], ...real, maxWorkers: 2 },
      },
    ],
  },
});
