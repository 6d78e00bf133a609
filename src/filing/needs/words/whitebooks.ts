import { correctionAction, readActions } from './sections.ts';

/** A call of WhiteBooks that is one of the portal's under another name: as it is served, and as it is spoken. */
export interface WhitebooksCall {
  readonly path: string;
  /** GET where absent. */
  readonly method?: 'PUT' | 'POST';
  readonly resource: string;
  readonly action: string;
  /** Whether it is about one period; the others are about the GSTIN. */
  readonly ofPeriod: boolean;
  /** Parameters that must be there besides GSTIN and period. */
  readonly needs?: readonly string[];
  /** Parameters handed on: ours of the query, the portal's. */
  readonly passes?: Readonly<Record<string, string>>;
  /** Name under which the portal wants the period; `ret_period` where absent. */
  readonly periodName?: string;
  /** Name under which WhiteBooks wants the period of a read; `retperiod` where absent. */
  readonly periodParameter?: string;
}

const ecoFilters = { rtin: 'rtin', subsection: 'subsection', fromtime: 'from_time' };
/** Filters of the sections that have some. */
const filters: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  B2B: { actionrequired: 'action_required', ctin: 'ctin', fromtime: 'from_time' },
  B2BA: { actionrequired: 'action_required', ctin: 'ctin' },
  B2CL: { statecd: 'state_cd' },
  B2CLA: { statecd: 'state_cd' },
  CDNR: { actionrequired: 'action_required' },
  CDNRA: { actionrequired: 'action_required' },
  SUPECO: { subsection: 'subsection', fromtime: 'from_time' },
  SUPECOA: { subsection: 'subsection', fromtime: 'from_time' },
  ECOM: ecoFilters,
  ECOMA: ecoFilters,
};

/** GSTR-1A has lost the filters by action and counter party; programs of 2022 still send them, and they are passed over. */
const lost: ReadonlySet<string> = new Set(['actionrequired', 'ctin', 'statecd']);

function kept(action: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(filters[action] ?? {}).filter(([name]) => !lost.has(name)));
}

const ofGstr1: readonly WhitebooksCall[] = [
  ...readActions.map((action) => ({
    path: `/gstr1/${action.toLowerCase()}`,
    resource: 'gstr1',
    action,
    ofPeriod: true,
    passes: filters[action] ?? {},
  })),
  // The former name of txpa.
  { path: '/gstr1/isd', resource: 'gstr1', action: 'TXPA', ofPeriod: true },
  { path: '/gstr1/validatehsnsum', resource: 'gstr1', action: 'VALIDATEHSNSUM', ofPeriod: true },
  {
    path: '/gstr1/einvoice',
    resource: 'einvoice',
    action: 'EINV',
    ofPeriod: true,
    needs: ['sec'],
    passes: { sec: 'sec', fromtime: 'from_time' },
  },
];

const ofGstr1A: readonly WhitebooksCall[] = [
  ...readActions.map((action) => ({
    path: `/gstr1a/${action.toLowerCase()}`,
    resource: 'gstr1a',
    action: correctionAction(action),
    ofPeriod: true,
    passes: kept(action),
  })),
  { path: '/gstr1a/retsum', resource: 'gstr1a', action: 'RETSUM', ofPeriod: true },
  { path: '/gstr1a/retsave', method: 'PUT', resource: 'gstr1a', action: 'R1ARETSAVE', ofPeriod: true },
  { path: '/gstr1a/reset', method: 'POST', resource: 'gstr1a', action: 'R1ARESET', ofPeriod: true },
];

const ctinFrom = { ctin: 'ctin', fromtime: 'from_time' };
const ctin = { ctin: 'ctin' };
const from = { fromtime: 'from_time' };
const ofGstr2a: readonly WhitebooksCall[] = Object.entries({
  b2b: ctinFrom,
  b2ba: ctin,
  cdn: ctinFrom,
  cdna: ctin,
  ecom: ctinFrom,
  ecoma: ctin,
  isd: ctin,
  isda: ctin,
  impg: from,
  impgsez: from,
  tcs: {},
  tds: {},
  tdsa: {},
}).map(([section, passes]) => ({
  path: `/gstr2a/${section}`,
  resource: 'gstr2a',
  action: section.toUpperCase(),
  ofPeriod: true,
  passes: passes as Readonly<Record<string, string>>,
}));

