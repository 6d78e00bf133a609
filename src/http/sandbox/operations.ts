import { filingOperations } from './filing.ts';
import { inwardOperations } from './inward.ts';
import type { SandboxOperation } from './operation.ts';
import { publicOperations } from './public.ts';
import { readOperations } from './reads.ts';
import { sessionOperations } from './session.ts';

/** Every operation of sandbox.co.in that is served. */
export const sandboxOperations: readonly SandboxOperation[] = [
  ...sessionOperations,
  ...filingOperations,
  ...readOperations,
  ...publicOperations,
  ...inwardOperations,
];
