import type { Cell } from '../core/index.ts';

/** How a column of an exported list is written: money comes in paise, dates as yyyy-mm-dd or an instant, whose time is written too. */
export type ListColumnKind = 'text' | 'money' | 'number' | 'date' | 'instant';

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
  if (kind === 'instant' && typeof value === 'string') return minuteOf(value);
  if (Array.isArray(value)) return value.map((one) => listCell(one, 'text') ?? '').join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const indiaMs = 5.5 * 3_600_000;

/** dd-mm-yyyy hh:mm in India. */
function minuteOf(text: string): string {
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) return text;
  const [day = '', time = ''] = new Date(instant + indiaMs).toISOString().split('T');
  return `${day.split('-').reverse().join('-')} ${time.slice(0, 5)}`;
}

/** yyyy-mm-dd; of an instant the day it was in India. */
function dayOf(text: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return text;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? text : new Date(instant + indiaMs).toISOString().slice(0, 10);
}
