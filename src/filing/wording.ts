import { formatRupees, groupIndian, type ReturnForm, type ReturnPeriod } from '../core/index.ts';
import type { ReturnKey, TaskKind } from './needs/store.ts';

/** `1,204 documents`, `1 document`. */
export function documents(count: number): string {
  return `${number(count)} ${count === 1 ? 'document' : 'documents'}`;
}

/** A count with Indian grouping: `1,20,400`. */
export function number(count: number): string {
  return groupIndian(String(count));
}

/** `₹3,41,20,118.00` of paise. */
export function money(paise: number): string {
  return `₹${formatRupees(paise)}`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Oct 2026`. */
export function periodName(period: ReturnPeriod): string {
  return `${months[Number(period.slice(5)) - 1] ?? period.slice(5)} ${period.slice(0, 4)}`;
}

/** `27…ZV`: enough to tell one registration from another. */
export function shortGstin(gstin: string): string {
  return `${gstin.slice(0, 2)}…${gstin.slice(-2)}`;
}

/** `GSTR-1`, `GSTR-1A`. */
export function formName(form: ReturnForm): string {
  return form.replace('GSTR', 'GSTR-');
}

/** What the audit trail and messages call a return: `GSTR1 27AAMCT7421K1ZV 2026-10`. */
export function returnName(key: ReturnKey): string {
  return `${key.form} ${key.gstin} ${key.returnPeriod}`;
}

/** What the screens call a kind of task. */
export const taskTitles: Readonly<Record<TaskKind, string>> = {
  save: 'Save to GSTN',
  delete: 'Delete on GSTN',
  reset: 'Reset',
  proceed: 'Submit',
  summary: 'Download Summary',
  file: 'File',
  download: 'Download Counter Party',
  act: 'Accept/Reject',
  'compute-2b': 'Compute GSTR-2B',
};

/** How long ago: `20 s ago`, `5 min ago`, `3 h ago`, `2 days ago`. */
export function ago(from: string, now: string): string {
  const seconds = Math.max(0, Math.round((Date.parse(now) - Date.parse(from)) / 1000));
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 172_800) return `${Math.floor(seconds / 3600)} h ago`;
  return `${Math.floor(seconds / 86_400)} days ago`;
}

const istOffset = 5.5 * 3600_000;

/** The date in India (UTC+05:30) of an instant, yyyy-mm-dd: periods and due dates are Indian days. */
export function indianDate(instant: string): string {
  return new Date(Date.parse(instant) + istOffset).toISOString().slice(0, 10);
}

/** The time of day in India, `18:42`, or with its seconds. */
export function indianTime(instant: string, to: 'minutes' | 'seconds' = 'minutes'): string {
  return new Date(Date.parse(instant) + istOffset).toISOString().slice(11, to === 'minutes' ? 16 : 19);
}

/** yyyy-mm-dd turned into the portal's dd-mm-yyyy. */
export function portalDate(date: string): string {
  return date.split('-').reverse().join('-');
}

/** An instant some seconds after another, ISO 8601. */
export function secondsLater(instant: string, seconds: number): string {
  return new Date(Date.parse(instant) + seconds * 1000).toISOString();
}
