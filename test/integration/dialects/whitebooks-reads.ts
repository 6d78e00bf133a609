/** One read of the WhiteBooks dialect that finds something once the whole return is filed. */
export interface Read {
  readonly path: string;
  /** Whose account reads: the taxpayer who filed, the one who corrects by GSTR-1A, the one documents are addressed to. */
  readonly by: 'supplier' | 'corrector' | 'recipient';
  /** Key under which it comes. */
  readonly holds: string;
  readonly query?: Readonly<Record<string, string>>;
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

/** Sections whose rows of an earlier month GSTR-1A does not take. */
export const notInCorrections: readonly string[] = ['b2csa', 'ata', 'txpa', 'supecoa'];

const ofForm = (form: 'gstr1' | 'gstr1a', by: Read['by']): readonly Read[] =>
  Object.entries(sections).map(([name, holds]) => ({ path: `/${form}/${name}`, by, holds }));

/** Every read with something to find. */
export const reads: readonly Read[] = [
  ...ofForm('gstr1', 'supplier'),
  // The former name of txpa.
  { path: '/gstr1/isd', by: 'supplier', holds: 'txpda' },
  { path: '/gstr1/validatehsnsum', by: 'supplier', holds: 'hsn' },
  ...ofForm('gstr1a', 'corrector').filter(
    ({ path }) => !notInCorrections.includes(path.replace('/gstr1a/', '')),
  ),
  ...['b2b', 'b2ba', 'cdn', 'cdna', 'ecom', 'ecoma'].map(
    (section): Read => ({ path: `/gstr2a/${section}`, by: 'recipient', holds: section }),
  ),
  { path: '/gstr2b/all', by: 'recipient', holds: 'data.docdata' },
  { path: '/ims/invoices', by: 'recipient', holds: 'b2b', query: { section: 'B2B' } },
  { path: '/ims/invoicescount', by: 'recipient', holds: 'all_oth.b2b', query: { goodsType: 'all_oth' } },
  {
    path: '/ims/supplierInvoices',
    by: 'supplier',
    holds: 'gstr1.b2b',
    query: { section: 'B2B', rtnTyp: 'GSTR1' },
  },
  { path: '/all/getpref', by: 'supplier', holds: 'response', query: { fy: '2026-27' } },
];
