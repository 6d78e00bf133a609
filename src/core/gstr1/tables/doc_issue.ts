import * as doc from '../document-fields.ts';
import type { Field } from '../field.ts';
import * as field from '../fields.ts';
import * as number from '../number-fields.ts';
import { defineTable } from '../table.ts';

const natures: Readonly<Record<string, number>> = {
  'Invoices for outward supply': 1,
  'Invoices for inward supply from unregistered person': 2,
  'Revised Invoice': 3,
  'Debit Note': 4,
  'Credit Note': 5,
  'Receipt Voucher': 6,
  'Payment Voucher': 7,
  'Refund Voucher': 8,
  'Delivery Challan for job work': 9,
  'Delivery Challan for supply on approval': 10,
  'Delivery Challan in case of liquid gas': 11,
  'Delivery Challan in case other than by way of supply (excluding at S no. 9 to 11)': 12,
};
const natureName: ReadonlyMap<number, string> = new Map(
  Object.entries(natures).map(([name, number]) => [number, name]),
);

/** Numeric end of a series number, so that a range can be counted; null when the heads differ. */
function seriesLength(from: string, to: string): number | null {
  const first = /^(.*?)(\d{1,9})$/.exec(from);
  const last = /^(.*?)(\d{1,9})$/.exec(to);
  if (!first || !last || first[1] !== last[1]) return null;
  return Number(last[2]) - Number(first[2]) + 1;
}

/** Documents issued during the period, by nature and series: table 13. */
export const docIssue = defineTable({
  name: 'doc_issue',
  section: 'doc_issue',
  number: '13',
  title: 'Documents Issued',
  inIff: false,
  admits:
    'Every series of documents issued in the period, cancelled ones counted; one row for each unbroken range.',
  sheet: {
    name: 'docs',
    aliases: [],
    columns: {
      nature: 'Nature of Document',
      from: 'Sr. No. From',
      to: 'Sr. No. To',
      total: 'Total Number',
      cancelled: 'Cancelled',
    },
  },
  fields: {
    nature: field.choice('doc_num', natures) as Field<number>,
    natureName: field.derived<string>('doc_typ'),
    from: field.documentNumber('from'),
    to: field.documentNumber('to'),
    total: number.count('totnum'),
    cancelled: number.count('cancel'),
    netIssued: field.derived<number>('net_issue'),
  },
  identity: ['nature', 'from', 'to'],
  path: ['doc_issue', 'doc_det'],
  levels: [
    { by: ['nature'], fields: ['nature', 'natureName'], child: 'docs' },
    { by: ['from', 'to'], fields: ['from', 'to', 'total', 'cancelled', 'netIssued'], number: 'serial' },
  ],
  derive(row) {
    if (row.nature !== undefined) row.natureName = natureName.get(row.nature) ?? '';
    if (row.total !== undefined && row.cancelled !== undefined) row.netIssued = row.total - row.cancelled;
  },
  rules: [
    {
      code: 'SERIES-CANCELLED',
      severity: 'error',
      field: 'cancelled',
      source: 'Form GSTR-1, table 13',
      breaks: (row) => (row.cancelled ?? 0) > (row.total ?? 0),
      says: (row) =>
        `${row.cancelled} cancelled of ${row.total} issued: more than there are. Correct one of the two.`,
    },
    {
      code: 'SERIES-COUNT',
      severity: 'warning',
      field: 'total',
      source: 'Form GSTR-1, table 13',
      breaks: (row) => {
        const length = seriesLength(row.from ?? '', row.to ?? '');
        return length !== null && length !== row.total;
      },
      says: (row) =>
        `${row.from} to ${row.to} are ${seriesLength(row.from ?? '', row.to ?? '')} numbers, but the total says ${row.total}. Split the series at its gaps, or correct the total.`,
    },
  ],
  totals: { taxable: [], summaryRows: () => ['DOC_ISSUE'], liability: doc.outsideLiability },
});
