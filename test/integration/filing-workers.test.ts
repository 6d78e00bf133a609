import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSave } from '../../src/filing/index.ts';
import type { Portal } from '../../src/filing/needs/portal.ts';
import { startWorker } from '../../src/jobs/index.ts';
import {
  actor,
  booksOf,
  connect,
  importRecords,
  key,
  openFiling,
  type Stage,
  sampleRecords,
  savedAs,
  savedOnPortal,
  startStage,
  until,
} from './filing/stage.ts';

describe('the workers of the queue', () => {
  let stage: Stage;
  let closing: (() => Promise<void>)[];
  beforeEach(async () => {
    stage = await startStage({ works: false });
    closing = [];
    await importRecords(stage.filing, sampleRecords());
    await connect(stage.filing);
  });
  afterEach(async () => {
    for (const close of closing.reverse()) await close();
    await stage.stop();
  });

  async function work(wrap: (portal: Portal) => Portal): Promise<string[]> {
    const { opened, filing, close } = await openFiling(stage.places, wrap);
    closing.push(close);
    const troubles: string[] = [];
    const worker = await startWorker({ pool: opened.pool, filing, onTrouble: (says) => troubles.push(says) });
    closing.push(() => worker.stop());
    return troubles;
  }

  it('leave the job of a worker alone that is alive, however long its call takes', async () => {
    const saves: number[] = [];
    const slow = (portal: Portal): Portal => ({
      ...portal,
      save: async (of, payload) => {
        saves.push(Date.now());
        await delay(2500);
        return portal.save(of, payload);
      },
    });
    await work(slow);
    const started = await startSave(stage.filing, actor, { key, kind: 'save' });
    while (saves.length === 0) await delay(20);
    await work(slow);
    await work(slow);
    expect(await until(stage.filing, started)).toMatchObject({ state: 'done' });
    expect(saves).toHaveLength(1);
  });

  it('tell a defect on the task and try again, and the work comes to its end when it has gone', async () => {
    let defects = 0;
    const troubles = await work((portal) => ({
      ...portal,
      save: (of, payload) => {
        defects += 1;
        return defects === 1
          ? Promise.reject(new TypeError('a number was not a number'))
          : portal.save(of, payload);
      },
    }));
    const started = await startSave(stage.filing, actor, { key, kind: 'save' });
    const waiting = await until(stage.filing, started, 'waiting-to-retry');
    expect(waiting.says).toBe(
      'A fault in this program stopped the work: a number was not a number. It is tried again by itself; nothing is lost.',
    );
    expect(await until(stage.filing, started)).toMatchObject({ state: 'done' });
    expect(troubles[0]).toContain('stopped at attempt 1: a number was not a number');
    expect(await savedOnPortal(stage.simulator.url)).toEqual(savedAs(sampleRecords()));
    expect((await booksOf(stage.filing)).state.status).toBe('uploaded');
  });
});
