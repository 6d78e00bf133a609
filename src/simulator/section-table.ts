import type { Row } from './schemas/wire.ts';

/** How one section (or member of a section) of GSTR-1 is nested on the wire and what tells its rows apart. */
export interface SectionShape {
  /** Our name: the key, or `key.member`. */
  readonly id: string;
  readonly key: string;
  readonly member?: string;
  /** Fields of the group around the rows, and the list they are in; none for flat rows. */
  readonly outer: readonly string[];
  readonly list?: string;
  /** What a row is: a numbered document, a note, or a total without a number. */
  readonly kind: 'invoice' | 'note' | 'total';
  /** Fields that tell rows apart, of group and row together; `number` stands for number and financial year. */
  readonly identity: readonly string[];
  /** A save replaces the whole section instead of single rows. */
  readonly block?: true;
  readonly amendment?: true;
}

const invoice = (id: string, outer: readonly string[], more: Partial<SectionShape> = {}): SectionShape => ({
  ...split(id),
  outer,
  list: 'inv',
  kind: 'invoice',
  identity: [...outer, 'number'],
  ...more,
});
const total = (id: string, identity: readonly string[], more: Partial<SectionShape> = {}): SectionShape => ({
  ...split(id),
  outer: [],
  kind: 'total',
  identity,
  ...more,
});

function split(id: string): Pick<SectionShape, 'id' | 'key' | 'member'> {
  const [key = id, member] = id.split('.');
  return member === undefined ? { id, key } : { id, key, member };
}

const amendment = { amendment: true } as const;

/** All sections in the order in which answers list them. */
export const SECTIONS: readonly SectionShape[] = [
  invoice('b2b', ['ctin']),
  invoice('b2ba', ['ctin'], amendment),
  invoice('b2cl', ['pos']),
  invoice('b2cla', ['pos'], amendment),
  total('b2cs', ['sply_ty', 'typ', 'pos', 'rt', 'etin', 'diff_percent']),
  total('b2csa', ['omon', 'sply_ty', 'typ', 'pos', 'etin', 'diff_percent'], amendment),
  invoice('exp', ['exp_typ']),
  invoice('expa', ['exp_typ'], amendment),
  invoice('cdnr', ['ctin'], { list: 'nt', kind: 'note' }),
  invoice('cdnra', ['ctin'], { list: 'nt', kind: 'note', ...amendment }),
  total('cdnur', ['typ', 'number'], { kind: 'note' }),
  total('cdnura', ['typ', 'number'], { kind: 'note', ...amendment }),
  total('at', ['sply_ty', 'pos', 'diff_percent']),
  total('ata', ['omon', 'sply_ty', 'pos', 'diff_percent'], amendment),
  total('txpd', ['sply_ty', 'pos', 'diff_percent']),
  total('txpda', ['omon', 'sply_ty', 'pos', 'diff_percent'], amendment),
  total('nil.inv', ['sply_ty']),
  total('hsn.data', ['hsn_sc', 'desc', 'uqc', 'rt']),
  total('hsn.hsn_b2b', ['hsn_sc', 'uqc', 'rt']),
  total('hsn.hsn_b2c', ['hsn_sc', 'uqc', 'rt']),
  total('doc_issue.doc_det', ['doc_num'], { block: true }),
  total('supeco.clttx', ['etin']),
  total('supeco.paytx', ['etin']),
  total('supecoa.clttxa', ['omon', 'oetin'], amendment),
  total('supecoa.paytxa', ['omon', 'oetin'], amendment),
  invoice('ecom.b2b', ['stin', 'rtin']),
  total('ecom.b2c', ['stin', 'pos', 'rt']),
  invoice('ecom.urp2b', ['rtin']),
  total('ecom.urp2c', ['pos', 'rt']),
  invoice('ecoma.b2ba', ['stin', 'rtin'], amendment),
  { ...total('ecoma.b2ca', ['pos', 'stin', 'omon'], amendment), outer: ['pos'], list: 'posItms' },
  invoice('ecoma.urp2ba', ['rtin'], amendment),
  total('ecoma.urp2ca', ['omon', 'pos'], amendment),
];

/** The sections of GSTR-2 in classic periods; `r2/` keeps their names apart from those of GSTR-1. */
export const GSTR2_SECTIONS: readonly SectionShape[] = [
  { ...invoice('b2b', ['ctin']), id: 'r2/b2b' },
  { ...invoice('b2bur', []), id: 'r2/b2bur' },
  { ...invoice('cdn', ['ctin'], { list: 'nt', kind: 'note' }), id: 'r2/cdn' },
  { ...total('cdnur', ['number'], { kind: 'note' }), id: 'r2/cdnur' },
  { ...total('imp_g', ['port_code', 'boe_num']), id: 'r2/imp_g' },
  { ...total('imp_s', ['number'], { kind: 'invoice' }), id: 'r2/imp_s' },
  { ...total('txi', ['sply_ty', 'pos']), id: 'r2/txi' },
  { ...total('atadj', ['sply_ty', 'pos']), id: 'r2/atadj' },
  { ...total('hsnsum.det', ['hsn_sc', 'desc', 'uqc']), id: 'r2/hsnsum' },
];

/** The sections of all forms. */
export const ALL_SECTIONS: readonly SectionShape[] = [...SECTIONS, ...GSTR2_SECTIONS];

const byId = new Map(ALL_SECTIONS.map((shape) => [shape.id, shape]));

/** The shape of a section by our name; a name that is not in the table is a defect. */
export function sectionShape(id: string): SectionShape {
  const shape = byId.get(id);
  if (shape === undefined) throw new Error(`no section ${id}`);
  return shape;
}

/** Number of an invoice or note. */
export function documentNumber(row: Row): string {
  return row.inum ?? row.nt_num ?? '';
}

/** Date of an invoice or note, dd-mm-yyyy. */
export function documentDate(row: Row): string {
  return row.idt ?? row.nt_dt ?? '';
}

/** Number of the original of an amended document. */
export function originalNumber(row: Row): string {
  return row.oinum ?? row.ont_num ?? '';
}

/** Date of the original of an amended document, dd-mm-yyyy. */
export function originalDate(row: Row): string {
  return row.oidt ?? row.ont_dt ?? '';
}
