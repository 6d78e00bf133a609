import type { ReturnPeriod } from '../core/index.ts';

/** An article of the sample company, with its HSN code, unit and rate of tax in percent. */
export interface Article {
  readonly hsn: string;
  readonly unit: string;
  readonly rate: number;
  /** Price of a unit in rupees, without tax; multiples of five, so that tax on whole lots has no fractions. */
  readonly price: number;
}

/** A line of a document: so many units of an article. */
export interface SaleLine {
  readonly article: Article;
  readonly quantity: number;
}

/** A sale, note or export as a shop writes it; the sheets of the return are made of these. */
export interface Sale {
  readonly kind: 'invoice' | 'retail' | 'export' | 'credit-note' | 'debit-note';
  readonly number: string;
  /** Day of the month. */
  readonly day: number;
  readonly customer: Customer;
  readonly lines: readonly SaleLine[];
}

/** A customer of the sample company; all GSTINs are invented. */
export interface Customer {
  readonly name: string;
  readonly gstin?: string;
  /** As the official workbook writes it: `29-Karnataka`. */
  readonly placeOfSupply: string;
  /** How the supply is taxed: exports and SEZ units buy with or without payment of tax. */
  readonly terms?:
    | 'SEZ with payment'
    | 'SEZ without payment'
    | 'deemed export'
    | 'export with payment'
    | 'export under LUT';
}

const poplin: Article = { hsn: '520811', unit: 'MTR-METERS', rate: 5, price: 185 };
const denim: Article = { hsn: '520942', unit: 'MTR-METERS', rate: 5, price: 240 };
const polyester: Article = { hsn: '540752', unit: 'MTR-METERS', rate: 5, price: 95 };
const bedLinen: Article = { hsn: '630221', unit: 'SET-SETS', rate: 5, price: 890 };
const shirts: Article = { hsn: '620520', unit: 'PCS-PIECES', rate: 5, price: 640 };
const handbags: Article = { hsn: '420222', unit: 'PCS-PIECES', rate: 18, price: 1150 };
const cocoons: Article = { hsn: '500100', unit: 'KGS-KILOGRAMS', rate: 0, price: 420 };

const registered: readonly Customer[] = [
  { name: 'Godavari Clothiers', gstin: '27AAGCD4182R1ZZ', placeOfSupply: '27-Maharashtra' },
  { name: 'Malabar Furnishings', gstin: '27AAFCM9034L1Z2', placeOfSupply: '27-Maharashtra' },
  { name: 'Bhadra Fabrics', gstin: '29AADCB6617P1Z4', placeOfSupply: '29-Karnataka' },
  { name: 'Surat Silk House', gstin: '24AAECS2279N1ZY', placeOfSupply: '24-Gujarat' },
  { name: 'Coimbatore Weaves', gstin: '33AAHCC5548Q1Z4', placeOfSupply: '33-Tamil Nadu' },
  { name: 'Jantar Garments', gstin: '07AAJCK8123E1ZL', placeOfSupply: '07-Delhi' },
  { name: 'Irawati Retail', gstin: '08AAICJ1756B1ZQ', placeOfSupply: '08-Rajasthan' },
  { name: 'Musi Textiles', gstin: '36AAMCD7785F1Z4', placeOfSupply: '36-Telangana' },
];
const sezUnit: Customer = {
  name: 'Kutch Zone Apparel',
  gstin: '24AALCK3391T1ZO',
  placeOfSupply: '24-Gujarat',
  terms: 'SEZ with payment',
};
const exporter: Customer = {
  name: 'Nhava Exports',
  gstin: '27AANCP6240H1Z6',
  placeOfSupply: '27-Maharashtra',
  terms: 'deemed export',
};
const overseas: Customer = {
  name: 'Lisboa Tecidos',
  placeOfSupply: '96-Other Countries',
  terms: 'export with payment',
};
const overseasUnderLut: Customer = {
  name: 'Osaka Orimono',
  placeOfSupply: '96-Other Countries',
  terms: 'export under LUT',
};
const walkIn: Customer = { name: 'Counter sale', placeOfSupply: '27-Maharashtra' };
const online: Customer = { name: 'Web order', placeOfSupply: '30-Goa' };
const homes: readonly Customer[] = [
  { name: 'Kaveri Residency', placeOfSupply: '29-Karnataka' },
  { name: 'Hotel Aravalli', placeOfSupply: '08-Rajasthan' },
  { name: 'Palm Grove Stays', placeOfSupply: '32-Kerala' },
];

