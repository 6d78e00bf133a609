import { type Gstr1Payload, wireReturnPeriod } from '../core/index.ts';
import {
  type FileRequest,
  type PlainCall,
  type Portal,
  PortalError,
  type ReturnOf,
} from '../filing/needs/portal.ts';
import { type FormWords, formWords, proceedAction, readAction } from '../filing/needs/words/sections.ts';
import { badAnswer, saysNothingThere } from './gstn/refusals.ts';
import { readFiledReturns, readStatus, readSummary, textOf, type WireObject } from './gstn/wire.ts';

/** What a gateway must know to do itself: sessions, and to say the portal's words in its own way. */
export type Way = Pick<
  Portal,
  'requestOtp' | 'signIn' | 'refresh' | 'signOut' | 'plainCall' | 'publicCall' | 'forms'
>;

/** The portal over a way to it: every other method is one call in the portal's own words. */
export function portalOver(way: Way): Portal {
  const write = async (of: ReturnOf, call: PlainCall) => referenceIn(await way.plainCall(of, call));
  return {
    ...way,
    save: (of, payload) => write(of, saving(of, payload)),
    reset: (of) => {
      const { resource, reset } = wordsOf(of);
      return write(of, { resource, action: reset, method: 'POST', payload: returnName(of) });
    },
    proceed: (of, isNil) => {
      const { resource } = wordsOf(of);
      const action = proceedAction(of.form ?? 'GSTR1', of.returnPeriod);
      const payload = { ...returnName(of), ...(isNil ? { isnil: 'Y' } : {}) };
      return write(of, { resource, action, method: 'POST', payload });
    },
    status: (of, referenceId) => statusOf(way, of, referenceId),
    summary: (of) => summaryOf(way, of),
    section: (of, section) => documentsOf(way, of, section),
    requestEvc: async (of, pan) => {
      const query = { gstin: of.session.taxpayer.gstin, pan, form_type: wordsOf(of).type };
      await way.plainCall(of, { resource: 'authenticate', action: 'EVCOTP', query });
    },
    file: (of, request) => fileReturn(way, of, request),
    track: async (gstin, fy, form = 'GSTR1') => {
      const query = { gstin, fy, type: formWords[form].type };
      const record = await orNothing(
        way.publicCall(gstin, { resource: 'returns', action: 'RETTRACK', query }),
      );
      return record ? readFiledReturns(record) : [];
    },
  };
}

const wordsOf = ({ form = 'GSTR1' }: ReturnOf): FormWords => formWords[form];

function returnName(of: ReturnOf): { readonly gstin: string; readonly ret_period: string } {
  return { gstin: of.session.taxpayer.gstin, ret_period: wireReturnPeriod(of.returnPeriod) };
}

function saving(of: ReturnOf, payload: Gstr1Payload): PlainCall {
  const { resource, save } = wordsOf(of);
  return { resource, action: save, method: 'PUT', payload };
}

/** The reference id under which the portal carries a write out. */
function referenceIn(answer: WireObject): string {
  const referenceId = textOf(answer.reference_id) || textOf(answer.ref_id);
  if (!referenceId) throw badAnswer('it has no reference id', true);
  return referenceId;
}

async function statusOf(way: Way, of: ReturnOf, referenceId: string) {
  const query = { ...returnName(of), ref_id: referenceId };
  const answer = await way.plainCall(of, { resource: 'returns', action: 'RETSTATUS', query });
  const status = readStatus(answer);
  if (!status) throw badAnswer(`the status '${textOf(answer.status_cd)}' is unknown`, false);
  return status;
}

async function summaryOf(way: Way, of: ReturnOf) {
  // The short one: it is what filing takes, and a long one lists every counter party.
  const query = { ...returnName(of), smrytyp: 'S' };
  const { resource } = wordsOf(of);
  const summary = readSummary(await way.plainCall(of, { resource, action: 'RETSUM', query }));
  if (!summary) throw badAnswer('it is not a summary', false);
  return summary;
}

/** Providers have answered the sections of table 11B under the word with which they are asked for. */
const formerKeys: Readonly<Record<string, string>> = { txpd: 'txp', txpda: 'txpa' };

async function documentsOf(way: Way, of: ReturnOf, section: string): Promise<unknown> {
  const { resource } = wordsOf(of);
  const action = readAction(section, of.form);
  const answer = await orNothing(way.plainCall(of, { resource, action, query: returnName(of) }));
  return answer?.[section] ?? answer?.[formerKeys[section] ?? section] ?? [];
}

/** Null where the portal refuses a read only because it holds nothing of the kind. */
async function orNothing(reading: Promise<WireObject>): Promise<WireObject | null> {
  try {
    return await reading;
  } catch (error) {
    if (saysNothingThere(error)) return null;
    throw error;
  }
}

/** Files with an EVC: the summary goes back as it came; answers the ARN. */
async function fileReturn(way: Way, of: ReturnOf, { pan, evc, summary }: FileRequest): Promise<string> {
  const { resource, file } = wordsOf(of);
  const payload = summary === 'nil' ? { ...returnName(of), isnil: 'Y' } : ofThisReturn(of, summary.raw);
  const signedBy = { pan, evc };
  const answer = await way.plainCall(of, { resource, action: file, method: 'POST', payload, signedBy });
  const arn = textOf(answer.ack_num);
  if (!arn) throw badAnswer('it has no ARN', true);
  return arn;
}

/** A summary of another return must never be signed: that would be a defect of ours. */
function ofThisReturn(of: ReturnOf, raw: unknown): unknown {
  const { gstin, ret_period: period } = returnName(of);
  const signed = raw as { readonly gstin?: unknown; readonly ret_period?: unknown } | null;
  if (signed?.gstin !== gstin || signed.ret_period !== period) {
    throw new TypeError(`The summary to be signed is not that of ${gstin} for ${period}.`);
  }
  return raw;
}

/** A call as the history shows it: plain, without secrets. */
export function shownOf({ method, query = {}, payload, signedBy }: PlainCall): unknown {
  const { ek: _key, ...shown } = query;
  if (signedBy) return { payload, st: 'evc' in signedBy ? 'EVC' : 'DSC', pan: signedBy.pan };
  return method === undefined ? shown : payload;
}

/** The refusal of a call that a way to the portal does not have; nothing was sent. */
export function notOffered(provider: string, { resource, action }: { resource: string; action: string }) {
  const says = `${provider} has no call for ${action} of ${resource}. Choose the gateway to GSTN for this GSTIN.`;
  return new PortalError('NOT-OFFERED', says, 'report a defect');
}

/** A payload without its empty sections: GSTN's schema refuses `b2b: []`, `hsn: {data: []}` and `nil: {inv: []}`. */
export function withoutEmptySections(payload: unknown): WireObject {
  return Object.fromEntries(Object.entries(payload as WireObject).filter(([, section]) => !isEmpty(section)));
}

function isEmpty(section: unknown): boolean {
  if (Array.isArray(section)) return section.length === 0;
  if (typeof section !== 'object' || section === null) return false;
  return Object.values(section).every((part) => Array.isArray(part) && part.length === 0);
}
