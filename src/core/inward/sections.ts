import type { ImsAction, InwardFacts, InwardKind } from './inward-document.ts';
import type { WireFact } from './wire-fact.ts';
import * as fact from './wire-fact.ts';

/** Which facts a section holds, and under which keys. */
export type FactTable = { readonly [Name in keyof InwardFacts]?: WireFact<InwardFacts[Name]> };

/** One section of a statement: what its documents are and what is said of them. */
export interface InwardSection {
  /** Our name, shared by the statements: the 2A says `cdn`, the 2B `cdnr`. */
  readonly section: string;
  readonly title: string;
  /** What the documents are; decided by the document type where a section holds several kinds. */
  readonly kind: InwardKind | Readonly<Record<string, InwardKind>>;
  readonly facts: FactTable;
  /** Facts without which a document cannot be used. */
  readonly required: readonly (keyof InwardFacts)[];
  /** Absent in documents that pass credit on without a supply. */
  readonly hasTaxableValue: boolean;
  /** The section whose documents it amends. */
  readonly amends?: string;
}

/** What every statement may say of every document; each statement fills in a part. */
const shared: FactTable = {
  counterpartyGstin: fact.gstin('ctin', 'stin', 'sgstin', 'rtin'),
  counterpartyName: fact.text('trdnm', 'tradenm', 'tdname'),
  value: fact.money('val'),
  placeOfSupply: fact.place('pos'),
  reverseCharge: fact.yesNo('rchrg', 'rev'),
  differentialRate: {
    keys: ['diff_percent', 'diffprcnt'],
    read: (wire) => (wire === 0.65 ? wire : undefined),
  },
  filed: fact.word(['cfs', 'srcfilstatus'], { Y: true, N: false, FILED: true, 'NOT FILED': false }),
  filedOn: fact.looseDay('supfildt', 'fldtr1'),
  filedPeriod: fact.period('supprd', 'flprdr1', 'rtnprd'),
  filedGstr3b: fact.looseYesNo('cfs3b'),
  cancelledOn: fact.looseDay('dtcancel'),
  amendedPeriod: fact.period('aspd'),
  amendmentType: fact.text('atyp'),
  sourceForm: fact.text('srcform'),
  itcAvailability: fact.word<'Y' | 'N' | 'T'>(['itcavl', 'itcelg', 'itc_elg'], { Y: 'Y', N: 'N', T: 'T' }),
  itcReason: fact.text('rsn'),
  irn: fact.text('irn'),
  checksum: fact.text('chksum', 'hash'),
  flag: fact.text('flag'),
  counterpartyFlag: fact.text('cflag'),
  updatedBy: fact.text('updby'),
  action: fact.word<ImsAction>(['action', 'imsStatus', 'imsactn'], { A: 'A', R: 'R', P: 'P', N: 'N' }),
  isPendingBlocked: fact.looseYesNo('ispendactblocked'),
  remarks: fact.text('remarks'),
  isRemarksBlocked: fact.looseYesNo('isRemarksBlocked'),
  isReductionDeclared: fact.looseYesNo('itcRedReq'),
  isReductionBlocked: fact.looseYesNo('isItcRedReqBlocked'),
  declaredIgst: fact.money('declIgst'),
  declaredCgst: fact.money('declCgst'),
  declaredSgst: fact.money('declSgst'),
  declaredCess: fact.money('declCess'),
};

const supplyTypes = {
  R: 'R',
  SEWP: 'SEWP',
  SEZWP: 'SEWP',
  SEWOP: 'SEWOP',
  SEZWOP: 'SEWOP',
  DE: 'DE',
  CBW: 'CBW',
};
const ofParty = ['counterpartyGstin', 'number', 'date'] as const;

/** Invoices of registered persons. */
export const invoices: InwardSection = {
  section: 'b2b',
  title: 'Invoices',
  kind: 'invoice',
  facts: {
    ...shared,
    number: fact.strictText('inum'),
    date: fact.day('idt', 'dt'),
    type: fact.word(['inv_typ', 'typ'], supplyTypes),
  },
  required: ofParty,
  hasTaxableValue: true,
};

