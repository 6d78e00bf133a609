import { invoice, newGstin, otherTables, panOf, payloadOf } from '../portal-contract/samples.ts';
import type { SandboxClient, SandboxReply } from './sandbox-client.ts';

/** What a case works with: a client signed in for a taxpayer of his own. */
export interface Scene {
  readonly client: SandboxClient;
  readonly gstin: string;
  /** A taxpayer who has not signed in yet. */
  readonly other: string;
  /** Makes the portal refuse the taxpayer's next call. */
  refuse(code: string): Promise<void>;
}

/**
 * One operation tried: `succeeds` answers what the provider's client would read; `refused` calls it so that GSTN says
 * no and names the code, in `error_cd` or `error_code`. Reads whose data do not exist yet have the honest "nothing" only.
 */
export interface OperationCase {
  /** Absent where GSTN holds no such data yet. */
  readonly succeeds?: (scene: Scene) => Promise<SandboxReply>;
  /** Keys that must stand in `data` (or `data.data`) of a success. */
  readonly holds?: readonly string[];
  /** Absent where only the gateway can refuse. */
  readonly refused?: { readonly code: string; readonly call: (scene: Scene) => Promise<SandboxReply> };
}

const period = '2026/10';
const gstr1 = `/gstrs/gstr-1/${period}`;
const hsnRow = {
  num: 1,
  hsn_sc: '847130',
  desc: 'Portable computers',
  uqc: 'NOS',
  qty: 2,
  rt: 18,
  txval: 1_000,
  iamt: 180,
  csamt: 0,
};
const full = (gstin: string) =>
  payloadOf(gstin, [invoice('A-1')], {
    ...otherTables,
    b2cl: [
      {
        pos: '29',
        inv: [
          {
            inum: 'L-1',
            idt: '12-10-2026',
            val: 118_000,
            itms: [{ num: 1801, itm_det: { rt: 18, txval: 100_000, iamt: 18_000, csamt: 0 } }],
          },
        ],
      },
    ],
    hsn: { hsn_b2b: [hsnRow], hsn_b2c: [hsnRow] },
    at: [{ pos: '29', sply_ty: 'INTER', itms: [{ rt: 18, ad_amt: 1_000, iamt: 180, csamt: 0 }] }],
    txpd: [{ pos: '29', sply_ty: 'INTER', itms: [{ rt: 18, ad_amt: 500, iamt: 90, csamt: 0 }] }],
    cdnr: [
      {
        ctin: '29AADFM3390P1ZN',
        nt: [
          {
            ntty: 'C',
            nt_num: 'C-1',
            nt_dt: '20-10-2026',
            pos: '29',
            rchrg: 'N',
            inv_typ: 'R',
            val: 118,
            itms: [{ num: 1801, itm_det: { rt: 18, txval: 100, iamt: 18, csamt: 0 } }],
          },
        ],
      },
    ],
  });

/** Saves a full return and waits until it is processed. */
export async function saved({ client, gstin }: Scene): Promise<void> {
  const reply = await client.taxpayer('POST', gstr1, full(gstin));
  const followed = await client.follow(period, reply.body.data.data.reference_id);
  if (followed.body.data.data.status_cd !== 'P') throw new Error(JSON.stringify(followed.body));
}

async function ready(scene: Scene): Promise<void> {
  await saved(scene);
  const reply = await proceed('new-proceed', scene);
  await scene.client.follow(period, reply.body.data.data.reference_id);
}

const named = (gstin: string) => ({ gstin, ret_period: '102026' });
const proceed = (how: string, { client, gstin }: Scene) =>
  client.taxpayer('POST', `${gstr1}/${how}`, named(gstin));

async function file(scene: Scene, evc = '575757'): Promise<SandboxReply> {
  const { client, gstin } = scene;
  const summary = await client.taxpayer('GET', gstr1);
  await client.taxpayer('POST', '/evc/otp?gstr=gstr-1', { pan: panOf(gstin) });
  return client.taxpayer('POST', `${gstr1}/file?pan=${panOf(gstin)}&otp=${evc}`, summary.body.data.data);
}

