import { createHash } from 'node:crypto';
import { AS_SENT, assemble } from './assemble.ts';
import type { Action, Answer, TaxpayerCall } from './call.ts';
import { dayNumber, financialYear, indianDate } from './clock.ts';
import { messageOf, Refusal } from './errors.ts';
import { offerIfLarge } from './large-answers.ts';
import { settle } from './processing.ts';
import { explode, type ReturnRecord } from './records.ts';
import { returnOf } from './return-state.ts';
import { checkSaveStructure } from './schemas/gstr1.ts';
import type { Row } from './schemas/wire.ts';
import { documentDate, documentNumber, SECTIONS } from './section-table.ts';
import { findOrRegister } from './taxpayer.ts';
import type { EInvoice, World } from './world.ts';

/*
 * E-invoices (rule 48(4) CGST Rules): registered with the invoice registration portal, which tells the GST portal, which
 * drafts them into GSTR-1. Read by EINV (reference: gstn-protocol.md, 2a); the codes of drafts that were not possible
 * are not public, so those of the save stand for them.
 */
type Wire = Readonly<Record<string, unknown>>;

/** Sections whose documents are e-invoices. */
const KINDS = ['b2b', 'cdnr', 'cdnur', 'exp'];

/** Registers the documents of a save as e-invoices and drafts them; answers them, or in a sentence what is wrong. */
export function registerEInvoices(world: World, payload: Wire): readonly EInvoice[] | string {
  const { gstin, fp, ...sections } = payload;
  const taxpayer = findOrRegister(world, gstin);
  if (taxpayer === undefined) return `GSTIN "${String(gstin)}" is not valid. Check its fifteenth character.`;
  const wrong = checkSaveStructure(payload, true);
  if (wrong !== null) return `${wrong.replace(/^\./, '')}.`;
  const strange = Object.keys(sections).find((key) => !KINDS.includes(key));
  if (strange !== undefined) return `"${strange}" holds no e-invoices. Known are: ${KINDS.join(', ')}.`;
  const period = String(fp);
  return explode(payload).put.map((record) => {
    const eInvoice = registered(world, { gstin: taxpayer.gstin, period, record });
    world.eInvoices.set(eInvoice.irn, eInvoice);
    world.flush();
    return eInvoice;
  });
}

interface Document {
  readonly gstin: string;
  readonly period: string;
  readonly record: ReturnRecord;
}

function registered(world: World, document: Document): EInvoice {
  const { gstin, period, record } = document;
  const irn = irnOf(document);
  const generatedOn = indianDate(world.clock.now());
  const row = { ...record.row, srctyp: 'E-Invoice', irn, irngendate: generatedOn };
  const payload = { gstin, fp: period, ...assemble([{ ...record, row }], AS_SENT) };
  const draft = draftOf(world, { ...document, payload });
  return { irn, gstin, period, payload, generatedOn, isCancelled: false, draft };
}

/** SHA-256 of supplier, financial year, type and number of the document (Notification 69/2019, schema of e-invoices). */
function irnOf({ gstin, record: { all } }: Document): string {
  const type = all.ntty === undefined ? 'INV' : all.ntty === 'C' ? 'CRN' : 'DBN';
  const text = `${gstin}${financialYear(documentDate(all))}${type}${documentNumber(all).toUpperCase()}`;
  return createHash('sha256').update(text).digest('hex');
}

/** Drafts a document as a save would: what the taxpayer has saved himself stays, and so does a filed return. */
function draftOf(
  world: World,
  { gstin, period, record, payload }: Document & { readonly payload: Wire },
): EInvoice['draft'] {
  settle(world, gstin, period);
  if (world.recordsOf(`${gstin}/${period}`).byNumber(record.number ?? '') !== undefined)
    return { code: 'RET191111', message: messageOf('RET191111') };
  const now = world.clock.now();
  const referenceId = world.chance.referenceId();
  const body = JSON.stringify(payload);
  world.addJob({ referenceId, gstin, period, action: 'SAVE', receivedAt: now, dueAt: now, body });
  settle(world, gstin, period);
  const { status_cd: status, error_report: report } = world.jobs.get(referenceId)?.outcome ?? {};
  return status === 'P' ? { on: indianDate(now) } : faultIn(report);
}

/** The fault of a report: at its top, or with the one document that was saved. */
function faultIn(report: object = {}): { readonly code: string; readonly message: string } {
  const [fault] = [report, ...Object.values(report).flat()].flatMap(
    (each: { readonly error_cd?: string }) => each.error_cd ?? [],
  );
  const code = fault ?? 'RET191138';
  return { code, message: messageOf(code) };
}

/** Cancels an e-invoice, and takes its draft back where it is still in a return that is not filed. */
export function cancelEInvoice(world: World, irn: string): EInvoice | null {
  const eInvoice = world.eInvoices.get(irn);
  if (eInvoice === undefined) return null;
  const { gstin, period, payload } = eInvoice;
  const returnId = `${gstin}/${period}`;
  const own = explode(payload).put.filter(
    (record) => world.recordsOf(returnId).get(record.section, record.key)?.all.irn === irn,
  );
  if (returnOf(world, gstin, period).state !== 'FILED')
    world.changeRecords(returnId, { clear: [], drop: own, put: [] });
  const cancelled = { ...eInvoice, isCancelled: true };
  world.eInvoices.set(irn, cancelled);
  world.flush();
  return cancelled;
}

function read(call: TaxpayerCall): Answer {
  const { world, gstin, period, query } = call;
  const section = (query.sec ?? '').toLowerCase();
  if (!KINDS.includes(section)) throw new Refusal('RET11405', 'Invalid section');
  const from = query.from_time ?? '';
  if (from !== '' && Number.isNaN(dayNumber(from))) throw new Refusal('RET13511');
  const found = [...world.eInvoices.values()].filter(
    (each) =>
      each.gstin === gstin &&
      each.period === period &&
      section in each.payload &&
      (from === '' || dayNumber(each.generatedOn) >= dayNumber(from)),
  );
  if (found.length === 0) throw new Refusal('RET11416');
  const byIrn = new Map(found.map((each) => [each.irn, each]));
  const records = found.flatMap(({ payload }) => explode(payload, SECTIONS).put);
  const answer = assemble(records, {
    row: ({ row }) => ({ ...row, ...fateOf(byIrn.get(row.irn ?? '')) }),
    group: ({ group }) => ({ ...group, ...tradeName(world, group) }),
  });
  return offerIfLarge(call, answer, records.length);
}

function fateOf(eInvoice: EInvoice | undefined): object {
  if (eInvoice === undefined) return {};
  const { isCancelled, draft } = eInvoice;
  const einvstatus = isCancelled ? 'CNL' : 'ACT';
  return 'on' in draft
    ? { einvstatus, autodft: 'Y', autodftdt: draft.on, errorCd: '', errorMsg: '' }
    : { einvstatus, autodft: 'N', autodftdt: '', errorCd: draft.code, errorMsg: draft.message };
}

function tradeName(world: World, { ctin }: Row): object {
  return ctin === undefined ? {} : { trdname: world.taxpayers.get(ctin)?.legalName ?? ctin };
}

/** EINV, by `method resource action`. */
export const E_INVOICE_ACTIONS: Readonly<Record<string, Action>> = {
  'GET returns/einvoice EINV': { handler: read, reads: 'nothing', ofPeriod: true },
};