const noteFacts: FactTable = {
  ...shared,
  number: fact.strictText('nt_num', 'ntnum'),
  date: fact.day('nt_dt', 'dt'),
  type: fact.word(['inv_typ', 'suptyp'], supplyTypes),
  invoiceNumber: fact.text('inum'),
  invoiceDate: fact.looseDay('idt'),
};

/** Credit and debit notes of registered persons; in the GSTR-2B `typ` is the kind of note, not of supply. */
export const notes: InwardSection = {
  section: 'cdnr',
  title: 'Credit and debit notes',
  kind: { C: 'credit-note', D: 'debit-note' },
  facts: {
    ...noteFacts,
    documentType: { ...fact.word(['ntty', 'typ'], { C: 'C', D: 'D' }), form: 'C or D' },
  },
  required: [...ofParty, 'documentType'],
  hasTaxableValue: true,
};

/** Notes of one kind, as the Invoice Management System divides them. */
export function notesOf(section: string, kind: 'credit-note' | 'debit-note'): InwardSection {
  const title = kind === 'credit-note' ? 'Credit notes' : 'Debit notes';
  return { ...notes, section, title, kind, facts: noteFacts, required: ofParty };
}

/** The 2B writes ISDI and ISDC, the 2A ISD and ISDCN, with an A for amendments. */
const distributionTypes = {
  ISDI: 'ISDI',
  ISD: 'ISD',
  ISDA: 'ISDA',
  ISDC: 'ISDC',
  ISDCN: 'ISDCN',
  ISDCNA: 'ISDCNA',
};

/** Credit passed on by an input service distributor (section 20): tax without a taxable value. */
export const distributions: InwardSection = {
  section: 'isd',
  title: 'Credit from an input service distributor',
  kind: {
    ISDI: 'isd-invoice',
    ISD: 'isd-invoice',
    ISDA: 'isd-invoice',
    ISDC: 'isd-credit-note',
    ISDCN: 'isd-credit-note',
    ISDCNA: 'isd-credit-note',
  },
  facts: {
    ...shared,
    number: fact.strictText('docnum'),
    date: fact.day('docdt'),
    documentType: {
      ...fact.word(['doctyp', 'isd_docty'], distributionTypes),
      form: 'ISDI or ISDC',
    },
    invoiceNumber: fact.text('oinvnum'),
    invoiceDate: fact.looseDay('oinvdt'),
  },
  required: [...ofParty, 'documentType'],
  hasTaxableValue: false,
};

/** Bills of entry of goods from abroad; nobody with a GSTIN stands on the other side. */
export const imports: InwardSection = {
  section: 'impg',
  title: 'Imports of goods',
  kind: 'bill-of-entry',
  facts: {
    counterpartyName: fact.text('trdnm', 'tdname'),
    number: fact.strictText('boenum', 'benum'),
    date: fact.day('boedt', 'bedt'),
    portCode: fact.strictText('portcode', 'portcd'),
    isAmended: fact.looseYesNo('isamd', 'amd'),
    action: fact.word<ImsAction>(['action', 'imsStatus'], { A: 'A', R: 'R', P: 'P', N: 'N' }),
  },
  required: ['number', 'date'],
  hasTaxableValue: true,
};

/** Bills of entry of goods from a unit in a special economic zone. */
export const importsFromSez: InwardSection = {
  ...imports,
  section: 'impgsez',
  title: 'Imports of goods from special economic zones',
  facts: { ...imports.facts, counterpartyGstin: fact.gstin('ctin', 'sgstin') },
  required: ofParty,
};

/** The amendments of a section: the same facts, with the document they replace. */
export function amended(base: InwardSection, section = `${base.section}a`): InwardSection {
  return {
    ...base,
    section,
    title: `${base.title} (amendments)`,
    facts: {
      ...base.facts,
      originalNumber: fact.strictText('oinum', 'ont_num', 'ontnum', 'odocnum'),
      originalDate: fact.day('oidt', 'ont_dt', 'ontdt', 'odocdt'),
    },
    required: [...base.required, 'originalNumber'],
    amends: base.section,
  };
}

/** Supplies through an operator who pays the tax (section 9(5)). */
export const operatorInvoices: InwardSection = {
  ...invoices,
  section: 'ecom',
  title: 'Invoices of e-commerce operators',
};