const proceedCase = (how: string): OperationCase => ({
  succeeds: async (scene) => {
    await saved(scene);
    return proceed(how, scene);
  },
  holds: ['reference_id'],
  refused: {
    code: 'AUTH154',
    call: ({ client, gstin }) => client.taxpayer('POST', `/gstrs/gstr-7/${period}/${how}`, named(gstin)),
  },
});

/** Sections of `full` can be read back; of the others the portal holds nothing. */
const sectionCase = (name: string, key: string | null, nothing: string): OperationCase => {
  const path = `/gstrs/gstr-1/${name}/${period}`;
  const refused = { code: nothing, call: ({ client }: Scene) => client.taxpayer('GET', path) };
  if (key === null) return { refused };
  return {
    succeeds: async (scene) => {
      await saved(scene);
      return scene.client.taxpayer('GET', path);
    },
    holds: [key],
    refused,
  };
};

const nothingAt = (path: string, code: string): OperationCase => ({
  refused: { code, call: ({ client }) => client.taxpayer('GET', path) },
});

const publicPost = (path: string, holds: string, code: string): OperationCase => ({
  succeeds: async ({ client, gstin }) => {
    await client.taxpayer('GET', gstr1);
    return client.api('POST', path, { gstin });
  },
  holds: [holds],
  refused: { code, call: ({ client, other }) => client.api('POST', path, { gstin: other }) },
});

/** The portal knows a GSTIN from its first call on. */
async function refuseNext({ client, refuse }: Scene, code: string): Promise<void> {
  await client.taxpayer('GET', gstr1);
  await refuse(code);
}

const refusedAt = (path: string, code: string): NonNullable<OperationCase['refused']> => ({
  code,
  call: async (scene) => {
    await refuseNext(scene, code);
    return scene.client.taxpayer('GET', path);
  },
});

const asUser = (gstin: string) => ({ username: `user-${gstin}`, gstin });

const ims = { reqtyp: 'SAVE', invdata: {} };

