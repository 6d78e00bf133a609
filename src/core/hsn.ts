import { hsnMaster } from './hsn-master.ts';

let descriptions: Map<string, string> | undefined;

/** The official name of an HSN or SAC code as the portal's master holds it; undefined when the code is not in it. */
export function hsnDescription(code: string): string | undefined {
  descriptions ??= readMaster();
  return descriptions.get(code);
}

/** Whether a code is a service accounting code: chapter 99 has no quantity (table 12 instructions). */
export function isService(code: string): boolean {
  return code.startsWith('99');
}

/** Entries are a code, a tab and the name; they are split only when the first code is asked for. */
function readMaster(): Map<string, string> {
  const master = new Map<string, string>();
  for (const entry of hsnMaster) {
    const tab = entry.indexOf('\t');
    master.set(entry.slice(0, tab), entry.slice(tab + 1));
  }
  return master;
}
