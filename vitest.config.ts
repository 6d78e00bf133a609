import { defineConfig } from 'vitest/config';

/** What measures time has the machine to itself, after everything else. */
const measured = ['test/browser/acceptance-11-long-list.test.ts'];

/** Walks beyond the acceptance checks, for `npm run test:all`: with them `npm test` would take more than its 20 minutes. */
const extended = [
  'advances',
  'corrections',
  'inward',
  'lists',
  'masters',
  'overview',
  'people',
  'purchase',
].map((name) => `test/browser/${name}.test.ts`);

/** The simulated years, small in `npm test` and whole in `npm run test:all`. */
const years = 'test/integration/year/*.test.ts';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'test/*.test.ts', 'web/src/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          isolate: false,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          exclude: [...measured, ...extended],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'extended',
          include: [...extended, years],
          env: { YEAR: 'whole' },
          testTimeout: 180_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'measured',
          include: measured,
          testTimeout: 300_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