const amendmentHistory: WhitebooksCall = {
  path: '/gstr2a/amdhist',
  resource: 'gstr2a',
  action: 'AMDHIST',
  ofPeriod: true,
  needs: ['portcode', 'benumber', 'bedate'],
  passes: { portcode: 'portcode', benumber: 'benum', bedate: 'bedate' },
};

const transaction = { needs: ['int_tran_id'], passes: { int_tran_id: 'int_tran_id' } };
const ofGstr2b: readonly WhitebooksCall[] = [
  {
    path: '/gstr2b/all',
    resource: 'gstr2b',
    action: 'GET2B',
    ofPeriod: true,
    periodName: 'rtnprd',
    periodParameter: 'rtnprd',
    passes: { filenum: 'file_num' },
  },
  { path: '/gstr2b/gen2b', method: 'PUT', resource: 'gstr2b', action: 'GEN2B', ofPeriod: true },
  { path: '/gstr2b/get2b', resource: 'gstr2b', action: 'GENSTS2B', ofPeriod: false, ...transaction },
];

const ofIms: readonly WhitebooksCall[] = [
  { path: '/ims/save', method: 'PUT', resource: 'ims', action: 'SAVE', ofPeriod: true },
  { path: '/ims/reset', method: 'PUT', resource: 'ims', action: 'RESETIMS', ofPeriod: true },
  { path: '/ims/status', resource: 'ims', action: 'REQSTS', ofPeriod: false, ...transaction },
  {
    path: '/ims/invoices',
    resource: 'ims',
    action: 'GETINV',
    ofPeriod: false,
    needs: ['section'],
    passes: { section: 'section', status: 'status' },
  },
  {
    path: '/ims/invoicescount',
    resource: 'ims',
    action: 'GETCNT',
    ofPeriod: false,
    needs: ['goodsType'],
    passes: { goodsType: 'goods_typ' },
  },
  {
    path: '/ims/supplierInvoices',
    resource: 'ims',
    action: 'SUPVIEW',
    ofPeriod: true,
    needs: ['section', 'rtnTyp'],
    passes: { section: 'section', rtnTyp: 'rtn_typ' },
  },
  {
    path: '/ims/getfile',
    resource: 'ims',
    action: 'FILEDET',
    ofPeriod: false,
    needs: ['token'],
    passes: { token: 'token' },
  },
];

const ofAll: readonly WhitebooksCall[] = [
  {
    path: '/all/filedet',
    resource: 'returns',
    action: 'FILEDET',
    ofPeriod: true,
    periodParameter: 'returnperiod',
    needs: ['token'],
    passes: { token: 'token' },
  },
  {
    path: '/all/latefeebreakup',
    resource: 'returns',
    action: 'LATEFEEBREAKUP',
    ofPeriod: true,
    needs: ['rettype'],
    passes: { rettype: 'rtn_typ' },
  },
  {
    path: '/all/getpref',
    resource: 'returns',
    action: 'GETPREF',
    ofPeriod: false,
    needs: ['fy'],
    passes: { fy: 'fy' },
  },
  {
    path: '/all/largefile',
    resource: 'files',
    action: 'LARGEFILE',
    ofPeriod: true,
    periodParameter: 'returnperiod',
    needs: ['url', 'ek'],
    passes: { url: 'url', ek: 'ek' },
  },
  { path: '/all/docupld', method: 'POST', resource: 'document', action: 'DOCUPLOAD', ofPeriod: true },
  { path: '/all/savepref', method: 'PUT', resource: 'returns', action: 'SAVEPREF', ofPeriod: false },
];

/** Every call that is the portal's own under another name, with the portal's words for it. */
export const whitebooksCalls: readonly WhitebooksCall[] = [
  ...ofGstr1,
  ...ofGstr1A,
  ...ofGstr2a,
  amendmentHistory,
  ...ofGstr2b,
  ...ofIms,
  ...ofAll,
];
