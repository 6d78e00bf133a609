import type { Action, Answer, TaxpayerCall } from '../call.ts';
import { Refusal } from '../errors.ts';
import { offerIfLarge } from '../large-answers.ts';
import { returnOf } from '../return-state.ts';
import { documentDate, documentNumber, originalDate, originalNumber } from '../section-table.ts';
import { slotOf } from '../world.ts';
import { generateDue } from './gstr2b.ts';
import { type ImsDocument, type ImsSection, imsDocument, imsDocuments, isManaged } from './ims.ts';
import { settleIms } from './ims-requests.ts';
import type { ImsRequest } from './state.ts';
import type { Supply } from './supplies.ts';
import { amountsOfSupply } from './tax-lines.ts';

/** Sections as reads name them: action parameter, and key of the answer. */
const READ: Readonly<Record<string, { readonly section: ImsSection; readonly key: string }>> = {
  B2B: { section: 'b2b', key: 'b2b' },
  B2BA: { section: 'b2ba', key: 'b2ba' },
  DN: { section: 'b2bdn', key: 'dn' },
  DNA: { section: 'b2bdna', key: 'dna' },
  CN: { section: 'b2bcn', key: 'cn' },
  CNA: { section: 'b2bcna', key: 'cna' },
  ECOM: { section: 'ecom', key: 'ecom' },
  ECOMA: { section: 'ecoma', key: 'ecoma' },
};
const COUNTED = { A: 'accept', R: 'reject', P: 'pending', N: 'noaction' } as const;
const NOTHING = { accept: 0, reject: 0, pending: 0, noaction: 0 };

/** Everything of a recipient that is due is done before he is shown anything. */
function documentsOf(call: TaxpayerCall): readonly ImsDocument[] {
  settleIms(call.world, call.gstin);
  generateDue(call.world, call.gstin);
  return imsDocuments(call.world, call.gstin);
}

function invoices(call: TaxpayerCall): Answer {
  const named = READ[call.query.section ?? ''];
  if (named === undefined) throw new Refusal('RET11405', 'Invalid section');
  const rows = documentsOf(call).filter(
    ({ section, action }) => section === named.section && (call.query.status ?? action) === action,
  );
  if (rows.length === 0) throw new Refusal('IMS0004');
  return offerIfLarge(call, { [named.key]: rows.map(rowOf) }, rows.length);
}

function rowOf({ supply, hash, action, decision, isPendingBlocked }: ImsDocument): object {
  const { record, supplier, period, form, filedAt } = supply;
  const { all } = record;
  const { txval, igst, cgst, sgst, cess } = amountsOfSupply(supply);
  const original = originalNumber(all);
  return {
    stin: supplier,
    ...(all.ntty === undefined
      ? { inum: documentNumber(all), idt: documentDate(all) }
      : { nt_num: documentNumber(all), nt_dt: documentDate(all) }),
    ...(original === ''
      ? {}
      : all.ntty === undefined
        ? { oinum: original, oidt: originalDate(all) }
        : { ont_num: original, ont_dt: originalDate(all) }),
    inv_typ: all.inv_typ ?? 'R',
    srcform: form,
    rtnprd: period,
    srcfilstatus: filedAt === undefined ? 'Not Filed' : 'Filed',
    val: all.val ?? 0,
    pos: all.pos ?? '',
    txval,
    iamt: igst,
    camt: cgst,
    samt: sgst,
    cess,
    action,
    ispendactblocked: isPendingBlocked ? 'Y' : 'N',
    ...(decision?.remarks === undefined ? {} : { remarks: decision.remarks }),
    ...(decision?.reduction === undefined
      ? {}
      : {
          itcRedReq: 'Y',
          declIgst: decision.reduction.igst,
          declCgst: decision.reduction.cgst,
          declSgst: decision.reduction.sgst,
          declCess: decision.reduction.cess,
        }),
    hash,
  };
}

function counts(call: TaxpayerCall): Answer {
  const type = call.query.goods_typ ?? 'all_oth';
  const head = { gstin: call.gstin, legalnm: call.taxpayer.legalName, tradenm: call.taxpayer.legalName };
  if (type !== 'all_oth') return { ...head, [type]: {} };
  const sections = new Map<ImsSection, Record<keyof typeof NOTHING, number>>();
  const documents = documentsOf(call);
  for (const { section, action } of documents) {
    const count = sections.get(section) ?? { ...NOTHING };
    count[COUNTED[action]] += 1;
    sections.set(section, count);
  }
  return { ...head, all_oth: { ...Object.fromEntries(sections), ttl_cnt: documents.length } };
}