const articles = [poplin, denim, polyester, bedLinen, shirts, handbags] as const;

/** Lines that differ from document to document, the same at every start: lots are multiples of four units. */
function lines(seed: number, count: number): readonly SaleLine[] {
  return Array.from({ length: count }, (_, index) => ({
    article: articles[(seed * 5 + index * 2) % articles.length] ?? poplin,
    quantity: 4 * (8 + ((seed * 37 + index * 11) % 53)),
  }));
}

function at<Item>(list: readonly Item[], index: number): Item {
  return list[index % list.length] as Item;
}

/** The month of the sample company: about sixty documents in series without gaps, in the order of their dates. */
export function sampleSales(returnPeriod: ReturnPeriod): readonly Sale[] {
  const year = seriesYear(returnPeriod);
  return [...invoices(year), ...exportInvoices(year), ...retail(year), ...notes(year)];
}

/** The last day with a document: day 28 exists in every month. */
function invoices(year: string): Sale[] {
  const special: ReadonlyMap<number, Customer> = new Map([
    [5, sezUnit],
    [11, { ...sezUnit, terms: 'SEZ without payment' }],
    [16, exporter],
    [7, at(homes, 0)],
    [14, at(homes, 1)],
    [21, at(homes, 2)],
  ]);
  return Array.from({ length: 28 }, (_, index) => ({
    kind: 'invoice',
    number: `STP/${year}/${String(612 + index).padStart(4, '0')}`,
    day: index + 1,
    customer: special.get(index) ?? at(registered, index * 3),
    // A sale to a consumer in another State belongs to table 5 only above one lakh rupees: these are large orders.
    lines: homes.includes(special.get(index) ?? walkIn)
      ? [{ article: bedLinen, quantity: 160 + index * 4 }]
      : lines(index + 1, 1 + (index % 3)),
  }));
}

function exportInvoices(year: string): Sale[] {
  return [overseas, overseasUnderLut, overseas].map((customer, index) => ({
    kind: 'export',
    number: `EXP/${year}/${String(41 + index).padStart(3, '0')}`,
    day: 6 + index * 9,
    customer,
    lines: [{ article: at([bedLinen, shirts], index), quantity: 400 + index * 80 }],
  }));
}

function retail(year: string): Sale[] {
  return Array.from({ length: 20 }, (_, index) => ({
    kind: 'retail',
    number: `R/${year}/${2201 + index}`,
    day: 1 + Math.floor(index * 1.4),
    customer: index % 5 === 3 ? online : walkIn,
    lines: [{ article: at([shirts, bedLinen, handbags, cocoons], index), quantity: 4 * (1 + (index % 4)) }],
  }));
}

function notes(year: string): Sale[] {
  const number = (kind: string, serial: number) => `${kind}/${year}/${String(serial).padStart(3, '0')}`;
  const note = (
    kind: 'credit-note' | 'debit-note',
    serial: number,
    day: number,
    customer: Customer,
    line: SaleLine,
  ): Sale => ({
    kind,
    number: number(kind === 'credit-note' ? 'CN' : 'DN', serial),
    day,
    customer,
    lines: [line],
  });
  return [
    note('credit-note', 31, 9, at(registered, 0), { article: poplin, quantity: 20 }),
    note('credit-note', 32, 15, at(registered, 3), { article: shirts, quantity: 8 }),
    note('credit-note', 33, 19, at(homes, 0), { article: bedLinen, quantity: 12 }),
    note('credit-note', 34, 24, at(registered, 2), { article: denim, quantity: 40 }),
    note('credit-note', 35, 27, overseas, { article: bedLinen, quantity: 20 }),
    note('debit-note', 9, 18, at(registered, 4), { article: polyester, quantity: 60 }),
    note('debit-note', 10, 25, at(registered, 1), { article: handbags, quantity: 4 }),
  ];
}

/** `26-27` for a period of the financial year 2026-27, as shops write it in their series. */
function seriesYear(period: ReturnPeriod): string {
  const first = Number(period.slice(2, 4)) - (period.slice(5) < '04' ? 1 : 0);
  return `${String(first).padStart(2, '0')}-${String(first + 1).padStart(2, '0')}`;
}
