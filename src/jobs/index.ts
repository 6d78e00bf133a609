export type { Reach } from './reachable-address.ts';
export { createWebhookSender } from './webhook-sender.ts';
export { startWorker } from './worker.ts';
