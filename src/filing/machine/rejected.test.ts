import { describe, expect, it } from 'vitest';
import { recordErrors, refusalOfStep } from './rejected.ts';

const keys = [
  'b2b|29AADFM3390P1ZN|TX-1',
  'b2b|29AADFM3390P1ZN|TX-2',
  'b2ba|29AADFM3390P1ZN|TX-1',
  'hsn_b2b|5208|MTR|5',
  'hsn_b2c|5208|MTR|5',
];
const invoices = (...numbers: readonly string[]) => ({
  ctin: '29AADFM3390P1ZN',
  inv: numbers.map((inum) => ({ inum, idt: '05-10-2026', val: 100, itms: [] })),
});
const of = (section: string, record: unknown) => ({ section, code: 'RET191175', message: 'Rate', record });

describe('the records an error report speaks of', () => {
  it('are found by their identity, one document or several to a party', () => {
    const one = recordErrors({ recordKeys: keys }, [of('b2b', invoices('TX-2'))]);
    expect(one).toEqual([{ recordKey: keys[1], code: 'RET191175', message: 'Rate' }]);
    const both = recordErrors({ recordKeys: keys }, [of('b2b', invoices('TX-1', 'TX-2'))]);
    expect(both.map(({ recordKey }) => recordKey)).toEqual(keys.slice(0, 2));
  });

  it('are all of the section, and of no other, when the report cannot be read', () => {
    expect(recordErrors({ recordKeys: keys }, [of('b2b', null)]).map(({ recordKey }) => recordKey)).toEqual(
      keys.slice(0, 2),
    );
    expect(recordErrors({ recordKeys: keys }, [of('hsn', 'x')]).map(({ recordKey }) => recordKey)).toEqual(
      keys.slice(3),
    );
  });

  it('are none when the request was refused as a whole', () => {
    expect(recordErrors({ recordKeys: keys }, [refusalOfStep('RET191106', 'Structure')])).toEqual([]);
  });
});
