import { randomBytes } from 'node:crypto';
import { financialYear, indianDate } from './clock.ts';
import { encrypt, openAppKey } from './envelope.ts';
import { Refusal } from './errors.ts';
import { isTaxpayerGstin } from './gstin.ts';
import type { TaxpayerState, World } from './world.ts';

type Query = Readonly<Record<string, string | undefined>>;

const TOKEN_MINUTES = 360;

/** Actions of the public API, by `resource action`; answers are plain base64, not encrypted. */
export const PUBLIC_READS: Readonly<Record<string, (world: World, query: Query) => object>> = {
  'returns RETTRACK': track,
  'returns GETPREF': preferences,
  'search TP': search,
};

function gstinOf(query: Query): string {
  const gstin = query.gstin ?? query.searchgstin;
  if (!isTaxpayerGstin(gstin)) throw new Refusal('RET11410');
  return gstin;
}

function track(world: World, query: Query): object {
  const gstin = gstinOf(query);
  const { fy = '', type = 'R1' } = query;
  if (!/^20\d\d-\d\d$/.test(fy)) throw new Refusal('RET11405');
  const filed = [...world.returns.values()]
    .filter((each) => each.gstin === gstin && each.state === 'FILED' && financialYear(each.period) === fy)
    .filter((each) => type === '' || type === (each.form ?? 'R1'))
    .map(({ arn, period, form, filedAt = 0 }) => ({
      arn,
      ret_prd: period,
      mof: 'ONLINE',
      dof: indianDate(filedAt),
      rtntype: form === undefined ? 'GSTR1' : `GSTR${form.slice(1)}`,
      status: 'Filed',
      valid: 'Y',
    }));
  if (filed.length === 0) throw new Refusal('LG9002');
  return { EFiledlist: filed };
}

function preferences(world: World, query: Query): object {
  const taxpayer = world.taxpayers.get(gstinOf(query));
  if (taxpayer === undefined) throw new Refusal('RT-R1R3BAV-1007');
  const quarters = ['Q1', 'Q2', 'Q3', 'Q4'];
  return {
    response: quarters.map((quarter) => ({
      quarter,
      preference: taxpayer.preferences[`${query.fy}/${quarter}`] ?? 'M',
    })),
  };
}

function search(world: World, query: Query): object {
  const taxpayer = world.taxpayers.get(gstinOf(query));
  if (taxpayer === undefined) throw new Refusal('FO8000');
  return publicRecord(taxpayer);
}

function publicRecord(taxpayer: TaxpayerState): object {
  const registered = taxpayer.registeredOn.replaceAll('-', '/');
  const address = {
    bnm: '',
    bno: '1',
    flno: '',
    st: 'Main Road',
    loc: '',
    locality: '',
    dst: '',
    stcd: '',
    pncd: '',
    lt: '',
    lg: '',
  };
  return {
    gstin: taxpayer.gstin,
    lgnm: taxpayer.legalName,
    tradeNam: taxpayer.legalName,
    ctb: 'Private Limited Company',
    dty: taxpayer.isSez ? 'SEZ Unit' : 'Regular',
    sts: 'Active',
    rgdt: registered,
    cxdt: '',
    lstupdt: registered,
    nba: ['Supplier of Services'],
    einvoiceStatus: 'No',
    pradr: { addr: address, ntr: 'Supplier of Services' },
    adadr: [],
  };
}

/** ACCESSTOKEN of the public API: any client gets a token; `sek` only when it sent an app key that can be opened. */
export function publicToken(world: World, body: Readonly<Record<string, unknown>>): object {
  if (body.action !== 'ACCESSTOKEN') throw new Refusal('RET11403');
  const answer = { status_cd: '1', auth_token: randomBytes(16).toString('hex'), expiry: TOKEN_MINUTES };
  if (body.app_key === undefined) return answer;
  return {
    ...answer,
    sek: encrypt(randomBytes(32), openAppKey(body.app_key, world.keys)).toString('base64'),
  };
}
