import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { documents } from '../tools/generate.ts';

const generated = await documents();

describe('generated documents', () => {
  it.each(Object.entries(generated))('%s is what the tables say now (npm run generate)', (path, text) => {
    expect(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')).toBe(text);
  });
});
