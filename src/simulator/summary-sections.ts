import type { ReturnRecord } from './records.ts';

/** A breakdown of a summary row. */
export interface SummaryPart {
  readonly name: string;
  /** Named by `typ` instead of `sec_nm`. */
  readonly byType?: true;
  readonly admits: (record: ReturnRecord) => boolean;
}

/** One row of the summary and its breakdown. */
export interface SummarySection {
  readonly name: string;
  /** Sections of the return that the row counts. */
  readonly from: readonly string[];
  readonly parts?: readonly SummaryPart[];
  /** The breakdown stands in `sub_sections` instead of in rows of its own. */
  readonly nests?: true;
  /** Amended: the row also carries the net difference to the originals. */
  readonly amends?: true;
  /** Field by which the long summary lists parties. */
  readonly party?: 'ctin' | 'pos';
  /** Sign with which the row enters the total liability; absent: it does not. */
  readonly liability?: 1 | -1;
}

function regular(type: string | undefined): boolean {
  return type === 'R' || type === 'CBW';
}

/** In alphabetical order of the suffix, the order of the checksums. */
function byInvoiceType(prefix: string): readonly SummaryPart[] {
  return [
    { name: `${prefix}_4A`, admits: ({ all }) => regular(all.inv_typ) && all.rchrg === 'N' },
    { name: `${prefix}_4B`, admits: ({ all }) => regular(all.inv_typ) && all.rchrg === 'Y' },
    { name: `${prefix}_6C`, admits: ({ all }) => all.inv_typ === 'DE' },
    { name: `${prefix}_SEZWOP`, admits: ({ all }) => all.inv_typ === 'SEWOP' },
    { name: `${prefix}_SEZWP`, admits: ({ all }) => all.inv_typ === 'SEWP' },
  ];
}

function byOperatorSupply(prefix: string): readonly SummaryPart[] {
  return [
    { name: `${prefix}_DE`, admits: ({ all }) => all.inv_typ === 'DE' },
    { name: `${prefix}_REG`, admits: ({ all }) => all.inv_typ === 'R' },
    { name: `${prefix}_SEZWOP`, admits: ({ all }) => all.inv_typ === 'SEWOP' },
    { name: `${prefix}_SEZWP`, admits: ({ all }) => all.inv_typ === 'SEWP' },
    { name: `${prefix}_UNREG`, admits: ({ all }) => all.inv_typ === undefined },
  ];
}

const byNoteType: readonly SummaryPart[] = ['B2CL', 'EXPWOP', 'EXPWP'].map((name) => ({
  name,
  byType: true,
  admits: ({ all }) => all.typ === name,
}));

const byExportType: readonly SummaryPart[] = [
  { name: 'EXPWOP', byType: true, admits: ({ all }) => all.exp_typ === 'WOPAY' },
  { name: 'EXPWP', byType: true, admits: ({ all }) => all.exp_typ === 'WPAY' },
];

const byMember = (prefix: string, suffix: string): readonly SummaryPart[] => [
  { name: `${prefix}_14A`, admits: ({ section }) => section.endsWith(`clttx${suffix}`) },
  { name: `${prefix}_14B`, admits: ({ section }) => section.endsWith(`paytx${suffix}`) },
];

const amended = { amends: true, liability: 1 } as const;
const hsn = ['hsn.data', 'hsn.hsn_b2b', 'hsn.hsn_b2c'];
const ecom = ['ecom.b2b', 'ecom.b2c', 'ecom.urp2b', 'ecom.urp2c'];
const ecoma = ['ecoma.b2ba', 'ecoma.b2ca', 'ecoma.urp2ba', 'ecoma.urp2ca'];

/** The rows of RETSUM but NIL, DOC_ISSUE and TTL_LIAB, which have columns of their own. */
export const SUMMARY_SECTIONS: readonly SummarySection[] = [
  { name: 'AT', from: ['at'], liability: 1 },
  { name: 'ATA', from: ['ata'], ...amended },
  { name: 'B2B', from: ['b2b'], parts: byInvoiceType('B2B'), party: 'ctin', liability: 1 },
  { name: 'B2BA', from: ['b2ba'], parts: byInvoiceType('B2BA'), party: 'ctin', ...amended },
  { name: 'B2CL', from: ['b2cl'], party: 'pos', liability: 1 },
  { name: 'B2CLA', from: ['b2cla'], party: 'pos', ...amended },
  { name: 'B2CS', from: ['b2cs'], liability: 1 },
  { name: 'B2CSA', from: ['b2csa'], ...amended },
  { name: 'CDNR', from: ['cdnr'], parts: byInvoiceType('CDNR'), nests: true, party: 'ctin', liability: 1 },
  { name: 'CDNRA', from: ['cdnra'], parts: byInvoiceType('CDNRA'), nests: true, party: 'ctin', ...amended },
  { name: 'CDNUR', from: ['cdnur'], parts: byNoteType, nests: true, liability: 1 },
  { name: 'CDNURA', from: ['cdnura'], parts: byNoteType, nests: true, ...amended },
  { name: 'ECOM', from: ecom, parts: byOperatorSupply('ECOM'), liability: 1 },
  { name: 'ECOMA', from: ecoma, parts: byOperatorSupply('ECOMA'), ...amended },
  { name: 'EXP', from: ['exp'], parts: byExportType, nests: true, liability: 1 },
  { name: 'EXPA', from: ['expa'], parts: byExportType, nests: true, ...amended },
  { name: 'HSN', from: hsn },
  { name: 'HSN_B2B', from: ['hsn.hsn_b2b'] },
  { name: 'HSN_B2C', from: ['hsn.hsn_b2c'] },
  { name: 'SUPECOM', from: ['supeco.clttx', 'supeco.paytx'], parts: byMember('SUPECOM', ''), nests: true },
  {
    name: 'SUPECOMA',
    from: ['supecoa.clttxa', 'supecoa.paytxa'],
    parts: byMember('SUPECOMA', 'a'),
    nests: true,
    amends: true,
  },
  { name: 'TXPD', from: ['txpd'], liability: -1 },
  { name: 'TXPDA', from: ['txpda'], amends: true, liability: -1 },
];
