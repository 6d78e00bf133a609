// A test runner for Stryker that bundles the core with its tests once and evaluates the bundle anew for every mutant:
// milliseconds where a new run of vitest takes seconds, and mutants of what is worked out at load are tested too.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';

const require = createRequire(import.meta.url);
// Both come with what the package names: the compiler with tsx, the matchers with vitest.
const esbuild = createRequire(require.resolve('tsx/package.json'))('esbuild');
const matchers = createRequire(require.resolve('vitest/package.json')).resolve('@vitest/expect');

const testFolders = ['src/core/documents', 'src/core/gstr1'];
// The oracle last: most mutants are killed before they come to its thousand cases.
const otherTests = ['rules', 'json-place', 'changes', 'oracle'].map((name) => `test/${name}.test.ts`);

class BundleRunner {
  #run;
  #expect;
  /** Milliseconds of each test in the first run: the quick ones go first, since one that fails is enough. */
  #times = new Map();

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    this.#expect = await expectOf();
    this.#run = await bundled();
  }

  async dryRun() {
    const state = this.#state({ activeMutant: undefined, hitLimit: undefined });
    const tests = this.#load();
    const results = [];
    for (const test of tests) {
      state.currentTestId = test.id;
      const startedAt = performance.now();
      const failure = await failureOf(test);
      const timeSpentMs = performance.now() - startedAt;
      this.#times.set(test.id, timeSpentMs);
      const outcome = failure === null ? { status: 0 } : { status: 1, failureMessage: failure };
      results.push({ id: test.id, name: test.id, timeSpentMs, ...outcome });
      state.currentTestId = undefined;
    }
    return { status: 'complete', tests: results, mutantCoverage: state.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation }) {
    const atLoad = mutantActivation === 'static';
    const state = this.#state({ activeMutant: atLoad ? activeMutant.id : undefined, hitLimit });
    let nrOfTests = 0;
    try {
      const tests = this.#load();
      state.activeMutant = activeMutant.id;
      const wanted = testFilter ? new Set(testFilter) : null;
      const timeOf = ({ id }) => this.#times.get(id) ?? 0;
      for (const test of tests.sort((one, other) => timeOf(one) - timeOf(other))) {
        if (wanted && !wanted.has(test.id)) continue;
        nrOfTests++;
        const failure = await failureOf(test);
        if (state.hitCount > hitLimit) return { status: 'timeout', reason: 'A loop did not end.' };
        if (failure !== null)
          return { status: 'killed', failureMessage: failure, killedBy: [test.id], nrOfTests };
      }
      return { status: 'survived', nrOfTests };
    } catch (error) {
      if (state.hitCount > hitLimit) return { status: 'timeout', reason: 'A loop did not end.' };
      return { status: 'killed', failureMessage: String(error), killedBy: [], nrOfTests };
    }
  }

  #state(values) {
    const state = { hitCount: 0, ...values };
    globalThis.__stryker__ = state;
    return state;
  }

  /** Evaluates the bundle, so that no module remembers the mutant before; answers the tests it declares. */
  #load() {
    const { tests, api } = collector(this.#expect);
    this.#run(api);
    return tests;
  }
}

/** Names as vitest has them in the few uses the tests make: describe, it, each, skipIf. */
function collector(expect) {
  const tests = [];
  const names = [];
  const bodyOf = (rest) => rest.find((each) => typeof each === 'function');
  const describe = (name, ...rest) => {
    names.push(name);
    bodyOf(rest)();
    names.pop();
  };
  const it = (name, ...rest) => {
    tests.push({ id: `${tests.length} ${[...names, name].join(' > ')}`, body: bodyOf(rest) });
  };
  it.each =
    (rows) =>
    (name, ...rest) => {
      for (const row of rows) it(name, () => bodyOf(rest)(...(Array.isArray(row) ? row : [row])));
    };
  describe.skipIf = (skipped) => (skipped ? () => {} : describe);
  return { tests, api: { describe, it, expect } };
}

class Skipped extends Error {}

async function failureOf({ body }) {
  try {
    await body({
      skip() {
        throw new Skipped();
      },
    });
    return null;
  } catch (error) {
    return error instanceof Skipped ? null : String(error?.message ?? error).slice(0, 500) || 'failed';
  }
}

async function expectOf() {
  const { chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } = await import(
    pathToFileURL(matchers).href
  );
  for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);
  return chai.expect;
}

/** The master of codes is no part of what is mutated, and reading its 22,000 entries takes longer than most tests. */
const shared = 'src/core/hsn.ts';

async function bundled() {
  const inFolders = testFolders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => `${folder}/${name}`),
  );
  const contents = [...inFolders, ...otherTests]
    .map((file) => `import ${JSON.stringify(`./${file}`)};`)
    .join('\n');
  const stdin = { contents, resolveDir: process.cwd(), loader: 'ts' };
  const bundle = await evaluable({ stdin, plugins: [{ name: 'own-url', setup: ownUrl }] });
  const requireInSandbox = createRequire(pathToFileURL(`${process.cwd()}/package.json`));
  const master = { exports: {} };
  const readMaster = await evaluable({ entryPoints: [shared] });
  readMaster(requireInSandbox, master, master.exports);
  return (vitest) => {
    const own = { vitest, [shared]: master.exports };
    const load = (name) => own[name] ?? requireInSandbox(name);
    const silent = console.log;
    console.log = () => {};
    try {
      bundle(load, { exports: {} }, {});
    } finally {
      console.log = silent;
    }
  };
}

async function evaluable(of) {
  const { outputFiles } = await esbuild.build({
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    ...of,
  });
  return vm.compileFunction(outputFiles[0].text, ['require', 'module', 'exports']);
}

/** A bundle has one place; every file keeps its own, from which it finds its fixtures. */
function ownUrl(build) {
  build.onResolve({ filter: /^(\.\.\/)+hsn\.ts$/ }, () => ({ path: shared, external: true }));
  build.onLoad({ filter: /\.ts$/ }, ({ path }) => ({
    contents: readFileSync(path, 'utf8').replaceAll(
      'import.meta.url',
      JSON.stringify(pathToFileURL(path).href),
    ),
    loader: 'ts',
  }));
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'bundle', injectableClass: BundleRunner }];
