// Runs the measures: `npm run bench`, `npm run bench -- prepare`, `-- prepare --n 1000000`, `--json` for nothing but JSON lines.
// Each measure times ours and a floor in the same process on the same data, interleaved, and prints the median of the rounds.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const measures = {
  prepare: () => import('./prepare.mjs'),
  import: () => import('./import.mjs'),
  reconcile: () => import('./reconcile.mjs'),
  gateway: () => import('./gateway.mjs'),
  crypto: () => import('./crypto.mjs'),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    n: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    shape: { type: 'string' },
  },
});

for (const name of positionals.length > 0 ? positionals : Object.keys(measures)) {
  if (!measures[name]) {
    console.error(`There is no measure "${name}". There are: ${Object.keys(measures).join(', ')}.`);
    process.exit(64);
  }
  const { measure, shapes } = await measures[name]();
  if (shapes && !values.shape) {
    // Each in a process of its own, so that its memory is its own.
    for (const shape of Object.keys(shapes)) again(name, shape);
    continue;
  }
  // Most modules measure one thing; some start much and then measure several.
  const parts = [await measure(values.n ? Number(values.n) : undefined, values.shape)].flat();
  for (const one of parts) {
    const part = typeof one === 'function' ? await one() : one;
    await print({ name, ...part });
    await part.after?.();
  }
}

function again(name, shape) {
  const options = process.argv.slice(2).filter((given) => !positionals.includes(given));
  const { status } = spawnSync(process.execPath, [process.argv[1], name, '--shape', shape, ...options], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}

async function print({ name, n, floorIs, only, more, ...runs }) {
  const line = only
    ? { name, n, ...only }
    : { name, n, ...(await compare(runs)), floor: floorIs, ...(typeof more === 'function' ? more() : more) };
  console.log(JSON.stringify(line));
  if (!values.json && floorIs) console.error(`${name}: ${line.ratio} times the floor (${floorIs})`);
}

/** Times of both, interleaved; `between` puts what was changed back in order, and is not counted. */
async function compare({ ours, floor, between = () => undefined }) {
  const times = { ours: [], floor: [] };
  await ours();
  await floor();
  for (let round = 0; round < Number(values.rounds); round++) {
    await between();
    times.floor.push(await timed(floor));
    times.ours.push(await timed(ours));
  }
  const oursSeconds = median(times.ours);
  const floorSeconds = median(times.floor);
  return {
    ours_s: round3(oursSeconds),
    floor_s: round3(floorSeconds),
    ratio: round3(oursSeconds / floorSeconds),
    // The whole process: ours, the floor and the data of both.
    peak_mb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

async function timed(run) {
  globalThis.gc?.();
  const started = performance.now();
  await run();
  return (performance.now() - started) / 1000;
}

function median(list) {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function round3(number) {
  return Math.round(number * 1000) / 1000;
}
