import type { Finding } from '../../api/types.ts';
import type { Tone } from '../../parts/chip.tsx';

/** How each severity looks. */
export const looks: Readonly<Record<Finding['severity'], readonly [Tone, string]>> = {
  error: ['bad', '✕'],
  warning: ['needs', '!'],
  info: ['quiet', '○'],
};
