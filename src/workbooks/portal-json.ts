import type { WorkbookFile } from './file-kind.ts';
import type { ReadResult } from './read-result.ts';
import { decodeText } from './text-encoding.ts';

/** Reads a JSON of the portal or its offline tool; unsound JSON, and JSON of something else, is a finding. */
export function readPortalJson(file: WorkbookFile): ReadResult {
  const { text, findings } = decodeText(file.name, file.bytes);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const says = `File "${file.name}" is not sound JSON (${reason}). Download it again from where it came.`;
    return { kind: 'portal JSON', sheets: {}, findings: [{ code: 'FILE-JSON', severity: 'error', says }] };
  }
  const declared = declaredIn(json);
  return { kind: 'portal JSON', sheets: {}, findings, json, ...(declared ? { declared } : {}) };
}

// A download wraps the return in `data`; the offline tool and the portal's own form do not.
function declaredIn(json: unknown): ReadResult['declared'] {
  const root = objectOf(json);
  const inner = objectOf(root.data);
  const gstin = [root.gstin, inner.gstin].find((value) => typeof value === 'string');
  const wire = [root.fp, root.ret_period, inner.fp, inner.ret_period, inner.rtnprd].find(
    (value) => typeof value === 'string',
  );
  const returnPeriod = wire && /^\d{6}$/.test(wire) ? `${wire.slice(2)}-${wire.slice(0, 2)}` : undefined;
  if (gstin === undefined && returnPeriod === undefined) return undefined;
  return {
    ...(gstin === undefined ? {} : { gstin }),
    ...(returnPeriod === undefined ? {} : { returnPeriod }),
  };
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
