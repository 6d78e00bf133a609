import { describe, expect, it } from 'vitest';
import * as field from './fields.ts';

describe('a GSTIN', () => {
  const recipient = field.gstin('ctin', ['regular']);

  it('is taken with blanks around it, as often as it comes', () => {
    expect(recipient.read(' 29AADFM3390P1ZN ')).toBe('29AADFM3390P1ZN');
    expect(recipient.read('29AADFM3390P1ZN')).toBe('29AADFM3390P1ZN');
  });

  it('is refused with the code of the portal and the section of the law, as often as it comes', () => {
    const refused = {
      code: 'GSTIN',
      says: expect.stringContaining('29AADFM3390P1ZM'),
      portalCode: 'RET191113',
      source: 'Section 25 CGST Act',
    };
    expect(recipient.read('29AADFM3390P1ZM')).toEqual(refused);
    expect(recipient.read('29AADFM3390P1ZM')).toEqual(refused);
  });
});

describe('the number of a document', () => {
  const number = field.documentNumber('inum');
  const refused = (says: string) => ({
    code: 'DOCUMENT-NUMBER',
    says,
    source: 'Rule 46(b) CGST Rules',
    portalCode: 'RET191203',
  });

  it.each([' TX/2026-27/0001 ', 'a', '100', 7])('may be %j', (cell) => {
    expect(number.read(cell)).toBe(String(cell).trim());
  });

  it('has at most 16 characters', () => {
    expect(number.read('TX/2026-27/000001')).toEqual(
      refused(
        'Document number "TX/2026-27/000001" has 17 characters. The law allows 16; shorten it as on the invoice.',
      ),
    );
  });

  it('has no other signs', () => {
    expect(number.read('TX_1')).toEqual(
      refused(
        'Document number "TX_1" has a character other than letters, digits, - and /. Write it without that character.',
      ),
    );
  });

  it('is more than zeros', () => {
    expect(number.read('00-0/0')).toEqual(
      refused(
        'Document number "00-0/0" has no letter and no digit but zero. Enter the number printed on the document.',
      ),
    );
  });
});

describe('a place of supply', () => {
  const place = field.placeOfSupply('pos');

  it.each([
    ['27-Maharashtra', '27'],
    [' 04 Chandigarh', '04'],
    ['29', '29'],
    [4, '04'],
    [27, '27'],
  ])('is read from %j as %s', (cell, code) => {
    expect(place.read(cell)).toBe(code);
  });

  it.each(['Maharashtra', 'x27-Maharashtra', '27Maharashtra', '27_', '39-Nowhere', 400])(
    'is not %j',
    (cell) => {
      expect(place.read(cell)).toEqual({
        code: 'PLACE-OF-SUPPLY',
        says: `Place of supply "${cell}" is not in the list. Write the two digits and the State, like 27-Maharashtra.`,
        source: 'Section 10 IGST Act',
        portalCode: 'RET191112',
      });
    },
  );

  it('lies outside India only where the table takes that', () => {
    expect(field.placeOfSupply('pos', { foreign: true }).read('96-Foreign Country')).toBe('96');
    expect(place.read('96-Foreign Country')).toEqual({
      code: 'PLACE-OF-SUPPLY-ABROAD',
      says: 'This table takes no place of supply outside India. Report exports in table 6A.',
      source: 'Form GSTR-1',
      portalCode: 'RET191112',
    });
  });
});

describe('a choice', () => {
  const exportType = field.choice('exp_typ', { WPAY: 'with', WOPAY: 'without' });

  it('is what its word stands for', () => {
    expect(exportType.read(' WOPAY ')).toBe('without');
    expect(exportType.fromWire('with')).toBe('with');
    expect(exportType.fromWire('WPAY')).toBeUndefined();
  });

  it('names the word that was meant, or all', () => {
    const refused = (says: string) => ({ code: 'CHOICE', says, source: 'Official workbook of GSTR-1' });
    expect(exportType.read('WoPay')).toEqual(
      refused('"WoPay" is not a word this column takes. Write it exactly: WOPAY.'),
    );
    expect(exportType.read('toString')).toEqual(
      refused('"toString" is not a word this column takes. Write one of: WPAY · WOPAY.'),
    );
  });
});

it('a pattern refuses with its own sentence', () => {
  const port = field.pattern('sbpcode', {
    of: /^[A-Z]{5}\d$/,
    code: 'PORT-CODE',
    says: (value) => `"${value}" is no port.`,
  });
  expect(port.read(' INBOM4 ')).toBe('INBOM4');
  expect(port.read('Bombay')).toEqual({
    code: 'PORT-CODE',
    says: '"Bombay" is no port.',
    source: 'Official workbook of GSTR-1',
  });
});

it('a column that must be blank says why', () => {
  expect(field.mustBeBlank('the operator is reported in table 14.').read('29AADFM3390P1ZN')).toEqual({
    code: 'MUST-BE-BLANK',
    says: '"29AADFM3390P1ZN": the operator is reported in table 14.',
    source: 'Form GSTR-1 from 01-2024',
  });
});

it('a derived fact is a text or a number of the wire, and nothing else', () => {
  const description = field.derived('desc');
  expect(['COTTON', 7, null, true, ['x']].map((wire) => description.fromWire(wire))).toEqual([
    'COTTON',
    7,
    undefined,
    undefined,
    undefined,
  ]);
});
