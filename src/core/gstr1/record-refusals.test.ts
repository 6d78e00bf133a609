import { describe, expect, it } from 'vitest';
import { remedyOfRefusal } from './record-refusals.ts';

describe('the remedy for a refused document', () => {
  it('is a sentence of ours at the column of the official workbook', () => {
    expect(remedyOfRefusal('b2b|29AADFM3390P1ZN|TX-142', 'RET191113')).toEqual({
      says: expect.stringContaining('not active in the period'),
      column: 'GSTIN/UIN of Recipient',
    });
    expect(remedyOfRefusal('cdnr|29AADFM3390P1ZN|CN-7', 'RET191123')?.column).toBe('Note Number');
    expect(remedyOfRefusal('b2csa|2026-10|27|', 'RET191157')?.column).toBe('Original Month');
    expect(remedyOfRefusal('ecom.b2b|29AADFM3390P1ZN|A', 'RET191113')?.column).toBeDefined();
  });

  it('names no column where the table has none of the fields', () => {
    expect(remedyOfRefusal('b2cs|27|18|', 'RET191113')).toEqual({ says: expect.any(String) });
  });

  it('is not invented for a code we do not know', () => {
    expect(remedyOfRefusal('b2b|29AADFM3390P1ZN|TX-142', 'RET199999')).toBeNull();
  });
});
