import { columnOf } from './columns.ts';
import { tableNamed } from './tables/index.ts';

/** What can be done about the portal's refusal of one document, and where. */
export interface RecordRemedy {
  /** One sentence in our words. */
  readonly says: string;
  /** Header text of the column of the official workbook; undefined where no single one is to blame. */
  readonly column?: string;
}

type Known = readonly [says: string, ...fields: readonly string[]];

const number = ['documentNumber'] as const;
const documentDate = ['documentDate'] as const;
const original = ['originalNumber', 'originalPeriod'] as const;

/** Our sentence and the fields it is about, by the portal's code (reference: the portal's public list of codes). */
const known: Readonly<Record<string, Known>> = {
  RET191107: ['The document has no line. Add at least one rate with its taxable value.', 'rate'],
  RET191111: [
    'The number is used in a filed return of another period. Check number and date, or leave the row out.',
    ...number,
  ],
  RET191112: ['Choose the place of supply from the list of States.', 'placeOfSupply'],
  RET191113: [
    'The GSTIN is not valid, not active in the period, or your own. Look it up on the portal and correct it.',
    'recipientGstin',
    'supplierGstin',
  ],
  RET191114: [
    'Date it within the return period, not before your registration and not 18 months back.',
    ...documentDate,
  ],
  RET191115: ['Notes refer to this invoice. Delete them first.', ...number],
  RET191117: ['One rate stands twice. Add the rows of one rate together.', 'rate'],
  RET191119: ['The GSTIN is not that of the original document. Restore it.', 'recipientGstin'],
  RET191120: ['Date the revised invoice within the period of the original or before.', ...documentDate],
  RET191121: ['The revised number is used by another invoice. Choose another number.', ...number],
  RET191122: ['Choose the place of supply from the list of States.', 'placeOfSupply'],
  RET191123: ['The note number is used already. Check number and date.', ...number],
  RET191124: ['The original is not found. Enter its number and date as it was filed.', ...original],
  RET191126: [
    'Date the note within the period, not before your registration and not 18 months back.',
    ...documentDate,
  ],
  RET191133: [
    'The number is saved for another recipient. Delete that document on GSTN first, then save this one.',
    ...number,
  ],
  RET191134: [
    'The number is saved in another table. Delete it there first, or correct the number.',
    ...number,
  ],
  RET191135: [
    'The number is saved for another State. Delete that invoice on GSTN first, then save this one.',
    ...number,
  ],
  RET191150: [
    'Integrated tax goes with supplies between States, central and State tax with those within one. Correct the place of supply or the type.',
    'placeOfSupply',
  ],
  RET191152: ['The GSTIN of the operator is not valid. Correct it.', 'operatorGstin'],
  RET191153: ['The original is within the State. Keep the place of supply so.', 'placeOfSupply'],
  RET191154: ['The original is between States. Keep the place of supply so.', 'placeOfSupply'],
  RET191157: [
    'Nothing was filed for this month and State in table 7. Correct the original month or the State.',
    ...original,
  ],
  RET191158: ['Enter the date of the original as it was filed.', 'originalDate'],
  RET191159: [
    'The original note is not found, or the revised number is taken. Enter both as they are.',
    ...original,
  ],
  RET191160: ['The supply is within your State. Report it in table 7.', 'placeOfSupply'],
  RET191168: [
    'No advance was filed for this month and State. Correct the original month or the State.',
    ...original,
  ],
  RET191175: ['Choose a rate of the list.', 'rate'],
  RET191176: [
    'Give shipping bill number and date together, dated from the invoice to today.',
    'shippingBillDate',
  ],
  RET191178: ['Place of supply is another State: the supply is between States.', 'placeOfSupply'],
  RET191179: ['Place of supply is your own State: the supply is within it.', 'placeOfSupply'],
  RET191180: ['The invoice is not above the limit of table 5. Report it in table 7.', 'documentValue'],
  RET191181: ['An amendment keeps the type of the original. Restore it.', 'invoiceType', 'exportType'],
  RET191189: ['You are in a special economic zone: the supply is between States.', 'placeOfSupply'],
  RET191190: ['The number comes twice. Correct or remove one.', ...number],
  RET191193: ['Refund vouchers are not reported here. Choose credit or debit note.', 'noteType'],
  RET191194: ['Enter the HSN.', 'hsn'],
  RET191195: ['Choose a unit of the list.', 'unit'],
  RET191196: ['Correct the revised number.', ...number],
  RET191197: [
    'No adjusted advance was filed for this month and State. Correct the original month or the State.',
    ...original,
  ],
  RET191198: [
    'The original is of this very period. Correct the document in its own table instead.',
    ...original,
  ],
  RET191199: ['An amendment keeps credit or debit as it was. Restore it.', 'noteType'],
  RET191200: ['An amendment keeps the kind of supply. Restore it.', 'invoiceType', 'noteOn'],
  RET191203: ['Correct the number: up to 16 letters, digits, hyphens and slashes.', ...number],
  RET191205: ['The tax does not follow from rate and taxable value. Correct one of them.', 'taxableValue'],
  RET191349: ['Look the HSN up by the name of the goods or service and correct it.', 'hsn'],
  RET191350: ['Your turnover calls for more digits of the HSN. Enter the longer code.', 'hsn'],
  RET191353: ['Choose a unit of the list.', 'unit'],
  RET191355: ['Services have no quantity. Leave it blank.', 'quantity'],
};

/** Our remedy for a code with which the portal refused a record of this key; null for a code we do not know. */
export function remedyOfRefusal(recordKey: string, code: string): RecordRemedy | null {
  const found = known[code];
  if (!found) return null;
  const [says, ...fields] = found;
  const { columns } = tableNamed(recordKey.slice(0, recordKey.indexOf('|'))).sheet;
  const column = fields.map((name) => columns[name]).find((header) => header !== undefined);
  return column === undefined ? { says } : { says, column: columnOf(column) };
}
