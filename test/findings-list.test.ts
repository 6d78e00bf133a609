import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { allFindings } from '../tools/finding-list.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const list = readFileSync(join(root, 'docs/findings.md'), 'utf8');

/** Looked for without reading the language: every quoted code after the word `code`. */
function codesWritten(part: string): readonly string[] {
  return readdirSync(join(root, part), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/\.test(-kit)?\.ts$|^matching\//.test(name))
    .flatMap((name) => [
      ...readFileSync(join(root, part, name), 'utf8').matchAll(/\bcode: '([A-Z][A-Z0-9-]{3,})',?$/gm),
    ])
    .map(([, code = '']) => code);
}

describe('docs/findings.md', () => {
  it('has every code that the core and the readers of files write down', () => {
    const written = [...codesWritten('src/core'), ...codesWritten('src/workbooks')];
    expect(written.length).toBeGreaterThan(150);
    // Codes of the portal are no findings of ours: docs/refusals.md has them.
    const missing = written.filter((code) => !/^RET|^LG/.test(code) && !list.includes(`| ${code} |`));
    expect([...new Set(missing)]).toEqual([]);
  });

  it('says for nearly every code what is wrong and what to do', () => {
    const silent = allFindings().filter(({ says }) => says === '');
    expect(silent.length, silent.map(({ code }) => code).join(', ')).toBeLessThan(10);
  });
});
