import { describe, expect, it } from 'vitest';
import type { Cell } from '../../core/index.ts';
import { defaultLimits } from '../limits.ts';
import { remedyColumn } from '../sheet-builder.ts';
import { UnreadableFile } from '../unreadable.ts';
import { findRegister } from './find-register.ts';
import { headerFingerprint } from './header-fingerprint.ts';
import { readMappingFile } from './mapping-file.ts';
import { holdRegisters } from './recognise.ts';

const header = ['Invoice No', 'Invoice Date', 'State', 'Rate', 'Taxable Value'];
const rowsOf = (...rows: readonly (readonly Cell[])[]) =>
  rows.map((cells, index) => ({ number: index + 1, cells }));
const options = { mappings: [], limits: defaultLimits };
const holds = (name: string, text: string) => holdRegisters([{ name, bytes: Buffer.from(text) }], options);

describe('headerFingerprint', () => {
  it('is the same for any order, case, blanks and our own column', () => {
    const other = [remedyColumn, '', 'taxable  VALUE', 'Rate', 'State', 'Invoice Date', 'INVOICE NO'];
    expect(headerFingerprint(other)).toBe(headerFingerprint(header));
    expect(headerFingerprint(header)).toMatch(/^[0-9a-f]{32}$/);
  });

  it('differs for another column, in whatever script', () => {
    expect(headerFingerprint([...header, 'Cess'])).not.toBe(headerFingerprint(header));
    expect(headerFingerprint(['बीजक', 'दर'])).not.toBe(headerFingerprint(['बीजक', 'मूल्य']));
  });
});

describe('findRegister', () => {
  const known = { layout: 'register', columns: { A: 'documentNumber', B: 'taxableValue' } } as const;

  it('takes the row that a known mapping names, though a guess would take another', () => {
    const found = findRegister('S', rowsOf(header, ['A', 'B', 'C'], [1, 2, 3]), [known]);
    expect(found).toMatchObject({ known, sheet: { headerRow: 2, rows: [{ number: 3 }] } });
  });

  it('keeps a mapping with a fingerprint to its own form of register', () => {
    const of = (fingerprint: string) =>
      findRegister('S', rowsOf(['A', 'B', 'C']), [{ ...known, fingerprint }]);
    expect(of(headerFingerprint(['A', 'B', 'C']))?.known).toBeDefined();
    expect(of('0'.repeat(32))?.known).toBeUndefined();
  });

  it('offers the fullest row where no name is known, for its columns to be chosen', () => {
    const found = findRegister('S', rowsOf(['Acme Ltd'], ['K1', 'K2', 'K3', 'K4'], [1, 2, 3, 4]));
    expect(found).toMatchObject({ guess: { mapping: { columns: {} } }, sheet: { headerRow: 2 } });
  });
});

describe('holdRegisters', () => {
  it('leaves the sheets of the return to their own reader', async () => {
    const b2cl =
      'Invoice Number,Invoice date,Invoice Value,Place Of Supply,Applicable % of Tax Rate,Rate,Taxable Value,Cess Amount,E-Commerce GSTIN';
    expect(await holds('anything.csv', b2cl)).toBe(false);
    expect(await holds('b2cl.csv', b2cl.replace(',Rate,', ','))).toBe(false);
  });

  it('takes a register that only its name calls a sheet of the return', async () => {
    expect(await holds('sales-b2b.csv', `${header}\nA-1,05-Oct-2026,29,18,100`)).toBe(true);
  });

  it('leaves JSON, nothing and nonsense alone', async () => {
    for (const text of ['{"fp":"102026"}', '', 'one\ntwo', '%PDF-1.7'])
      expect(await holds('x', text)).toBe(false);
  });
});

describe('readMappingFile', () => {
  const says = (json: unknown): string => {
    try {
      readMappingFile('m.json', typeof json === 'string' ? json : JSON.stringify(json));
    } catch (error) {
      if (error instanceof UnreadableFile) return error.message;
      throw error;
    }
    return '';
  };

  it('reads one mapping or several, and what was passed over', () => {
    const mapping = { columns: { A: 'rate', B: null }, constants: { unit: 'NOS' }, dateOrder: 'mdy' };
    const read = { layout: 'register', ...mapping };
    expect(readMappingFile('m.json', JSON.stringify(mapping))).toEqual([read]);
    expect(readMappingFile('m.json', JSON.stringify([mapping, mapping]))).toEqual([read, read]);
  });

  it('says what is wrong in it', () => {
    expect(says('{')).toContain('is not JSON');
    expect(says({})).toContain('without "columns"');
    expect(says({ columns: {}, constants: 7 })).toContain('"constants" that are no object');
    expect(says({ columns: {}, constants: { unit: 7 } })).toContain('gives "unit" a value that is not text');
    expect(says({ columns: {}, constants: { colour: 'x' } })).toContain('names the field "colour"');
    expect(says({ columns: {}, dateOrder: 'ydm' })).toContain('the order of dates "ydm"');
  });
});
