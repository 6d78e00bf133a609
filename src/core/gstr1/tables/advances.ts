import { amendmentOf } from '../amendment.ts';
import { inLiability, supplyType } from '../document-fields.ts';
import * as field from '../fields.ts';
import * as number from '../number-fields.ts';
import * as rule from '../rules.ts';
import type { SectionName } from '../sections.ts';
import { deriveTax, isInterState } from '../supply-tax.ts';
import { defineTable, type Table } from '../table.ts';

interface AdvanceForm {
  readonly section: SectionName;
  readonly number: string;
  readonly title: string;
  readonly sheet: string;
  readonly amountHeader: string;
  readonly signed: boolean;
  readonly admits: string;
}

/** Advances by State and rate; the amount is exclusive of tax, as the official tool computes. */
function advances(form: AdvanceForm): Table {
  return defineTable({
    name: form.section,
    section: form.section,
    number: form.number,
    title: form.title,
    inIff: false,
    admits: form.admits,
    sheet: {
      name: form.sheet,
      aliases: [],
      columns: {
        placeOfSupply: 'Place Of Supply',
        differentialRate: 'Applicable % of Tax Rate',
        rate: 'Rate',
        advance: form.amountHeader,
        cess: 'Cess Amount',
      },
    },
    fields: {
      placeOfSupply: field.placeOfSupply('pos'),
      supplyType: supplyType(),
      differentialRate: number.differentialRate(),
      rate: number.rate(),
      advance: number.amount('ad_amt', { signed: form.signed }),
      igst: number.amount('iamt', { signed: true, blank: 'absent' }),
      cgst: number.amount('camt', { signed: true, blank: 'absent' }),
      sgst: number.amount('samt', { signed: true, blank: 'absent' }),
      cess: number.amount('csamt', { signed: form.signed, blank: form.signed ? { value: 0 } : 'absent' }),
    },
    identity: ['placeOfSupply', 'differentialRate'],
    path: [form.section],
    levels: [
      {
        by: ['placeOfSupply', 'differentialRate'],
        fields: ['placeOfSupply', 'supplyType', 'differentialRate'],
        child: 'itms',
      },
      { by: ['rate'], fields: ['rate', 'advance', 'igst', 'cgst', 'sgst', 'cess'] },
    ],
    derive(row, filer) {
      const interState = isInterState(row.placeOfSupply, filer);
      row.supplyType = interState ? 'INTER' : 'INTRA';
      deriveTax(row, row.advance, interState);
    },
    rules: [
      ...(form.signed ? [rule.notZero('advance', form.amountHeader), rule.sameSign('cess', 'advance')] : []),
      rule.currentState(),
    ],
    totals: {
      taxable: ['advance'],
      summaryRows: () => [form.section.toUpperCase()],
      // What was received is taxed now; what an invoice takes up is taken off again.
      liability: () => (form.section === 'txpd' ? { tax: -1, value: -1 } : inLiability()),
    },
  });
}

/** Advances received for which no invoice is issued yet: table 11A. */
export const at = advances({
  section: 'at',
  number: '11A',
  title: 'Advance Received',
  sheet: 'at',
  amountHeader: 'Gross Advance Received',
  signed: true,
  admits: 'An advance for services received in the period, with no invoice issued in it (section 13(2)).',
});

/** Advances of earlier periods adjusted against invoices of this one: table 11B. */
export const txpd = advances({
  section: 'txpd',
  number: '11B',
  title: 'Advance Adjusted',
  sheet: 'atadj',
  amountHeader: 'Gross Advance Adjusted',
  signed: false,
  admits: 'An advance taxed in an earlier period, taken up by an invoice of this period.',
});

const originalMonth = {
  originalPeriod: ['Financial Year', 'Original Month'],
  placeOfSupply: 'Original Place Of Supply',
} as const;
const original = { period: 'omon' };
const levels = at.levels.map((level, index) =>
  index === 0
    ? { ...level, by: ['originalPeriod', ...level.by], fields: ['originalPeriod', ...level.fields] }
    : level,
);

/** Amended advances received: table 11 II. */
export const ata = amendmentOf(at, {
  name: 'ata',
  section: 'ata',
  number: '11 II',
  title: 'Amended Advance Received',
  sheet: 'ata',
  path: ['ata'],
  original,
  levels,
  columns: originalMonth,
  fields: { advance: number.amount('ad_amt', { signed: true, exact: true }) },
});

/** Amended advances adjusted: table 11 II. */
export const txpda = amendmentOf(txpd, {
  name: 'txpda',
  section: 'txpda',
  number: '11 II',
  title: 'Amended Advance Adjusted',
  sheet: 'atadja',
  path: ['txpda'],
  original,
  levels,
  columns: originalMonth,
  fields: { advance: number.amount('ad_amt', { exact: true }) },
});
