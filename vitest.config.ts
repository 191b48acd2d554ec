// Projects: unit and dom (pure, fast), integration (real services), e2e (real Electron, real Chromium); hosted is for the
// systems that only hosted CI has.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const real = { testTimeout: 120_000, hookTimeout: 180_000 };

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
        // Some of these measure how long something takes: nothing else runs beside them.
        test: {
          ...{ name: 'integration', include: ['test/integration/**/*.test.ts'] },
          ...{ ...real, fileParallelism: false },
        },
      },
      {
        extends: true,
        test: { ...{ name: 'hosted', include: ['test/hosted/**/*.test.ts'] }, ...real },
      },
      {
        extends: true,
        // These mostly wait: for a program to start, for a second to pass. Every file has services of its own.
        test: { ...{ name: 'e2e', include: ['test/e2e/**/*.test.ts'] }, ...{ ...real, maxWorkers: 2 } },
      },
    ],
  },
});
