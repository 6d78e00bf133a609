import type { PurchaseDocument, PurchaseLine } from '../documents/purchase.ts';
import type { Finding } from '../finding.ts';
import { rupees } from '../money.ts';
import { type ReturnPeriod, wireReturnPeriod } from '../return-period.ts';
import { type WireObject, wireAmounts, wireDay, wireName } from './document-wire.ts';
import type { InwardDocument, InwardLine } from './inward-document.ts';

/** What a taxpayer answers to a document of the other side: accept, reject, or leave it pending. */
export interface ClassicAnswer {
  readonly document: InwardDocument;
  readonly flag: 'A' | 'R' | 'P';
  /** Our own document where it matched: its eligibility and credit go with an acceptance. */
  readonly purchase?: PurchaseDocument;
}

/** The accept/reject body of GSTR-2 (answers to the 2A) or of GSTR-1 (answers to the 1A of 2017). */
export interface ClassicAnswers {
  /** Null when nothing is left to send. */
  readonly payload:
    | ({ readonly gstin: string; readonly fp: string } & Readonly<Record<string, unknown>>)
    | null;
  /** Ids of the documents in the payload, and of those left pending. */
  readonly sent: readonly string[];
  readonly pending: readonly string[];
  readonly findings: readonly Finding[];
}

/** Who answers, for which period, and in which return: recipients in GSTR-2, suppliers in GSTR-1. */
export interface Answerer {
  readonly gstin: string;
  readonly returnPeriod: ReturnPeriod;
  readonly form: 'GSTR-2' | 'GSTR-1';
}

/**
 * The body that accepts and rejects documents of the other side in a classic period. Pending ones are not sent; until
 * the other side has filed, its documents can be neither accepted nor rejected.
 */
export function classicAnswers(owner: Answerer, answers: readonly ClassicAnswer[]): ClassicAnswers {
  const findings: Finding[] = [];
  const answered = new Set<string>();
  const sent = answers.filter((answer) => {
    const fault = faultOf(owner, answer, answered);
    answered.add(answer.document.id);
    if (fault) findings.push({ ...fault, sheet: answer.document.section, value: answer.document.number });
    return answer.flag !== 'P' && fault === undefined;
  });
  return {
    payload:
      sent.length === 0
        ? null
        : { gstin: owner.gstin, fp: wireReturnPeriod(owner.returnPeriod), ...sectionsOf(owner.form, sent) },
    sent: sent.map(({ document }) => document.id),
    pending: answers.filter(({ flag }) => flag === 'P').map(({ document }) => document.id),
    findings,
  };
}

/**
 * Sections of the answers: the documents below their party, under the keys of invoices or notes. GSTR-2 was opened for one
 * period and has no section of amendments (`docs/decisions/0024-amendments-are-not-in-gstr-2.md`).
 */
const sections: Readonly<
  Record<string, { readonly 'GSTR-2'?: string; readonly 'GSTR-1': string; readonly child: 'inv' | 'nt' }>
> = {
  b2b: { 'GSTR-2': 'b2b', 'GSTR-1': 'b2b', child: 'inv' },
  b2ba: { 'GSTR-1': 'b2ba', child: 'inv' },
  cdnr: { 'GSTR-2': 'cdn', 'GSTR-1': 'cdnr', child: 'nt' },
  cdnra: { 'GSTR-1': 'cdnra', child: 'nt' },
};

/** Whether a return has a section that answers documents of this section of the statement. */
export function hasAnswers(form: Answerer['form'], { section }: Pick<InwardDocument, 'section'>): boolean {
  return sections[section]?.[form] !== undefined;
}

function faultOf(
  { gstin, form }: Answerer,
  { document, flag }: ClassicAnswer,
  answered: ReadonlySet<string>,
): Pick<Finding, 'code' | 'severity' | 'says'> | undefined {
  const error = (code: string, says: string) => ({ code, severity: 'error' as const, says });
  if (answered.has(document.id))
    return error('ANSWER-TWICE', 'The document is answered twice. Choose one answer.');
  if (document.gstin !== '' && document.gstin !== gstin)
    return error(
      'FILE-OF-ANOTHER-GSTIN',
      `The document was reported to ${document.gstin}, not to ${gstin}. Answer it there.`,
    );
  if (!hasAnswers(form, document))
    return error(
      'ANSWER-SECTION',
      `Documents of section "${document.section}" are not accepted or rejected. Leave it out.`,
    );
  if (flag !== 'P' && document.filed === false)
    return error(
      'COUNTERPARTY-NOT-FILED',
      `${document.counterpartyGstin} has not filed the return with this document. Until then it can be neither accepted nor rejected; wait, and download the counter party again.`,
    );
  return undefined;
}

function sectionsOf(
  form: Answerer['form'],
  answers: readonly ClassicAnswer[],
): Readonly<Record<string, unknown>> {
  const built: Record<string, WireObject[]> = {};
  const parties = new Map<string, WireObject[]>();
  for (const answer of answers) {
    const { section, counterpartyGstin } = answer.document;
    const place = sections[section];
    const key = place?.[form];
    if (!place || !key) continue;
    const party = `${key}|${counterpartyGstin}`;
    const documents = parties.get(party) ?? [];
    if (!parties.has(party)) {
      parties.set(party, documents);
      built[key] ??= [];
      built[key]?.push({ ctin: counterpartyGstin, [place.child]: documents });
    }
    documents.push(answerOf(answer));
  }
  return built;
}

function answerOf({ document, flag, purchase }: ClassicAnswer): WireObject {
  const { kind, checksum, value, placeOfSupply, reverseCharge, type, invoiceNumber, invoiceDate } = document;
  const isNote = kind === 'credit-note' || kind === 'debit-note';
  return {
    flag,
    ...(checksum === undefined ? {} : { chksum: checksum }),
    ...wireName(document),
    ...(isNote ? { ntty: kind === 'credit-note' ? 'C' : 'D' } : {}),
    ...(isNote && invoiceNumber !== undefined ? { inum: invoiceNumber } : {}),
    ...(isNote && invoiceDate !== undefined ? { idt: wireDay(invoiceDate) } : {}),
    ...(value === undefined ? {} : { val: rupees(value) }),
    ...(placeOfSupply === undefined ? {} : { pos: placeOfSupply }),
    ...(reverseCharge === undefined ? {} : { rchrg: reverseCharge ? 'Y' : 'N' }),
    ...(type === undefined ? {} : { inv_typ: type }),
    itms: document.lines.map((line) => wireLine(line, flag === 'A' ? purchase : undefined)),
  };
}

function wireLine(line: InwardLine, purchase: PurchaseDocument | undefined): WireObject {
  const ours = purchase?.lines.find(({ rate }) => rate === line.rate);
  return {
    num: Math.round((line.rate ?? 0) * 100) + 1,
    itm_det: { ...(line.rate === undefined ? {} : { rt: line.rate }), ...wireAmounts(line, 'csamt') },
    ...(ours?.eligibility === undefined ? {} : { itc: wireCredit(ours, line) }),
  };
}

/** The credit that our books take, but never more of a head than the tax that the other side charges. */
function wireCredit(ours: PurchaseLine, charged: InwardLine): WireObject {
  const atMost = (credit: number | undefined, tax: number): number => rupees(Math.min(credit ?? 0, tax));
  return {
    elg: ours.eligibility,
    tx_i: atMost(ours.creditIgst, charged.igst),
    tx_c: atMost(ours.creditCgst, charged.cgst),
    tx_s: atMost(ours.creditSgst, charged.sgst),
    tx_cs: atMost(ours.creditCess, charged.cess),
  };
}
