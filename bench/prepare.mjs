// A month of CSV sheets to payload files: reading, checking, tax, nesting, splitting, writing. Ours and the floor are
// processes of their own, so that the peak memory is that of ours alone.
import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvMonth } from './csv-month.mjs';

const usualLines = 100_000;

export async function measure(lines = usualLines) {
  const usual = lines === usualLines ? undefined : await secondsOf(usualLines);
  const folder = monthOnDisk(lines);
  const ours = startSide('ours', folder);
  let floor;
  const rounds = [];
  return {
    n: lines,
    floorIs: 'csv-parse of the same files + JSON.stringify of the same payloads',
    async ours() {
      rounds.push(await ours.round());
    },
    async floor() {
      // It starts when ours has written the payloads that it stringifies.
      floor ??= startSide('floor', folder);
      await floor.round();
    },
    more() {
      // The command does its work once: its peak is that of the first round, which for the times only warms up.
      const { bytes, parts, peakMegabytes } = rounds[0];
      const seconds = median(rounds.slice(1).map((round) => round.seconds));
      const cpu = median(rounds.slice(1).map((round) => round.cpuSeconds));
      const growth = usual === undefined ? {} : { growth_from_100000: round2(seconds / usual) };
      return { peak_mb: peakMegabytes, cpu_s: round2(cpu), bytes, parts, ...growth };
    },
    after() {
      ours.stop();
      floor?.stop();
    },
  };
}

async function secondsOf(lines) {
  const side = startSide('ours', monthOnDisk(lines));
  const rounds = [];
  for (let round = 0; round < 4; round++) rounds.push((await side.round()).seconds);
  side.stop();
  return median(rounds.slice(1));
}

function monthOnDisk(lines) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-prepare-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'in'));
  mkdirSync(join(folder, 'out'));
  for (const { name, bytes } of csvMonth(lines)) writeFileSync(join(folder, 'in', name), bytes);
  return folder;
}

function startSide(side, folder) {
  const child = fork(new URL('./prepare-side.mjs', import.meta.url), [side, folder], {
    execArgv: ['--expose-gc'],
  });
  return {
    round: () =>
      new Promise((resolve, reject) => {
        const ended = () => reject(new Error(`The ${side} of the measure ended without an answer.`));
        child.once('exit', ended);
        child.once('message', (answer) => {
          child.off('exit', ended);
          resolve(answer);
        });
        child.send('round');
      }),
    stop: () => child.disconnect(),
  };
}

const round2 = (number) => Math.round(number * 100) / 100;

function median(list) {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
