import type { Cell } from '../core/index.ts';

/** How a column of an exported list is written: money comes in paise, dates as yyyy-mm-dd or an instant. */
export type ListColumnKind = 'text' | 'money' | 'number' | 'date';

/** A column of an exported list. */
export interface ExportedColumn {
  readonly header: string;
  readonly kind: ListColumnKind;
}

/** A value as its column holds it: rupees of paise, the day of an instant in India, and everything else as text. */
export function listCell(value: unknown, kind: ListColumnKind): Cell {
  if (value === null || value === undefined || value === '') return null;
  if (kind === 'money' && typeof value === 'number') return value / 100;
  if (kind === 'number' && typeof value === 'number') return value;
  if (kind === 'date' && typeof value === 'string') return dayOf(value);
  if (Array.isArray(value)) return value.map((one) => listCell(one, 'text') ?? '').join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const indiaMs = 5.5 * 3_600_000;

/** yyyy-mm-dd; of an instant the day it was in India. */
function dayOf(text: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return text;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? text : new Date(instant + indiaMs).toISOString().slice(0, 10);
}
