import type { Page } from 'playwright-core';
import { isStaged, type ScreenState, stagedAnswer } from '../../web/src/dev/screen-states.ts';

/** Answers what a page asks of the API as in a state, until its routes are given up. */
export async function answerIn(state: ScreenState, page: Page): Promise<void> {
  await page.route('**/api/v1/**', async (asked) => {
    const request = asked.request();
    if (!isStaged(state, request.method(), request.url())) return asked.fallback();
    const answer = await stagedAnswer(state, async () => (await asked.fetch()).json().catch(() => null));
    if (answer === 'never') return;
    if (answer === 'no connection') return asked.abort();
    await asked.fulfill(answer);
  });
}
