import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readTar } from './tar.ts';

const folder = mkdtempSync(join(tmpdir(), 'tar-'));
afterAll(() => rmSync(folder, { recursive: true }));

function archive(...options: string[]): Buffer {
  return execFileSync('tar', ['-C', folder, ...options, '-cf', '-', 'in']);
}

mkdirSync(join(folder, 'in'));
writeFileSync(join(folder, 'in', 'a.json'), '"first"');
writeFileSync(join(folder, 'in', 'b.json'), 'x'.repeat(1_300));
symlinkSync('a.json', join(folder, 'in', 'link.json'));

describe('tar', () => {
  for (const format of ['ustar', 'gnu', 'pax']) {
    it(`reads the regular files of a ${format} archive and passes over folders and links`, () => {
      const members = readTar(archive(`--format=${format}`, '--sort=name'));
      expect(members.map((member) => [member.name, member.content.toString()])).toEqual([
        ['in/a.json', '"first"'],
        ['in/b.json', 'x'.repeat(1_300)],
      ]);
    });
  }

  it('refuses bytes that are no archive', () => {
    expect(() => readTar(Buffer.alloc(1_024, 'x'))).toThrow('cannot be read');
    const broken = archive();
    broken[0] = (broken[0] ?? 0) + 1;
    expect(() => readTar(broken)).toThrow('wrong header');
  });

  it('refuses an archive that breaks off', () => {
    const whole = archive('--format=ustar', '--sort=name');
    expect(() => readTar(whole.subarray(0, 512 * 4))).toThrow('middle of an entry');
  });

  it('refuses an archive of more than 1,000 entries', () => {
    const entry = archive('--format=ustar', '--sort=name').subarray(512, 512 * 3);
    expect(() => readTar(Buffer.concat(Array.from({ length: 1_001 }, () => entry)))).toThrow('1000 entries');
  });
});
