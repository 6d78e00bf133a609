import type { StatementKind } from './inward-document.ts';
import {
  amended,
  distributions,
  type InwardSection,
  imports,
  importsFromSez,
  invoices,
  notes,
  notesOf,
  operatorInvoices,
} from './sections.ts';

/** One kind of statement: which key of its JSON holds which documents. */
export interface StatementTable {
  readonly kind: StatementKind;
  readonly sections: Readonly<Record<string, InwardSection>>;
  /** Sections the portal may send that hold no documents to match, and what they hold. */
  readonly withoutDocuments: Readonly<Record<string, string>>;
  /** Whether everything in it has been filed by the other side. */
  readonly onlyFiled?: true;
}

const operators = { ecom: operatorInvoices, ecoma: amended(operatorInvoices) };
const distributed = { isd: distributions, isda: amended(distributions) };
const customs = { impg: imports, impgsez: importsFromSez };

/** GSTR-2A: what suppliers saved and filed, live (rule 60(1)). */
export const gstr2a: StatementTable = {
  kind: 'GSTR-2A',
  sections: {
    b2b: invoices,
    b2ba: amended(invoices),
    cdn: notes,
    cdna: amended(notes),
    cdnr: notes,
    cdnra: amended(notes),
    ...operators,
    ...distributed,
    ...customs,
  },
  withoutDocuments: {
    tds: 'tax deducted at source',
    tdsa: 'amendments of tax deducted at source',
    tcs: 'tax collected at source',
    tcsa: 'amendments of tax collected at source',
    amdhist: 'the history of amendments of bills of entry',
  },
};

/** GSTR-2B: what was filed, fixed on the 14th (rule 60(7)). */
export const gstr2b: StatementTable = {
  kind: 'GSTR-2B',
  sections: {
    b2b: invoices,
    b2ba: amended(invoices),
    cdnr: notes,
    cdnra: amended(notes),
    ...operators,
    ...distributed,
    ...customs,
    impga: imports,
    impgasez: importsFromSez,
  },
  withoutDocuments: {},
  onlyFiled: true,
};

const debitNotes = notesOf('b2bdn', 'debit-note');
const creditNotes = notesOf('b2bcn', 'credit-note');
const amendedDebitNotes = amended(debitNotes);
const amendedCreditNotes = amended(creditNotes);

/** Invoice Management System: requests name notes b2bdn and b2bcn, some answers dn and cn; both are read. */
export const ims: StatementTable = {
  kind: 'IMS',
  sections: {
    b2b: invoices,
    b2ba: amended(invoices),
    b2bdn: debitNotes,
    dn: debitNotes,
    b2bdna: amendedDebitNotes,
    dna: amendedDebitNotes,
    b2bcn: creditNotes,
    cn: creditNotes,
    b2bcna: amendedCreditNotes,
    cna: amendedCreditNotes,
    ...operators,
  },
  withoutDocuments: {},
};

/** What recipients did in IMS with the documents of a supplier's return; the supplier reads it. */
export const imsOutward: StatementTable = { ...ims, kind: 'IMS outward' };

/** GSTR-1A of 2017: what recipients changed, added and rejected in their GSTR-2, shown to the supplier. */
export const gstr1a: StatementTable = {
  kind: 'GSTR-1A',
  sections: {
    b2b: invoices,
    b2ba: amended(invoices),
    cdnr: notes,
    cdnra: amended(notes),
    cdn: notes,
    cdna: amended(notes),
  },
  withoutDocuments: {},
};

/** Every statement by its name. */
export const statements: Readonly<Record<StatementKind, StatementTable>> = {
  'GSTR-2A': gstr2a,
  'GSTR-2B': gstr2b,
  IMS: ims,
  'IMS outward': imsOutward,
  'GSTR-1A': gstr1a,
};
