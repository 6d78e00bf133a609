// The fast half of the tests: format and lint, types, boundaries, unused code, unit tests. Usage: node tools/check.mjs
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name) => fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url));

/** Each check with its command; the first group has no order and runs two at a time, the unit tests have the machine to themselves. */
const checks = [
  ['types of the parts', 'tsc', ['-b']],
  ['format and lint', 'biome', ['check', '--error-on-warnings', '.']],
  ['types of the tests', 'tsc', ['-p', 'tsconfig.tests.json']],
  ['types of the web', 'tsc', ['-p', 'web/tsconfig.json', '--noEmit']],
  [
    'boundaries',
    'depcruise',
    [
      ...['src', '--config', '.dependency-cruiser.cjs', '--output-type', 'err-long'],
      ...['--cache', 'node_modules/.cache/dependency-cruiser', '--cache-strategy', 'content'],
    ],
  ],
  ['unused code', 'knip', ['--cache', '--cache-location', 'node_modules/.cache/knip']],
];

const started = Date.now();
let failed = false;
const waiting = [...checks];
await Promise.all([worker(), worker()]);
if (!failed) await check(['unit tests', 'vitest', ['run', '--project', 'unit']]);
console.log(`check: ${failed ? 'failed' : 'passed'} in ${((Date.now() - started) / 1000).toFixed(0)} s`);
process.exit(failed ? 1 : 0);

async function worker() {
  for (let next = waiting.shift(); next; next = waiting.shift()) await check(next);
}

function check([name, command, args]) {
  const begun = Date.now();
  return new Promise((done) => {
    const child = spawn(bin(command), args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.on('close', (code) => {
      const seconds = ((Date.now() - begun) / 1000).toFixed(1);
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
      if (code !== 0 || name === 'unit tests') console.log(Buffer.concat(output).toString());
      if (code !== 0) failed = true;
      done();
    });
  });
}
