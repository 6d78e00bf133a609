import type { SyncPage } from '../../api/types.ts';

/** True when this step, by its key, is the one to take now: its button is the page's primary one. */
export function isStep(page: SyncPage, key: string): boolean {
  return page.steps.some((step) => step.state === 'current' && step.key === key);
}
