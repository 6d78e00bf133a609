import type { Field } from '../gstr1/field.ts';
import { freeText } from '../gstr1/fields.ts';
import * as number from '../gstr1/number-fields.ts';
import * as purchase from './purchase-fields.ts';

/** A section of GSTR-2 that holds sums instead of documents. */
export interface ReturnSection {
  readonly section: 'nil_supplies' | 'itc_rvsl' | 'hsnsum';
  readonly number: string;
  readonly title: string;
  readonly sheet: {
    readonly name: string;
    readonly aliases: readonly string[];
    readonly columns: Readonly<Record<string, string>>;
  };
  readonly fields: Readonly<Record<string, Field>>;
  /** What tells its rows apart. */
  readonly identity: readonly string[];
  /** Rows lie under the value of a field (`inter`, `rule2_2`), or in a list. */
  readonly place: { readonly under: string } | { readonly list: string };
}

const sum = (wire: string) => number.amount(wire, { blank: { value: 0 } });
const heads = { igst: sum('iamt'), cgst: sum('camt'), sgst: sum('samt'), cess: sum('csamt') };

/** Tables 7, 11 and 13: supplies without tax, reversal of credit, and the summary by HSN. */
export const returnSections: readonly ReturnSection[] = [
  {
    section: 'nil_supplies',
    number: '7',
    title: 'Composition, Nil Rated, Exempted and Non-GST Inward Supplies',
    sheet: {
      name: 'exemp',
      aliases: ['nil'],
      columns: {
        direction: 'Description',
        composition: 'Composition taxable person',
        nilRated: 'Nil Rated Supplies',
        exempted: 'Exempted (other than nil rated/non GST supply )',
        nonGst: 'Non-GST supplies',
      },
    },
    fields: {
      direction: purchase.word(
        null,
        { 'Inter-State supplies': 'inter', 'Intra-State supplies': 'intra' },
        'refused',
      ),
      composition: sum('cpddr'),
      exempted: sum('exptdsply'),
      nonGst: sum('ngsply'),
      nilRated: sum('nilsply'),
    },
    identity: ['direction'],
    place: { under: 'direction' },
  },
  {
    section: 'itc_rvsl',
    number: '11',
    title: 'ITC Reversal',
    sheet: {
      name: 'itcr',
      aliases: ['itc_rvsl'],
      columns: {
        rule: 'Description for reversal of ITC',
        igst: 'ITC Integrated Tax Amount',
        cgst: 'ITC Central Tax Amount',
        sgst: 'ITC State/UT Tax Amount',
        cess: 'ITC Cess Amount',
      },
    },
    fields: {
      rule: purchase.word(
        null,
        {
          'Rule 37(2)': 'rule2_2',
          'Rule 42(1)(m)': 'rule7_1_m',
          'Rule 43(1)(h)': 'rule8_1_h',
          'Rule 42(2)(a)': 'rule7_2_a',
          'Rule 42(2)(b)': 'rule7_2_b',
          'Reversal paid later': 'revitc',
          'Any other liability': 'other',
        },
        'refused',
      ),
      ...heads,
    },
    identity: ['rule'],
    place: { under: 'rule' },
  },
  {
    section: 'hsnsum',
    number: '13',
    title: 'HSN Summary of Inward Supplies',
    sheet: {
      name: 'hsnsum',
      aliases: ['hsn'],
      columns: {
        hsn: 'HSN',
        description: 'Description',
        unit: 'UQC',
        quantity: 'Total Quantity',
        value: 'Total Value',
        taxableValue: 'Taxable Value',
        igst: 'Integrated Tax Amount',
        cgst: 'Central Tax Amount',
        sgst: 'State/UT Tax Amount',
        cess: 'Cess Amount',
      },
    },
    fields: {
      hsn: freeText('hsn_sc'),
      description: freeText('desc'),
      unit: freeText('uqc'),
      quantity: sum('qty'),
      value: number.amount('val', { digits: 13, blank: { value: 0 } }),
      taxableValue: number.amount('txval', { digits: 13 }),
      ...heads,
    },
    identity: ['hsn', 'description', 'unit'],
    place: { list: 'det' },
  },
];
