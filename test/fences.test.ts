import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name: string): string => join(root, 'node_modules/.bin', name);
const made: string[] = [];

/** A small house of its own with our rules in force, to break them in. */
function house(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'fences-'));
  made.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  for (const shared of [
    'node_modules',
    'tsconfig.base.json',
    'tsconfig.tests.json',
    '.dependency-cruiser.cjs',
    'biome.json',
  ]) {
    symlinkSync(join(root, shared), join(folder, shared));
  }
  return folder;
}

function run(
  folder: string,
  command: string,
  args: readonly string[],
): { readonly status: number | null; readonly said: string } {
  const result = spawnSync(bin(command), args, { cwd: folder, encoding: 'utf8' });
  return { status: result.status, said: result.stdout + result.stderr };
}

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

describe('each fence fails when it is broken', () => {
  const walls: readonly (readonly [string, string, string])[] = [
    [
      'core-imports-only-its-own',
      'src/core/a.ts',
      "import { b } from '../store/b.ts';\nexport const a = b;\n",
    ],
    [
      'simulator-imports-only-its-own',
      'src/simulator/a.ts',
      "import { b } from '../core/b.ts';\nexport const a = b;\n",
    ],
    [
      'filing-imports-only-its-own',
      'src/filing/a.ts',
      "import { b } from '../gateways/b.ts';\nexport const a = b;\n",
    ],
    ['core-is-pure', 'src/core/a.ts', "import { join } from 'node:path';\nexport const a = join;\n"],
    ['core-packages', 'src/core/a.ts', "import pg from 'pg';\nexport const a = pg;\n"],
  ];
  const rooms = {
    'src/store/b.ts': 'export const b = 1;\n',
    'src/core/b.ts': 'export const b = 1;\n',
    'src/gateways/b.ts': 'export const b = 1;\n',
  };
  for (const [rule, path, text] of walls) {
    it(`the boundaries say ${rule}`, () => {
      const { status, said } = run(house({ ...rooms, [path]: text }), 'depcruise', [
        'src',
        '--config',
        '.dependency-cruiser.cjs',
      ]);
      expect(said).toContain(rule);
      expect(status).not.toBe(0);
    });
  }

  it('the boundaries say no-cycles', () => {
    const cycle = {
      'src/http/a.ts': "import { b } from './b.ts';\nexport const a = () => b;\n",
      'src/http/b.ts': "import { a } from './a.ts';\nexport const b = () => a;\n",
    };
    expect(run(house(cycle), 'depcruise', ['src', '--config', '.dependency-cruiser.cjs']).said).toContain(
      'no-cycles',
    );
  });

  const part = {
    extends: '../../tsconfig.base.json',
    compilerOptions: { rootDir: '.', outDir: '../../dist/core', types: [] },
    include: ['*.ts'],
  };
  it('the compiler knows no Node in core', () => {
    const folder = house({
      'src/core/tsconfig.json': JSON.stringify(part),
      'src/core/a.ts': '/** A. */\nexport const a = process.env;\n',
    });
    const { status, said } = run(folder, 'tsc', ['-b', 'src/core']);
    expect(said).toContain('process');
    expect(status).not.toBe(0);
  });

  it('the compiler refuses a part that is not referenced', () => {
    const folder = house({
      'src/core/tsconfig.json': JSON.stringify(part),
      'src/core/a.ts': "import { b } from '../store/b.ts';\nexport const a = b;\n",
      'src/store/b.ts': 'export const b = 1;\n',
    });
    expect(run(folder, 'tsc', ['-b', 'src/core']).status).not.toBe(0);
  });

  it('a misspelt identity does not compile', () => {
    const table = `import { defineTable } from '${root}src/core/gstr1/table.ts';
import * as field from '${root}src/core/gstr1/fields.ts';
export const t = defineTable({ name: 'x', section: 'b2b', number: '4', title: '', inIff: false, admits: '', sheet: { name: '', aliases: [], columns: {} },
  fields: { rate: field.rate() }, identity: ['raet'], path: ['b2b'], levels: [], rules: [], totals: { taxable: [], summaryRows: () => [], liability: () => ({ tax: 0, value: 0 }) } });\n`;
    const folder = house({ 'a.ts': table });
    const options = [
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2023',
      '--allowImportingTsExtensions',
      '--skipLibCheck',
      '--ignoreConfig',
      'a.ts',
    ];
    const { status, said } = run(folder, 'tsc', options);
    expect(said).toContain('raet');
    expect(status).not.toBe(0);
  });

  it('the linter refuses a promise that nobody waits for', () => {
    const folder = house({
      'a.ts': 'async function save(): Promise<void> {}\nexport function act(): void {\n  save();\n}\n',
      '.gitignore': '',
    });
    const { said, status } = run(folder, 'biome', ['lint', '--vcs-enabled=false', 'a.ts']);
    expect(said).toContain('noFloatingPromises');
    expect(status).not.toBe(0);
  });

  it('unused code is found', () => {
    const folder = house({
      'package.json': JSON.stringify({ name: 'x', type: 'module' }),
      'knip.json': JSON.stringify({ entry: ['a.ts'], project: ['*.ts'] }),
      'a.ts': "import { b } from './b.ts';\nconsole.log(b);\n",
      'b.ts': 'export const b = 1;\nexport const nobodyNeedsMe = 2;\n',
    });
    expect(run(folder, 'knip', []).said).toContain('nobodyNeedsMe');
  });
});
