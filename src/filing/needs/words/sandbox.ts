import { correctionAction } from './sections.ts';

/** A parameter of a read at sandbox.co.in, and what GSTN calls it; values differ in few. */
export interface SandboxParameter {
  readonly portal: string;
  readonly toPortal: (value: string) => string;
  readonly toProvider: (value: string) => string;
}

const same = (value: string): string => value;
const asIs = (portal: string): SandboxParameter => ({ portal, toPortal: same, toProvider: same });
/** DD/MM/YYYY here, dd-mm-yyyy there. */
const day = (portal: string): SandboxParameter => ({
  portal,
  toPortal: (value) => value.replaceAll('/', '-'),
  toProvider: (value) => value.replaceAll('-', '/'),
});
/** The provider writes ECOM_B2B where GSTN has B2B. */
const subSection = (section: string): SandboxParameter => ({
  portal: 'subsection',
  toPortal: (value) => value.replace(/^(?:ECOM|SUPECO)_/i, ''),
  toProvider: (value) => `${section}_${value}`,
});

/** The provider's words for kinds of supplies, and GSTN's. */
const goods: readonly (readonly [string, string])[] = [
  ['imports', 'imp_gds'],
  ['inward_supplies', 'inv_supp_isd'],
  ['others', 'all_oth'],
];
const kindOfGoods: SandboxParameter = {
  portal: 'goods_typ',
  toPortal: (value) => goods.find(([theirs]) => theirs === value)?.[1] ?? value,
  toProvider: (value) => goods.find(([, portals]) => portals === value)?.[0] ?? value,
};
const returnType: SandboxParameter = {
  portal: 'rtn_typ',
  toPortal: (value) => value.replace('-', '').toUpperCase(),
  toProvider: (value) => value.toLowerCase().replace(/^(gstr)(?!-)/, '$1-'),
};

/** Parameters of a read under the provider's names. */
export type SandboxParameters = Readonly<Record<string, SandboxParameter>>;

/** A read of sandbox.co.in that is one of the portal's under another name: as it is served, and as it is spoken. */
export interface SandboxRead {
  /** Below `/gst/compliance/tax-payer`; `{year}` and `{month}` where it is about a return. */
  readonly path: string;
  readonly resource: string;
  readonly action: string;
  readonly needs: SandboxParameters;
  readonly mayHave: SandboxParameters;
  /** The code with which the provider says that there is nothing, where it has one of its own. */
  readonly nothing?: string;
  /** Name under which the portal wants the period; `ret_period` where absent. */
  readonly periodName?: string;
}

const read = (path: string, resource: string, action: string): SandboxRead => ({
  path,
  resource,
  action,
  needs: {},
  mayHave: {},
});

const action_required = asIs('action_required');
const from = day('from_time');
const counterparty_gstin = asIs('ctin');
const party = { action_required, from, counterparty_gstin };
const state = { state_code: asIs('state_cd') };
const ofNote = { action_required, from };
const ofEcom = { sub_section: subSection('ECOM'), recipient_gstin: asIs('rtin'), from };

/** Sections as the provider's paths name them: GSTN's word, filters, and the code that says "nothing". */
const sections: readonly (readonly [string, string, SandboxParameters?, string?])[] = [
  ['at', 'AT'],
  ['ata', 'ATA'],
  ['b2b', 'B2B', party],
  ['b2ba', 'B2BA', party],
  ['b2cl', 'B2CL', state],
  ['b2cla', 'B2CLA', state],
  ['b2cs', 'B2CS'],
  ['b2csa', 'B2CSA'],
  ['cdnr', 'CDNR', ofNote],
  ['cdnra', 'CDNRA', ofNote],
  ['cdnur', 'CDNUR'],
  ['cdnura', 'CDNURA'],
  ['doc-issue', 'DOCISS'],
  ['exp', 'EXP', {}, 'RET11417'],
  ['expa', 'EXPA', {}, 'RET11417'],
  ['hsn', 'HSNSUM'],
  ['nil', 'NIL'],
  ['txp', 'TXP', party],
  ['txpa', 'TXPA', party],
  ['ecom', 'ECOM', ofEcom, 'RET11417'],
  ['ecoma', 'ECOMA', {}, 'RET11417'],
  ['supeco', 'SUPECO', { sub_section: subSection('SUPECO'), from }, 'RETWEB_04'],
  ['supecoa', 'SUPECOA', {}, 'RETWEB_04'],
];

const sectionsOf = (form: 'gstr-1' | 'gstr-1a'): readonly SandboxRead[] =>
  sections.map(([name, action, mayHave = {}, nothing = 'RET11416']) => ({
    ...read(
      `/gstrs/${form}/${name}/{year}/{month}`,
      form.replace('-', ''),
      form === 'gstr-1' ? action : correctionAction(action),
    ),
    mayHave,
    nothing,
  }));

/** The 23 section reads of GSTR-1. */
export const gstr1Reads: readonly SandboxRead[] = sectionsOf('gstr-1');
/** The same of GSTR-1A. */
export const gstr1aReads: readonly SandboxRead[] = sectionsOf('gstr-1a');

/** GSTN's words for the sections of GSTR-2A. */
const wordsOf2a = ['B2B', 'B2BA', 'CDN', 'CDNA', 'ISD', 'ISDA', 'IMPG', 'IMPGSEZ', 'TDS', 'TDSA', 'TCS'];

/** The sections of GSTR-2A; together they are its document, which GSTN does not have. */
export const gstr2aReads: readonly SandboxRead[] = [...wordsOf2a, 'ECOM', 'ECOMA'].map((action) => ({
  ...read(`/gstrs/gstr-2a/${action.toLowerCase()}/{year}/{month}`, 'gstr2a', action),
  mayHave: { from, counterparty_gstin },
}));

/** The amendment history of a bill of entry. */
export const amendmentHistory: SandboxRead = {
  ...read('/gstrs/gstr-2a/amdhist/{year}/{month}', 'gstr2a', 'AMDHIST'),
  needs: {
    port_code: asIs('portcode'),
    bill_of_entry_number: asIs('benum'),
    bill_of_entry_date: day('bedate'),
  },
};

const byReference = { reference_id: asIs('int_tran_id') };

/** Reads of GSTR-2B and of the Invoice Management System. */
export const inwardReads = {
  statement2b: {
    ...read('/gstrs/gstr-2b/{year}/{month}', 'gstr2b', 'GET2B'),
    mayHave: { file_number: asIs('file_num') },
    periodName: 'rtnprd',
  },
  status2b: { ...read('/gstrs/gstr-2b/regenerate', 'gstr2b', 'GENSTS2B'), needs: byReference },
  invoices: {
    ...read('/invoices', 'ims', 'GETINV'),
    needs: { section: asIs('section') },
    mayHave: { status: asIs('status') },
  },
  count: { ...read('/invoices/count', 'ims', 'GETCNT'), needs: { type_of_goods: kindOfGoods } },
  status: { ...read('/invoices/status', 'ims', 'REQSTS'), needs: byReference },
  sales: {
    ...read('/invoices/{year}/{month}/sales', 'ims', 'SUPVIEW'),
    needs: { section: asIs('section'), return_type: returnType },
  },
} as const satisfies Readonly<Record<string, SandboxRead>>;

/** Every read that is the portal's own under another name. */
export const sandboxReads: readonly SandboxRead[] = [
  ...gstr1Reads,
  ...gstr1aReads,
  ...gstr2aReads,
  amendmentHistory,
  ...Object.values(inwardReads),
];
