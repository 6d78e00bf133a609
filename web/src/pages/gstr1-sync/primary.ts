import type { SyncPage } from '../../api/types.ts';

const order = [
  'connect',
  'payload',
  'save',
  'summary',
  'counterParty',
  'acceptReject',
  'submit',
  'file',
] as const;
export type StepName = (typeof order)[number];

/** True when this step is the one to take now: its button is the page's primary one. */
export function isStep(page: SyncPage, name: StepName): boolean {
  const at = page.steps.findIndex((step) => step.state === 'current');
  return at >= 0 && order[at] === name;
}
