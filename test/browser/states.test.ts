import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ScreenState } from '../../web/src/dev/screen-states.ts';
import { arriveAt, atRest, type Route, routes } from './routes.ts';
import { openStage, type Stage, signedIn } from './stage.ts';
import { answerIn } from './staged.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(async () => {
  await stage.stop();
});

/** Pages that stand without an answer: forms that are empty at first, help, and what is before the sign-in. */
const standsAlone = /^new |^help$|^language and look$|^registration$|^sign-in$|^invitation$/;
const pages = routes.filter(({ name, path }) => !standsAlone.test(name) && typeof path === 'string');

/** Walks over all pages in a state, three at a time, and gathers what is wrong with each. */
async function walk(
  state: ScreenState,
  faultOf: (page: Page, route: Route) => Promise<string | null>,
): Promise<readonly string[]> {
  const waiting = [...pages];
  const faults: string[] = [];
  const hand = async (): Promise<void> => {
    const { page } = await signedIn(await stage.browser.newContext(), stage.product);
    await answerIn(state, page);
    for (let route = waiting.shift(); route; route = waiting.shift()) {
      await arriveAt(page, route);
      const fault = await faultOf(page, route);
      if (fault) faults.push(`${route.name}: ${fault}`);
    }
  };
  await Promise.all([hand(), hand(), hand()]);
  return faults;
}

it('says on every page that nothing could be read, once, how to try again, and never that there is nothing', async () => {
  const faults = await walk('error', async (page) => {
    await atRest(page);
    const failures = await page.locator('main [role=alert]').filter({ hasText: 'instance req-' }).count();
    if (failures === 0) return 'says nothing';
    const retries = await page.locator('main').getByRole('button', { name: 'Try again' }).count();
    if (retries < failures) return `${failures} failures, ${retries} ways to try again`;
    const nothing = await page.locator('main [class*=_empty_]').count();
    return nothing > 0 ? 'says that there is nothing' : null;
  });
  expect(faults).toEqual([]);
}, 900_000);

/** Its rows come with the sign-in. */
const isNeverEmpty = 'registrations';

it('shows on every page that it loads, and neither a failure nor that there is nothing', async () => {
  const faults = await walk('loading', async (page, { name }) => {
    if (name === isNeverEmpty) return null;
    const waits = page.locator('main').getByRole('status', { name: 'Loading' }).first();
    await waits.waitFor({ timeout: 5000 }).catch(() => undefined);
    if (!(await waits.isVisible())) return 'does not say that it loads';
    const wrong = await page.locator('main [role=alert], main [class*=_empty_]').count();
    return wrong > 0 ? 'says more than it knows' : null;
  });
  expect(faults).toEqual([]);
}, 900_000);
