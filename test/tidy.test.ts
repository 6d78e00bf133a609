import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tables } from '../src/core/gstr1/tables/index.ts';
import { sectionNames } from '../src/core/index.ts';
import { type SourceFile, untidy } from './tidy-rules.ts';

const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'src', 'web/src'], {
  encoding: 'utf8',
});
const files: readonly SourceFile[] = tracked
  .split('\n')
  .filter((path) => /\.tsx?$/.test(path) && existsSync(path))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

describe('the house', () => {
  it('is tidy in every file', () => {
    expect(files.length).toBeGreaterThan(30);
    expect(files.flatMap(untidy)).toEqual([]);
  });

  it('has every section of GSTR-1 in the index of tables', () => {
    expect([...new Set(tables.map((table) => table.section))].sort()).toEqual([...sectionNames].sort());
    expect(new Set(tables.map((table) => table.name)).size).toBe(tables.length);
  });

  it('names only fields that exist in every table', () => {
    for (const table of tables) {
      const named = [
        ...table.identity,
        ...Object.keys(table.sheet.columns),
        ...table.levels.flatMap((level) => [...level.by, ...level.fields]),
      ];
      expect(
        named.filter((name) => !(name in table.fields)),
        table.name,
      ).toEqual([]);
    }
  });
});

describe('each tidy rule fails when it is broken', () => {
  const broken: readonly (readonly [string, SourceFile])[] = [
    ['lines', { path: 'src/http/long.ts', text: '\n'.repeat(402) }],
    ['name says nothing', { path: 'src/http/utils.ts', text: '' }],
    ['does not end in .ts', { path: 'src/http/a.ts', text: "import { b } from './b';" }],
    ['Date.now', { path: 'src/core/a.ts', text: 'const now = Date.now();' }],
    ['Math.random', { path: 'src/filing/a.ts', text: 'const chance = Math.random();' }],
    ['no sentence of documentation', { path: 'src/core/a.ts', text: 'export const a = 1;' }],
  ];
  for (const [said, file] of broken) {
    it(`says "${said}" of ${file.path}`, () => {
      expect(untidy(file).join(' ')).toContain(said);
    });
  }
});
