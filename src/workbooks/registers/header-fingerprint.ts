import { createHash } from 'node:crypto';
import { remedyColumn } from '../sheet-builder.ts';
import { comparableHeader } from './register-fields.ts';

/**
 * Names a form of register by its headers, 32 hex digits: the same whatever their order, case and blanks, and with our
 * own column of a workbook that comes back.
 */
export function headerFingerprint(header: readonly string[]): string {
  const names = header
    .filter((text) => text !== remedyColumn)
    // Names in Devanagari have no letters that compare; they stand for themselves.
    .map((text) => comparableHeader(text) || text.trim())
    .filter((text) => text !== '');
  const sorted = [...new Set(names)].sort();
  return createHash('sha256').update(sorted.join('\n')).digest('hex').slice(0, 32);
}
