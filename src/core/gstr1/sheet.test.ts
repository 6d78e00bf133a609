import { describe, expect, it } from 'vitest';
import { officialSheets } from './sheet.ts';

const headers = (name: string) =>
  officialSheets.find((sheet) => sheet.name === name)?.columns.map(({ header }) => header);

describe('the sheets of the official workbook', () => {
  it('name the original before the revised document', () => {
    expect(headers('b2ba')?.slice(0, 6)).toEqual([
      'GSTIN/UIN of Recipient',
      'Receiver Name',
      'Original Invoice Number',
      'Original Invoice date',
      'Revised Invoice Number',
      'Revised Invoice date',
    ]);
    expect(headers('expa')?.slice(0, 4)).toEqual([
      'Export Type',
      'Original Invoice Number',
      'Original Invoice date',
      'Revised Invoice Number',
    ]);
    expect(headers('b2cla')?.slice(0, 4)).toEqual([
      'Original Invoice Number',
      'Original Invoice date',
      'Original Place Of Supply',
      'Revised Invoice Number',
    ]);
  });

  it('begin with the month where a month is amended, after the kind of supply in table 14A', () => {
    expect(headers('b2csa')?.slice(0, 4)).toEqual([
      'Financial Year',
      'Original Month',
      'Place Of Supply',
      'Type',
    ]);
    expect(headers('ecoaurp2c')?.slice(0, 4)).toEqual([
      'Financial Year',
      'Original Month',
      'Place Of Supply',
      'Rate',
    ]);
    expect(headers('ecoa')?.slice(0, 5)).toEqual([
      'Nature of Supply',
      'Financial Year',
      'Original Month/Quarter',
      'Original GSTIN of E-Commerce Operator',
      'Revised GSTIN of E-Commerce Operator',
    ]);
  });
});
