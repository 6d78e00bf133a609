import type { Finding } from '../finding.ts';
import { lastDayToFurnish } from '../return-calendar.ts';
import { wireReturnPeriod } from '../return-period.ts';
import type { SeenRecord } from './record-list.ts';
import type { SectionName } from './sections.ts';
import { type Filer, unknownDay } from './table.ts';

/** A test over all records of a return: it sees one after the other, and may speak once it has seen the last. */
export interface Check {
  see(record: SeenRecord): void;
  end?(): void;
}

const day = (isoDate: string): string => isoDate.split('-').reverse().join('-');

/** Three years after its due date the portal takes a return no more (section 37(5) CGST Act). */
export function periodOpen({ returnPeriod, frequency, today }: Filer, findings: Finding[]): Check {
  return {
    see() {},
    end() {
      const last = lastDayToFurnish(returnPeriod, frequency);
      if (today === unknownDay || today <= last) return;
      findings.push({
        code: 'RETURN-PERIOD-BARRED',
        severity: 'warning',
        says: `Return period ${wireReturnPeriod(returnPeriod)} could be furnished up to ${day(last)}, three years after its due date. The portal takes it no more; check the return period.`,
        value: wireReturnPeriod(returnPeriod),
        source: 'Section 37(5) CGST Act',
      });
    },
  };
}

/** Tables in which a document without tax is usually one of table 8; exports and supplies to SEZ stay where they are. */
const taxedSections: ReadonlySet<SectionName> = new Set(['b2b', 'b2cl', 'b2cs']);

/** A document with nothing but lines of 0 % is taken by the tool, but belongs in table 8. */
export const zeroRated = (_filer: Filer, findings: Finding[]): Check => ({
  see(record) {
    if (!taxedSections.has(record.section)) return;
    for (let row = 0; row < record.rows.length; row++) if (record.rows.value(row, 'rate') !== 0) return;
    if (String(record.rows.value(0, 'invoiceType') ?? '').startsWith('SE')) return;
    findings.push({
      code: 'ONLY-ZERO-RATE',
      severity: 'warning',
      says: 'All lines are of 0 %. Report nil rated and exempt supplies in table 8; leave them here only if the rate is meant.',
      ...record.place(),
      value: 0,
      source: 'Form GSTR-1, table 8',
    });
  },
});

/** An export of goods that names no shipping bill cannot be matched with customs, and its refund waits. */
export const shippingBills = (_filer: Filer, findings: Finding[]): Check => ({
  see(record) {
    if (record.section !== 'exp' || record.rows.value(0, 'shippingBillNumber') !== undefined) return;
    findings.push({
      code: 'SHIPPING-BILL-MISSING',
      severity: 'info',
      says: `Export "${record.documentNumber}" has no shipping bill. Right for services; of goods add number, date and port, now or later in table 9A.`,
      ...record.place(),
      value: record.documentNumber,
      source: 'Form GSTR-1, table 6A',
    });
  },
});

/** From this period the portal asks for tables 12 (registered) and 13 where supplies to registered persons are reported. */
const tablesAskedFrom = '2025-05';

/** Supplies to registered persons without the tables the portal then asks for (advisory of May 2025). */
export function tablesAsked({ returnPeriod, frequency }: Filer, findings: Finding[]): Check {
  let registered = false;
  const present = new Set<string>();
  const isIff = frequency === 'quarterly' && !['03', '06', '09', '12'].includes(returnPeriod.slice(5));
  return {
    see(record) {
      present.add(record.table.name);
      registered ||= record.section === 'b2b';
    },
    end() {
      if (!registered || isIff || returnPeriod < tablesAskedFrom) return;
      for (const { table, sheet, number } of asked) {
        if (present.has(table)) continue;
        findings.push({
          code: 'TABLE-MISSING',
          severity: 'warning',
          says: `Supplies to registered persons are reported, but sheet "${sheet}" (table ${number}) is empty. Fill it in; the portal does not let the return be filed without it.`,
          sheet,
          source: 'Advisory on tables 12 and 13, May 2025',
        });
      }
    },
  };
}

const asked = [
  { table: 'hsn_b2b', sheet: 'hsn(b2b)', number: '12' },
  { table: 'doc_issue', sheet: 'docs', number: '13' },
];

/** A row of table 12 with more tax than its rate gives, or with central tax other than State tax. */
export const hsnTax = (_filer: Filer, findings: Finding[]): Check => ({
  see(record) {
    if (record.section !== 'hsn') return;
    const { taxableValue, igst, cgst, sgst } = record.amounts;
    const rate = record.rows.value(0, 'rate');
    // Exports without payment and the share of 65 % make less tax than the rate; more, only rounding does.
    const due = typeof rate === 'number' ? Math.abs(taxableValue * rate) / 100 : Number.POSITIVE_INFINITY;
    const tolerance = Math.max(1_00, due / 10_000);
    if (cgst === sgst && Math.abs(igst + cgst + sgst) <= due + tolerance) return;
    findings.push({
      code: 'HSN-TAX',
      severity: 'warning',
      says:
        cgst === sgst
          ? `The tax of HSN ${record.rows.value(0, 'hsn')} is more than ${rate} % of its taxable value. Correct the rate or the amounts.`
          : `Central tax and State tax of HSN ${record.rows.value(0, 'hsn')} differ. They are always equal; correct one of them.`,
      ...record.place(),
      value: (igst + cgst + sgst) / 100,
      source: 'Section 9 CGST Act',
    });
  },
});
