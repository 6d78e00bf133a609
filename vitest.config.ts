import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What measures time has the machine to itself, after everything else. */
const measured = ['test/browser/acceptance-11-long-list.test.ts'];

/** Thousands of random returns, whole workbooks, hostile files, the fences broken one by one: for `npm test`, not for every change. */
const thorough = [
  'src/cli/registers',
  'src/core/matching/reconcile-properties',
  'src/simulator/schemas/gstr1',
  'src/simulator/world',
  'src/workbooks/hostile-files',
  'src/workbooks/read-workbook',
  'src/workbooks/worksheet-cell',
  'test/agreement',
  'test/books',
  'test/fences',
  'test/quarterly',
].map((path) => `${path}.test.ts`);

/** Walks beyond the acceptance checks, for `npm run test:all`: with them `npm test` would take more than its 20 minutes. */
const extended = [
  'advances',
  'all-screens',
  'classic-gstr2',
  'corrections',
  'front-door',
  'imports',
  'inward',
  'lists',
  'masters',
  'matching',
  'overview',
  'people',
  'purchase',
  'states',
].map((name) => `test/browser/${name}.test.ts`);

/** The simulated years, small in `npm test` and whole in `npm run test:all`. */
const years = 'test/integration/year/*.test.ts';

/** What runs beside each other waits for the database, the simulator and the browser a third of its time: three on two cores. */
const together = 3;

/** What begins first: the files in the browser are the longest; then each project at a stretch, since a process serves one. */
const firstOfAll = ['browser', 'extended', 'thorough'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ project }: TestSpecification): number => {
      const at = firstOfAll.indexOf(project.name);
      return at < 0 ? firstOfAll.length : at;
    };
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'test/*.test.ts', 'web/src/**/*.test.ts'],
          exclude: thorough,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'thorough',
          include: thorough,
          testTimeout: 180_000,
          hookTimeout: 60_000,
          maxWorkers: together,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          // Each process reads the product once, not for every file again: a third of its work.
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: together,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          exclude: [...measured, ...extended],
          isolate: false,
          testTimeout: 180_000,
          hookTimeout: 120_000,
          maxWorkers: together,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'extended',
          include: [...extended, years],
          env: { YEAR: 'whole' },
          testTimeout: 180_000,
          hookTimeout: 120_000,
          maxWorkers: together,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'measured',
          include: measured,
          testTimeout: 300_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
