/** One read of the WhiteBooks dialect that finds something once the whole return is filed. */
export interface Read {
  readonly path: string;
  /** Whose account reads: the taxpayer who filed, the one who corrects by GSTR-1A, the one documents are addressed to. */
  readonly by: 'supplier' | 'corrector' | 'recipient';
  /** Key under which it comes. */
  readonly holds: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Absent where it is about one period. */
  readonly ofPeriod?: false;
}

/** Reads of the sections of GSTR-1 and GSTR-1A by their names at WhiteBooks, with their keys in the return. */
export const sections: Readonly<Record<string, string>> = {
  b2b: 'b2b',
  b2ba: 'b2ba',
  b2cl: 'b2cl',
  b2cla: 'b2cla',
  b2cs: 'b2cs',
  b2csa: 'b2csa',
  cdnr: 'cdnr',
  cdnra: 'cdnra',
  cdnur: 'cdnur',
  cdnura: 'cdnura',
  exp: 'exp',
  expa: 'expa',
  at: 'at',
  ata: 'ata',
  txp: 'txpd',
  txpa: 'txpda',
  nil: 'nil',
  hsnsum: 'hsn',
  dociss: 'doc_issue',
  supeco: 'supeco',
  supecoa: 'supecoa',
  ecom: 'ecom',
  ecoma: 'ecoma',
};

const distributor = '29AAFCD5862R1ZR';
const deductor = '27MUMS12345A1D6';
const credit = { itc_elg: 'Y', iamt: 200, camt: 0, samt: 0, cess: 0 };
const bill = { portcd: 'INNSA1', benum: 2566282, bedt: '02-10-2026', txval: 1_000, csamt: 0 };
const deducted = {
  ctin: deductor,
  month: '102026',
  amt_ded: 300_000,
  iamt: 0,
  camt: 3_000,
  samt: 3_000,
};

/** What distributors, customs, deductors and an operator report in 10-2026, by section of GSTR-2A. */
export const reported: Readonly<Record<string, readonly object[]>> = {
  isd: [
    { ctin: distributor, doclist: [{ isd_docty: 'ISD', docnum: 'D-1', docdt: '10-10-2026', ...credit }] },
  ],
  isda: [
    {
      ctin: distributor,
      doclist: [
        {
          isd_docty: 'ISDA',
          odocnum: 'D-1',
          odocdt: '10-10-2026',
          docnum: 'D-1A',
          docdt: '10-10-2026',
          ...credit,
        },
      ],
    },
  ],
  // The second report of a bill amends it.
  impg: [
    { ...bill, refdt: '05-10-2026', iamt: 180 },
    { ...bill, refdt: '08-10-2026', iamt: 170 },
  ],
  impgsez: [{ ...bill, benum: 7, refdt: '05-10-2026', iamt: 180, sgstin: distributor, tdname: 'Unit' }],
  tds: [deducted],
  tdsa: [{ ...deducted, octin: deductor, omonth: '102026', amt_ded: 200_000, camt: 2_000, samt: 2_000 }],
  tcs: [{ etin: '27AAHCE4410R1CL', month: '102026', amt: 10_000, iamt: 50, camt: 0, samt: 0 }],
};

const ofForm = (form: 'gstr1' | 'gstr1a', by: Read['by']): readonly Read[] =>
  Object.entries(sections).map(([name, holds]) => ({ path: `/${form}/${name}`, by, holds }));

/** Every read with something to find. */
export const reads: readonly Read[] = [
  ...ofForm('gstr1', 'supplier'),
  // The former name of txpa.
  { path: '/gstr1/isd', by: 'supplier', holds: 'txpda' },
  { path: '/gstr1/validatehsnsum', by: 'supplier', holds: 'hsn' },
  {
    path: '/gstr1/einvoice',
    by: 'recipient',
    holds: 'b2b.0.inv.0.irn',
    query: { sec: 'B2B', fromtime: '01-10-2026' },
  },
  ...ofForm('gstr1a', 'corrector'),
  ...['b2b', 'b2ba', 'cdn', 'cdna', 'ecom', 'ecoma', ...Object.keys(reported)].map(
    (section): Read => ({ path: `/gstr2a/${section}`, by: 'recipient', holds: section }),
  ),
  {
    path: '/gstr2a/amdhist',
    by: 'recipient',
    holds: 'amdhist.1',
    query: { portcode: 'INNSA1', benumber: '2566282', bedate: '02-10-2026' },
  },
  { path: '/gstr2b/all', by: 'recipient', holds: 'data.docdata.isd' },
  { path: '/ims/invoices', by: 'recipient', holds: 'b2b', query: { section: 'B2B' }, ofPeriod: false },
  {
    path: '/ims/invoicescount',
    by: 'recipient',
    holds: 'all_oth.b2b',
    query: { goodsType: 'all_oth' },
    ofPeriod: false,
  },
  {
    path: '/ims/supplierInvoices',
    by: 'supplier',
    holds: 'gstr1.b2b',
    query: { section: 'B2B', rtnTyp: 'GSTR1' },
  },
  { path: '/all/latefeebreakup', by: 'recipient', holds: 'latefee', query: { rettype: 'GSTR1' } },
  { path: '/all/getpref', by: 'supplier', holds: 'response', query: { fy: '2026-27' }, ofPeriod: false },
];