/** Every operation by its name in the coverage table; the test refuses a missing or surplus one. */
export const sandboxCases: Readonly<Record<string, OperationCase>> = {
  authenticate: { succeeds: ({ client }) => client.authenticate(), holds: ['access_token'] },
  'taxpayer OTP': {
    succeeds: ({ client, other }) => client.api('POST', '/tax-payer/otp', asUser(other)),
    holds: ['status_cd'],
    refused: {
      code: 'AUTH403',
      call: async (scene) => {
        await refuseNext(scene, 'AUTH403');
        return scene.client.api('POST', '/tax-payer/otp', asUser(scene.gstin));
      },
    },
  },
  'verify OTP': {
    succeeds: ({ client, other }) => client.signIn(other),
    holds: ['access_token', 'session_expiry', 'token_expiry', 'status_cd'],
    refused: { code: 'AUTH4034', call: ({ client, other }) => client.signIn(other, undefined, '000000') },
  },
  'refresh session': {
    succeeds: ({ client }) => client.taxpayer('POST', '/session/refresh'),
    holds: ['access_token', 'session_expiry', 'token_expiry', 'status_cd'],
    refused: {
      code: 'AUTH4033',
      call: async (scene) => {
        await refuseNext(scene, 'AUTH4033');
        return scene.client.taxpayer('POST', '/session/refresh');
      },
    },
  },
  logout: { succeeds: ({ client }) => client.taxpayer('POST', '/logout'), holds: ['status_cd'] },
  'EVC OTP': {
    succeeds: ({ client, gstin }) => client.taxpayer('POST', '/evc/otp?gstr=gstr-1', { pan: panOf(gstin) }),
    holds: ['status_cd'],
    refused: {
      code: 'OTP0010',
      call: ({ client }) => client.taxpayer('POST', '/evc/otp?gstr=gstr-1', { pan: 'ABCDE1234F' }),
    },
  },
  save: {
    succeeds: ({ client, gstin }) => client.taxpayer('POST', gstr1, full(gstin)),
    holds: ['reference_id'],
    refused: {
      code: 'RET191136',
      call: ({ client, gstin }) => client.taxpayer('POST', gstr1, { ...full(gstin), fp: '092026' }),
    },
  },
  reset: {
    succeeds: ({ client, gstin }) => client.taxpayer('POST', `${gstr1}/reset`, named(gstin)),
    holds: ['reference_id'],
    refused: {
      code: 'RET191136',
      call: ({ client }) => client.taxpayer('POST', `${gstr1}/reset`, named(newGstin())),
    },
  },
  'new-proceed': proceedCase('new-proceed'),
  'proceed (older)': proceedCase('proceed'),
  status: {
    succeeds: async ({ client, gstin }) => {
      const reply = await client.taxpayer('POST', gstr1, full(gstin));
      return client.follow(period, reply.body.data.data.reference_id);
    },
    holds: ['action', 'form_typ', 'status_cd'],
    refused: {
      code: 'RET13510',
      call: ({ client }) => client.taxpayer('GET', `/gstrs/${period}/status?reference_id=nobody`),
    },
  },
  summary: {
    succeeds: ({ client }) => client.taxpayer('GET', `${gstr1}?summary_type=long`),
    holds: ['gstin', 'ret_period', 'chksum', 'newSumFlag', 'sec_sum', 'smryTyp'],
    refused: refusedAt(gstr1, 'RET13504'),
  },
  file: {
    succeeds: async (scene) => {
      await ready(scene);
      return file(scene);
    },
    holds: ['ack_num'],
    refused: {
      code: 'RET13506',
      call: async (scene) => {
        await ready(scene);
        return file(scene, 'A1B2C3');
      },
    },
  },
  'track (session)': {
    succeeds: async (scene) => {
      await ready(scene);
      await file(scene);
      return scene.client.taxpayer('GET', `/gstrs/${period}/track?return_type=GSTR1`);
    },
    holds: ['EFiledlist'],
    refused: { code: 'LG9002', call: ({ client }) => client.taxpayer('GET', `/gstrs/${period}/track`) },
  },
  'read at': sectionCase('at', 'at', 'RET11416'),
  'read ata': sectionCase('ata', null, 'RET11416'),
  'read b2b': sectionCase('b2b', 'b2b', 'RET11416'),
  'read b2ba': sectionCase('b2ba', null, 'RET11416'),
  'read b2cl': sectionCase('b2cl', 'b2cl', 'RET11416'),
  'read b2cla': sectionCase('b2cla', null, 'RET11416'),
  'read b2cs': sectionCase('b2cs', 'b2cs', 'RET11416'),
  'read b2csa': sectionCase('b2csa', null, 'RET11416'),
  'read cdnr': sectionCase('cdnr', 'cdnr', 'RET11416'),
  'read cdnra': sectionCase('cdnra', null, 'RET11416'),
  'read cdnur': sectionCase('cdnur', 'cdnur', 'RET11416'),
  'read cdnura': sectionCase('cdnura', null, 'RET11416'),
  'read doc-issue': sectionCase('doc-issue', 'doc_issue', 'RET11416'),
  'read exp': sectionCase('exp', 'exp', 'RET11417'),
  'read expa': sectionCase('expa', null, 'RET11417'),
  'read hsn': sectionCase('hsn', 'hsn', 'RET11416'),
  'read nil': sectionCase('nil', 'nil', 'RET11416'),
  'read txp': sectionCase('txp', 'txpd', 'RET11416'),
  'read txpa': sectionCase('txpa', null, 'RET11416'),
  'read ecom': sectionCase('ecom', null, 'RET11417'),
  'read ecoma': sectionCase('ecoma', null, 'RET11417'),
  'read supeco': sectionCase('supeco', null, 'RETWEB_04'),
  'read supecoa': sectionCase('supecoa', null, 'RETWEB_04'),
  'read GSTR-1A section': nothingAt(`/gstrs/gstr-1a/b2b/${period}`, 'RET11416'),
  'GSTR-1A summary': {
    succeeds: ({ client }) => client.taxpayer('GET', `/gstrs/gstr-1a/${period}`),
    holds: ['gstin', 'ret_period', 'sec_sum'],
    refused: refusedAt(`/gstrs/gstr-1a/${period}`, 'RET13504'),
  },
  // No call of GSTN is known for it: the gateway says so.
  'GSTR-1A declarations': {},
  'track (public)': {
    succeeds: async (scene) => {
      await ready(scene);
      await file(scene);
      const { client, gstin } = scene;
      return client.api('POST', '/public/gstrs/track?financial_year=FY 2026-27&gstr=gstr-1', { gstin });
    },
    holds: ['EFiledlist'],
    refused: {
      code: 'RET13510',
      call: ({ client, gstin }) =>
        client.api('POST', '/public/gstrs/track?financial_year=FY 2026-27', { gstin }),
    },
  },
  'GSTIN search': publicPost('/public/gstin/search', 'lgnm', 'FO8000'),
  'preference (public)': publicPost(
    '/public/gstrs/preference?financial_year=FY 2026-27',
    'response',
    'RT-R1R3BAV-1007',
  ),
  '2A section': nothingAt(`/gstrs/gstr-2a/b2b/${period}`, 'RET11416'),
  '2A document': nothingAt(`/gstrs/gstr-2a/${period}`, 'RET11416'),
  // The 14th has not come.
  '2B statement': nothingAt(`/gstrs/gstr-2b/${period}`, 'RET2B1018'),
  '2B regenerate': {
    succeeds: ({ client }) => client.taxpayer('POST', `/gstrs/gstr-2b/${period}/regenerate`),
    holds: ['reference_id'],
    refused: {
      code: 'IMSSAV0015',
      call: async ({ client, gstin }) => {
        await client.taxpayer('POST', '/invoices/status/reset', { ...ims, rtin: gstin, reqtyp: 'RESET' });
        return client.taxpayer('POST', `/gstrs/gstr-2b/${period}/regenerate`);
      },
    },
  },
  '2B regenerate status': nothingAt('/gstrs/gstr-2b/regenerate?reference_id=nobody', 'RET13510'),
  'IMS invoices': nothingAt('/invoices?section=B2B&status=pending', 'IMS0004'),
  'IMS count': {
    succeeds: ({ client }) => client.taxpayer('GET', '/invoices/count?type_of_goods=others'),
    holds: ['all_oth'],
    refused: refusedAt('/invoices/count?type_of_goods=others', 'IMS0004'),
  },
  'IMS save': {
    succeeds: ({ client, gstin }) =>
      client.taxpayer('POST', '/invoices/status/save', { ...ims, rtin: gstin }),
    holds: ['reference_id'],
    refused: {
      code: 'RET191136',
      call: ({ client, other }) => client.taxpayer('POST', '/invoices/status/save', { ...ims, rtin: other }),
    },
  },
  'IMS reset': {
    succeeds: ({ client, gstin }) =>
      client.taxpayer('POST', '/invoices/status/reset', { ...ims, rtin: gstin, reqtyp: 'RESET' }),
    holds: ['reference_id'],
    refused: {
      code: 'RET191136',
      call: ({ client, other }) =>
        client.taxpayer('POST', '/invoices/status/reset', { ...ims, rtin: other, reqtyp: 'RESET' }),
    },
  },
  'IMS status': nothingAt('/invoices/status?reference_id=nobody', 'RET13510'),
  'IMS sales': nothingAt(`/invoices/${period}/sales?section=B2B&return_type=gstr-1`, 'IMS0004'),
  // As for the declarations.
  'IMS added-back': {},
};
