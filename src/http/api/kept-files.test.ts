import { describe, expect, it } from 'vitest';
import { keptFiles, packedFiles } from './kept-files.ts';

describe('the files of an import', () => {
  it('come back byte for byte with their names and their kind', () => {
    const files = [
      { name: 'b2b,sez,de.csv', bytes: new Uint8Array([0, 10, 255, 10]) },
      { name: 'विक्री.csv', bytes: new TextEncoder().encode('a\nb') },
      { name: 'empty.csv', bytes: new Uint8Array() },
    ];
    const kept = keptFiles(packedFiles({ kind: 'csv', files }), 'all');
    expect(kept.kind).toBe('csv');
    expect(kept.files.map(({ name, bytes }) => [name, [...bytes]])).toEqual(
      files.map(({ name, bytes }) => [name, [...bytes]]),
    );
  });

  it('kept as they came are one file', () => {
    const bytes = new TextEncoder().encode('PK…');
    expect(keptFiles(bytes, 'sales.xlsx')).toEqual({ kind: 'file', files: [{ name: 'sales.xlsx', bytes }] });
  });
});