/** Takes a request that must name its taxpayer into the queue. */
function accept(kind: ImsRequest['kind']): Action {
  return {
    reads: 'payload',
    ofPeriod: false,
    handler(call) {
      const { world, gstin, json, settings } = call;
      if (gstinIn(json) !== gstin) throw new Refusal('RET191136');
      settleIms(world, gstin);
      const isBusy = [...world.imsRequests.values()].some(
        (request) => request.gstin === gstin && request.outcome === undefined,
      );
      if (isBusy) throw new Refusal('IMSSAV0015', 'Previous save or reset request is in progress');
      const referenceId = world.chance.referenceId();
      world.imsRequests.set(referenceId, {
        referenceId,
        gstin,
        kind,
        dueAt: world.clock.now() + settings.processingMs,
        body: json,
      });
      world.flush();
      return { reference_id: referenceId };
    },
  };
}

function gstinIn(json: string): unknown {
  try {
    return (JSON.parse(json) as { rtin?: unknown } | null)?.rtin;
  } catch {
    throw new Refusal('RET12505');
  }
}

function requestOf(call: TaxpayerCall): ImsRequest {
  settleIms(call.world, call.gstin);
  const request = call.world.imsRequests.get(call.query.int_tran_id ?? '');
  if (request === undefined || request.gstin !== call.gstin) throw new Refusal('RET13510');
  return request;
}

function requestStatus(call: TaxpayerCall): Answer {
  const { kind, outcome } = requestOf(call);
  const transTypCd = kind === 'RESET' ? 'RST' : 'SAV';
  if (outcome === undefined) return { status_cd: 'IP', transTypCd, err_cd: '', err_msg: '' };
  const { status, processed, errors, code = '', message = '', report } = outcome;
  return {
    status_cd: status,
    transTypCd,
    proc_cnt: String(processed),
    err_cnt: String(errors),
    err_cd: code,
    err_msg: message,
    ...(report === undefined ? {} : { error_report: report }),
  };
}

/** Status of a GSTR-2B that is computed again. */
function computationStatus(call: TaxpayerCall): Answer {
  const { outcome } = requestOf(call);
  return {
    status_cd: outcome?.status ?? 'IP',
    err_cd: outcome?.code ?? '',
    err_msg: outcome?.message ?? '',
  };
}

/** What recipients decided on the documents of a supplier's return. */
function supplierView(call: TaxpayerCall): Answer {
  const { gstin, query } = call;
  const period = query.ret_period ?? '';
  const wanted = query.rtn_typ?.toLowerCase();
  const forms = [
    ['gstr1', slotOf({ period })],
    ['gstr1a', slotOf({ period, form: 'R1A' })],
  ] as const;
  const shown = forms
    .filter(([name]) => wanted === undefined || wanted === '' || wanted === name)
    .map(([name, slot]) => [name, viewOf(call, slot, query.section?.toLowerCase())] as const)
    .filter(([, view]) => Object.keys(view).length > 0);
  if (shown.length === 0) throw new Refusal('IMS0004');
  return { gstin, rtnprd: period, ...Object.fromEntries(shown) };
}

function viewOf({ world, gstin }: TaxpayerCall, slot: string, wanted: string | undefined): object {
  const { period, filedAt } = returnOf(world, gstin, slot);
  const sections: Record<string, object[]> = {};
  const returnId = `${gstin}/${slot}`;
  const saved = world.recordsOf(returnId);
  for (const recipient of saved.recipients) {
    // What the recipient is being asked to do now is done first.
    settleIms(world, recipient);
    for (const record of saved.to(recipient)) {
      const supply: Supply = {
        id: `${returnId}#${record.section}#${record.key}`,
        supplier: gstin,
        recipient,
        period,
        form: slot.endsWith('1A') ? 'R1A' : 'R1',
        record,
        filedAt,
      };
      if (!isManaged(supply)) continue;
      const { section, action, decision } = imsDocument(world, supply);
      if (wanted !== undefined && wanted !== '' && wanted !== section) continue;
      sections[section] = [
        ...(sections[section] ?? []),
        {
          ctin: recipient,
          ...record.row,
          imsactn: action,
          ...(decision?.remarks === undefined ? {} : { remarks: decision.remarks }),
        },
      ];
    }
  }
  return sections;
}

/** The Invoice Management System, by `method resource action`. */
export const IMS_ACTIONS: Readonly<Record<string, Action>> = {
  'GET returns/ims GETINV': { handler: invoices, reads: 'nothing', ofPeriod: false },
  'GET returns/ims GETCNT': { handler: counts, reads: 'nothing', ofPeriod: false },
  'GET returns/ims REQSTS': { handler: requestStatus, reads: 'nothing', ofPeriod: false },
  'GET returns/ims SUPVIEW': { handler: supplierView, reads: 'nothing', ofPeriod: false },
  'PUT returns/ims SAVE': accept('SAVE'),
  'PUT returns/ims RESETIMS': accept('RESET'),
  'PUT returns/gstr2b GEN2B': accept('GEN2B'),
  'GET returns/gstr2b GENSTS2B': { handler: computationStatus, reads: 'nothing', ofPeriod: false },
};
