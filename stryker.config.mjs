/** Mutation testing of the core (`npm run mutation`); one file with `npm run mutation -- -m src/core/gstr1/delta.ts`. */
export default {
  plugins: ['./tools/mutation-runner.mjs'],
  mutate: ['src/core/gstr1/**/*.ts', '!src/core/gstr1/**/*.test.ts', '!src/core/gstr1/**/*.test-kit.ts'],
  ignorePatterns: ['dist', 'web', 'coverage', '.vivarani', 'bench', 'docs'],
  coverageAnalysis: 'perTest',
  // What is worked out at load is covered by every test: each such mutant would cost all of them.
  ignoreStatic: true,
  concurrency: 1,
  incremental: true,
  incrementalFile: '.stryker/incremental.json',
  tempDirName: '.stryker/sandbox',
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: false },
  jsonReporter: { fileName: '.stryker/report.json' },
  timeoutMS: 20_000,
};
