import { type PurchaseDocument, type ReturnPeriod, taxOn, wireReturnPeriod } from '../core/index.ts';

/** How our books and the supplier's return stand to each other in the sample. */
type Case = 'both' | 'we have another amount' | 'only ours' | 'only theirs' | 'he has not filed';

interface SamplePurchase {
  readonly supplier: Supplier;
  readonly number: string;
  readonly day: number;
  /** Paise. */
  readonly taxableValue: number;
  readonly rate: number;
  readonly case: Case;
  readonly isCreditNote?: true;
}

interface Supplier {
  readonly gstin: string;
  readonly name: string;
  readonly files: boolean;
}

const supplier = (gstin: string, name: string, files = true): Supplier => ({ gstin, name, files });
const yarns = supplier('27AAJCT2215M1Z4', 'Tapi Yarns Private Limited');
const dyes = supplier('24AAFCN7730Q1ZY', 'Narmada Dyes and Chemicals Limited');
const looms = supplier('33AAGCK1186B1ZY', 'Kaveri Loom Works Private Limited');
const cartons = supplier('29AAICP5093H1ZY', 'Pampa Packaging Limited');
const freight = supplier('27AAQCD3348L1Z3', 'Deccan Freight Carriers Limited');
const buttons = supplier('08AABCR9021C1ZP', 'Ranthambore Trims Private Limited', false);

const of = (
  from: Supplier,
  number: string,
  [day, rupees, rate]: readonly [day: number, rupees: number, rate: number],
  how: Case = from.files ? 'both' : 'he has not filed',
): SamplePurchase => ({ supplier: from, number, day, taxableValue: rupees * 100, rate, case: how });

const purchases: readonly SamplePurchase[] = [
  of(yarns, 'TY/2201', [2, 184_500, 5]),
  of(yarns, 'TY/2217', [6, 96_250, 5]),
  of(yarns, 'TY/2240', [11, 142_000, 5], 'we have another amount'),
  of(yarns, 'TY/2266', [18, 77_300, 5]),
  of(yarns, 'TY/2291', [26, 205_000, 5], 'only theirs'),
  of(dyes, 'ND-0871', [3, 58_400, 18]),
  of(dyes, 'ND-0902', [9, 61_150, 18]),
  of(dyes, 'ND-0940', [21, 44_800, 18]),
  { ...of(dyes, 'ND-CN-31', [23, 6_000, 18]), isCreditNote: true },
  of(looms, 'KLW/26/118', [5, 312_000, 18]),
  of(looms, 'KLW/26/131', [15, 27_500, 18], 'only ours'),
  of(looms, 'KLW/26/140', [24, 18_900, 18]),
  of(cartons, 'PP1043', [4, 22_140, 18]),
  of(cartons, 'PP1068', [12, 19_760, 18]),
  of(cartons, 'PP1090', [20, 24_300, 18]),
  of(cartons, 'PP1112', [28, 21_050, 18]),
  of(freight, 'DF/7731', [7, 15_400, 18]),
  of(freight, 'DF/7790', [17, 12_850, 18]),
  of(freight, 'DF/7844', [27, 16_200, 18], 'only theirs'),
  of(buttons, 'RT-551', [8, 34_700, 18]),
  of(buttons, 'RT-560', [22, 29_950, 18]),
];

interface Taxed {
  readonly taxableValue: number;
  readonly igst: number;
  readonly cgst: number;
  readonly sgst: number;
  readonly value: number;
}

function taxed(buyer: string, { supplier: { gstin }, taxableValue, rate }: SamplePurchase): Taxed {
  const isInterState = gstin.slice(0, 2) !== buyer.slice(0, 2);
  const igst = isInterState ? taxOn(taxableValue, rate) : 0;
  const half = isInterState ? 0 : taxOn(taxableValue, rate, 50);
  return { taxableValue, igst, cgst: half, sgst: half, value: taxableValue + igst + 2 * half };
}

const two = (number: number): string => String(number).padStart(2, '0');

/** What the sample company bought in a month, as its books have it. */
export function samplePurchases(buyer: string, period: ReturnPeriod): readonly PurchaseDocument[] {
  return purchases
    .filter((purchase) => purchase.case !== 'only theirs')
    .map((purchase, index) => {
      // What a hurried clerk types: two digits exchanged.
      const typed = purchase.case === 'we have another amount' ? 1_24_000_00 : purchase.taxableValue;
      const { taxableValue, igst, cgst, sgst, value } = taxed(buyer, { ...purchase, taxableValue: typed });
      const { supplier: from, number, day, rate } = purchase;
      const section = purchase.isCreditNote ? 'cdn' : 'b2b';
      return {
        key: `${section}|${from.gstin}|${number}`,
        section,
        kind: purchase.isCreditNote ? 'credit-note' : 'invoice',
        supplierGstin: from.gstin,
        supplierName: from.name,
        number,
        date: `${period}-${two(day)}`,
        value,
        placeOfSupply: buyer.slice(0, 2),
        reverseCharge: false,
        type: 'R',
        lines: [
          {
            rate,
            taxableValue,
            igst,
            cgst,
            sgst,
            cess: 0,
            eligibility: 'ip' as const,
            ...(igst > 0 ? { creditIgst: igst } : { creditCgst: cgst, creditSgst: sgst }),
          },
        ],
        origin: [{ sheet: 'Purchases', row: index + 2 }],
      };
    });
}

/** The return of a supplier, for the simulator: who filed it by the 11th, and who has only saved it. */
export interface SampleSupplierReturn {
  readonly legalName: string;
  readonly payload: { readonly gstin: string; readonly fp: string };
  readonly isFiled: boolean;
}

/** What the suppliers of the sample company report for the month. */
export function sampleSupplierReturns(buyer: string, period: ReturnPeriod): readonly SampleSupplierReturn[] {
  const reported = purchases.filter((purchase) => purchase.case !== 'only ours');
  const suppliers = new Map<Supplier, SamplePurchase[]>();
  for (const purchase of reported)
    suppliers.set(purchase.supplier, [...(suppliers.get(purchase.supplier) ?? []), purchase]);
  return [...suppliers].map(([{ gstin, name, files }, sold]) => {
    const rows = (wanted: boolean) =>
      sold
        .filter(({ isCreditNote = false }) => isCreditNote === wanted)
        .map((purchase) => wireDocument(buyer, period, purchase));
    const [invoices, notes] = [rows(false), rows(true)];
    return {
      legalName: name,
      isFiled: files,
      payload: {
        gstin,
        fp: wireReturnPeriod(period),
        ...(invoices.length > 0 ? { b2b: [{ ctin: buyer, inv: invoices }] } : {}),
        ...(notes.length > 0 ? { cdnr: [{ ctin: buyer, nt: notes }] } : {}),
      },
    };
  });
}

function wireDocument(buyer: string, period: ReturnPeriod, purchase: SamplePurchase) {
  const { taxableValue, igst, cgst, sgst, value } = taxed(buyer, purchase);
  const { number, day, rate, isCreditNote } = purchase;
  const date = `${two(day)}-${period.slice(5)}-${period.slice(0, 4)}`;
  const tax = igst > 0 ? { iamt: igst / 100 } : { camt: cgst / 100, samt: sgst / 100 };
  return {
    ...(isCreditNote ? { ntty: 'C', nt_num: number, nt_dt: date } : { inum: number, idt: date }),
    val: value / 100,
    pos: buyer.slice(0, 2),
    rchrg: 'N',
    inv_typ: 'R',
    itms: [{ num: rate * 100 + 1, itm_det: { rt: rate, txval: taxableValue / 100, ...tax, csamt: 0 } }],
  };
}
