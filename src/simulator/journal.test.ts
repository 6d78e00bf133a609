import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Journal, type JournalEntry } from './journal.ts';
import { Table } from './table.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function read(file: string): JournalEntry[] {
  const entries: JournalEntry[] = [];
  const journal = new Journal(file);
  journal.open((entry) => entries.push(entry));
  journal.close();
  return entries;
}

test('a flushed change is in the file before the process ends', () => {
  const file = join(folder, 'state');
  const journal = new Journal(file);
  journal.open(() => undefined);
  journal.append(['return', 'a', { state: 'FILED' }]);
  journal.flush();
  expect(readFileSync(file, 'utf8')).toBe('["return","a",{"state":"FILED"}]\n');
  journal.close();
});

test('a compacted file holds what still holds, and takes further changes', () => {
  const file = join(folder, 'state');
  const journal = new Journal(file);
  journal.open(() => undefined);
  const table = new Table<number>('count', journal);
  for (let count = 0; count < 100; count += 1) table.set('a', count);
  table.set('b', 1);
  table.delete('b');
  journal.compact(table.entries());
  expect(readFileSync(file, 'utf8')).toBe('["count","a",99]\n');
  table.set('c', 3);
  journal.close();
  expect(read(file)).toEqual([
    ['count', 'a', 99],
    ['count', 'c', 3],
  ]);
});
