import { formatRupees, type MatchCode, type MatchDocument, paise } from '../core/index.ts';
import type { ReconciledRow } from './reconciliation-sheets.ts';

/** What is said of the results of a code, and what the counter party is asked to do. */
const paragraphs: readonly {
  readonly code: MatchCode;
  readonly says: (count: string) => string;
  readonly asks: string;
}[] = [
  {
    code: 'TO',
    says: (count) => `${count} of yours in our books we do not find in what you have reported:`,
    asks: 'Please report them in your next GSTR-1, or tell us if they are not yours.',
  },
  {
    code: 'Mismatch',
    says: (count) => `${count} you have reported with other particulars than our copy shows:`,
    asks: 'Please compare them with your copy and amend them, or send us the right one.',
  },
  {
    code: 'CO',
    says: (count) => `${count} you have reported we do not have:`,
    asks: 'Please send us copies, or take them back if they are not ours.',
  },
];

/** More lines than this stand in the workbook only. */
const mostLines = 20;

/** The message to a counter party about the documents that are open with him: plain text, amounts in rupees. */
export function supplierMessage(
  counterpartyGstin: string,
  rows: readonly ReconciledRow[],
): { readonly subject: string; readonly message: string } {
  const own = (rows[0]?.ours[0] ?? rows[0]?.theirs[0])?.gstin ?? '';
  const parts = paragraphs.flatMap(({ code, says, asks }) => {
    const of = rows.filter(({ result }) => result.code === code);
    if (of.length === 0) return [];
    const more = of.length > mostLines ? [`- and ${of.length - mostLines} more, in the workbook`] : [];
    return [[says(counted(of.length)), ...of.slice(0, mostLines).map(lineOf), ...more, asks].join('\n')];
  });
  return {
    subject: `Documents between ${own} and ${counterpartyGstin} that do not agree`,
    message: [
      'Dear Sir or Madam,',
      `We have compared our books (GSTIN ${own}) with what you (GSTIN ${counterpartyGstin}) have reported to the GST portal. All particulars are in the workbook attached.`,
      ...parts,
      'Our credit of the tax depends on it. Thank you.',
    ].join('\n\n'),
  };
}

const counted = (count: number) => (count === 1 ? '1 document' : `${count} documents`);

function lineOf({ result, ours, theirs }: ReconciledRow): string {
  const document = ours[0] ?? theirs[0];
  if (!document) return '';
  const apart = Object.entries(result.differences).map(([field, difference]) => apartSays(field, difference));
  return `- ${document.number} of ${document.date}, ${amountsOf(document)}${apart.length > 0 ? `: ${apart.join('; ')}` : ''}`;
}

const titles: Readonly<Record<string, string>> = {
  number: 'number',
  date: 'date',
  type: 'type',
  placeOfSupply: 'place of supply',
  reverseCharge: 'reverse charge',
  value: 'total value',
  taxableValue: 'taxable value',
  igst: 'IGST',
  cgst: 'CGST',
  sgst: 'SGST',
  cess: 'cess',
};

/** A difference in words for the other side: amounts are ours less theirs, the rest is "ours / theirs". */
function apartSays(field: string, difference: number | string): string {
  const title = titles[field] ?? field;
  if (typeof difference === 'number') {
    const side = difference > 0 ? 'higher' : 'lower';
    return `${title} ₹${formatRupees(Math.abs(paise(difference)))} ${side} in our copy`;
  }
  const [ours, theirs] = difference.split(' / ');
  return `${title} ${ours} in our copy, ${theirs} as reported`;
}

function amountsOf({ taxableValue, igst, cgst, sgst }: MatchDocument): string {
  return `taxable value ₹${formatRupees(paise(taxableValue))}, tax ₹${formatRupees(paise(igst) + paise(cgst) + paise(sgst))}`;
}
