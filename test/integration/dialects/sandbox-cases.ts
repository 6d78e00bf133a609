import { invoice, newGstin, panOf, payloadOf } from '../portal-contract/samples.ts';
import type { SandboxClient, SandboxReply } from './sandbox-client.ts';
import { wholeReturn } from './whole-return.ts';

/** What a case works with: a client signed in for a taxpayer of his own. */
export interface Scene {
  readonly client: SandboxClient;
  readonly gstin: string;
  /** A taxpayer who has not signed in yet. */
  readonly other: string;
  /** Sets the day of the portal, ISO. Sessions end with the day on which they began. */
  setDay(day: string): Promise<void>;
  /** Has the portal take a return without a session, as if it had been saved on its pages. */
  save(seeded: object): Promise<void>;
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
/** Saves a full return and waits until it is processed. */
export async function saved({ client, gstin, other }: Scene): Promise<void> {
  const reply = await client.taxpayer('POST', gstr1, wholeReturn(gstin, other));
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

/** Every section of the whole return can be read back; before it is saved, the portal holds nothing. */
const sectionCase = (name: string, key: string, nothing = 'RET11416'): OperationCase => {
  const path = `/gstrs/gstr-1/${name}/${period}`;
  const refused = { code: nothing, call: ({ client }: Scene) => client.taxpayer('GET', path) };
  return {
    succeeds: async (scene) => {
      await saved(scene);
      return scene.client.taxpayer('GET', path);
    },
    holds: [key],
    refused,
  };
};

/** The day after GSTR-2B was made: the taxpayer's return is filed, and `reader` signs in. */
async function afterFiling(scene: Scene, reader: string): Promise<void> {
  await ready(scene);
  await file(scene);
  await scene.setDay('2026-11-15');
  await scene.client.signIn(reader);
}

/** A read of what the taxpayer's filed return tells the other one; nobody has told the taxpayer anything. */
const reportedAt = (path: string, holds: string, code: string): OperationCase => ({
  succeeds: async (scene) => {
    await afterFiling(scene, scene.other);
    return scene.client.taxpayer('GET', path);
  },
  holds: [holds],
  refused: { code, call: ({ client }) => client.taxpayer('GET', path) },
});

/** What became of a request that GSTN works on later, asked by the number it gave. */
const answeredLater = (path: string, ask: (scene: Scene) => Promise<SandboxReply>): OperationCase => ({
  succeeds: async (scene) => {
    await afterFiling(scene, scene.other);
    const asked = await ask(scene);
    return scene.client.taxpayer('GET', `${path}?reference_id=${asked.body.data.data.reference_id}`);
  },
  holds: ['status_cd'],
  refused: { code: 'RET13510', call: ({ client }) => client.taxpayer('GET', `${path}?reference_id=nobody`) },
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
const salesAt = `/invoices/${period}/sales?section=B2B&return_type=gstr-1`;

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
    succeeds: ({ client, gstin, other }) => client.taxpayer('POST', gstr1, wholeReturn(gstin, other)),
    holds: ['reference_id'],
    refused: {
      code: 'RET191136',
      call: ({ client, gstin }) => client.taxpayer('POST', gstr1, { ...wholeReturn(gstin), fp: '092026' }),
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
      const reply = await client.taxpayer('POST', gstr1, wholeReturn(gstin));
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
  'read at': sectionCase('at', 'at'),
  'read ata': sectionCase('ata', 'ata'),
  'read b2b': sectionCase('b2b', 'b2b'),
  'read b2ba': sectionCase('b2ba', 'b2ba'),
  'read b2cl': sectionCase('b2cl', 'b2cl'),
  'read b2cla': sectionCase('b2cla', 'b2cla'),
  'read b2cs': sectionCase('b2cs', 'b2cs'),
  'read b2csa': sectionCase('b2csa', 'b2csa'),
  'read cdnr': sectionCase('cdnr', 'cdnr'),
  'read cdnra': sectionCase('cdnra', 'cdnra'),
  'read cdnur': sectionCase('cdnur', 'cdnur'),
  'read cdnura': sectionCase('cdnura', 'cdnura'),
  'read doc-issue': sectionCase('doc-issue', 'doc_issue'),
  'read exp': sectionCase('exp', 'exp', 'RET11417'),
  'read expa': sectionCase('expa', 'expa', 'RET11417'),
  'read hsn': sectionCase('hsn', 'hsn'),
  'read nil': sectionCase('nil', 'nil'),
  'read txp': sectionCase('txp', 'txpd'),
  'read txpa': sectionCase('txpa', 'txpda'),
  'read ecom': sectionCase('ecom', 'ecom', 'RET11417'),
  'read ecoma': sectionCase('ecoma', 'ecoma', 'RET11417'),
  'read supeco': sectionCase('supeco', 'supeco', 'RETWEB_04'),
  'read supecoa': sectionCase('supecoa', 'supecoa', 'RETWEB_04'),
  // The provider has no call that saves a GSTR-1A: it was saved on the portal.
  'read GSTR-1A section': {
    succeeds: async (scene) => {
      await afterFiling(scene, scene.gstin);
      await scene.save({ form: 'R1A', payload: payloadOf(scene.gstin, [invoice('K-1')]) });
      return scene.client.taxpayer('GET', `/gstrs/gstr-1a/b2b/${period}`);
    },
    holds: ['b2b'],
    refused: {
      code: 'RET11416',
      call: ({ client }) => client.taxpayer('GET', `/gstrs/gstr-1a/b2b/${period}`),
    },
  },
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
  '2A section': reportedAt(`/gstrs/gstr-2a/b2b/${period}`, 'b2b', 'RET11416'),
  '2A document': reportedAt(`/gstrs/gstr-2a/${period}`, 'b2b', 'RET11416'),
  // Refused: the 14th has not come.
  '2B statement': reportedAt(`/gstrs/gstr-2b/${period}`, 'data.docdata', 'RET2B1018'),
  '2B regenerate': {
    succeeds: ({ client }) => client.taxpayer('POST', `/gstrs/gstr-2b/${period}/regenerate`),
    holds: ['reference_id'],
    refused: {
      code: 'IMSSAV0015',
      // By order: a save that is at work refuses it too, but for 30 ms only.
      call: async ({ client, refuse }) => {
        await refuse('IMSSAV0015');
        return client.taxpayer('POST', `/gstrs/gstr-2b/${period}/regenerate`);
      },
    },
  },
  '2B regenerate status': answeredLater('/gstrs/gstr-2b/regenerate', ({ client }) =>
    client.taxpayer('POST', `/gstrs/gstr-2b/${period}/regenerate`),
  ),
  'IMS invoices': reportedAt('/invoices?section=B2B', 'b2b', 'IMS0004'),
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
  'IMS status': answeredLater('/invoices/status', ({ client, gstin, other }) => {
    const accepted = { stin: gstin, inum: 'A-1', rtnprd: '102026', srcform: 'R1', action: 'A' };
    return client.taxpayer('POST', '/invoices/status/save', {
      rtin: other,
      reqtyp: 'SAVE',
      invdata: { b2b: [accepted] },
    });
  }),
  'IMS sales': {
    succeeds: async (scene) => {
      await afterFiling(scene, scene.gstin);
      return scene.client.taxpayer('GET', salesAt);
    },
    holds: ['gstr1'],
    refused: { code: 'IMS0004', call: ({ client }) => client.taxpayer('GET', salesAt) },
  },
  // As for the declarations.
  'IMS added-back': {},
};
