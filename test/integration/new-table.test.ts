import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeNewTable } from '../../tools/new-table.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'vivarani-table-'));
  cpSync(join(root, 'src/core'), join(copy, 'src/core'), { recursive: true });
  for (const name of ['tsconfig.base.json', 'package.json']) cpSync(join(root, name), join(copy, name));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const run = (script: string, ...options: readonly string[]): string =>
  execFileSync(process.execPath, [join(root, 'node_modules', script), ...options], { cwd: copy }).toString();

describe('npm run new:table', () => {
  it('writes a table of a new section that compiles, stands in the index and reads its sheet', () => {
    const paths = writeNewTable(copy, { name: 'dtaclear', section: 'dtaclear' });
    expect(paths.map((path) => path.slice(copy.length + 1))).toEqual([
      'src/core/gstr1/tables/dtaclear.ts',
      'src/core/gstr1/tables/dtaclear.test.ts',
      'src/core/gstr1/tables/index.ts',
      'src/core/gstr1/sections.ts',
    ]);
    expect(readFileSync(join(copy, 'src/core/gstr1/tables/index.ts'), 'utf8')).toContain('  dtaclear,\n];');
    // tsc throws with its messages when anything does not compile.
    expect(run('typescript/bin/tsc', '-p', 'src/core', '--noEmit', '--composite', 'false')).toBe('');
    expect(run('vitest/vitest.mjs', 'run', 'src/core/gstr1/tables/dtaclear.test.ts')).toMatch(/1 passed/);
  }, 300_000);

  it('writes over no table and takes no name that is none', () => {
    expect(() => writeNewTable(copy, { name: 'b2cl', section: 'b2cl' })).toThrow('is there already');
    expect(() => writeNewTable(copy, { name: '../x', section: 'b2cl' })).toThrow(
      '"../x" is no name of a table',
    );
  });
});
