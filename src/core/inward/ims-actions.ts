import type { Finding } from '../finding.ts';
import { formatRupees, type Paise, rupees } from '../money.ts';
import { type WireObject, wireAmounts, wireName, wirePeriod } from './document-wire.ts';
import { type ImsMoment, pendingRule, reductionRule } from './ims-rules.ts';
import {
  type ImsAction,
  type InwardAmounts,
  type InwardDocument,
  inwardDirection,
} from './inward-document.ts';
import { addAmounts } from './read-section.ts';

/** What a recipient wants to do with a document of the Invoice Management System. */
export interface ImsChoice {
  readonly document: InwardDocument;
  readonly action: Exclude<ImsAction, 'N'>;
  /** Shown to the supplier; taken with reject and pending only. */
  readonly remarks?: string;
  /** Credit to be given up when the document is accepted, in paise; `none` where no credit had been taken. */
  readonly reduction?: CreditReduction | 'none';
}

/** Credit given up by head, in paise. */
export type CreditReduction = Readonly<Record<'igst' | 'cgst' | 'sgst' | 'cess', Paise>>;

/** The body of Save or Reset of the IMS, null when nothing is left to send, and what keeps choices out of it. */
export interface ImsPayload {
  readonly payload: {
    readonly rtin: string;
    readonly reqtyp: 'SAVE' | 'RESET';
    readonly invdata: Readonly<Record<string, readonly WireObject[]>>;
  } | null;
  /** Ids of the documents in the payload. */
  readonly sent: readonly string[];
  readonly findings: readonly Finding[];
}

type Fault = Pick<Finding, 'code' | 'severity' | 'says'> & { readonly column?: string };

/** The body that saves these choices. A choice with an error stays out; one that changes nothing is not sent again. */
export function imsSavePayload(gstin: string, choices: readonly ImsChoice[], moment: ImsMoment): ImsPayload {
  const findings: Finding[] = [];
  const chosen = new Set<string>();
  const sent = choices.filter((choice) => {
    const { document } = choice;
    const faults = chosen.has(document.id) ? [twice] : faultsOf(gstin, choice, moment);
    chosen.add(document.id);
    for (const fault of faults) findings.push(placed(document, fault));
    return !faults.some(({ severity }) => severity === 'error') && !isUnchanged(choice);
  });
  findings.push(...originalsToo(sent.map(({ document }) => document)));
  return {
    ...bodyOf(
      gstin,
      'SAVE',
      sent.map((choice) => ({ ...choice, row: savedRow(choice) })),
    ),
    findings,
  };
}

/** The body that takes the actions on these documents back: they are without an action again. */
export function imsResetPayload(gstin: string, documents: readonly InwardDocument[]): ImsPayload {
  const findings: Finding[] = [];
  const sent = documents.filter((document) => {
    const faults = (document.action ?? 'N') === 'N' ? [nothingToReset] : ownerFaults(gstin, document);
    for (const fault of faults) findings.push(placed(document, fault));
    return faults.length === 0;
  });
  const rows = sent.map((document) => ({
    document,
    row: { ...rowOf(document), prev_status: document.action },
  }));
  return { ...bodyOf(gstin, 'RESET', rows), findings };
}

/** What the actions come to: number of documents and amounts (paise, credit notes taken off), by action. */
export function imsImpact(
  documents: readonly InwardDocument[],
): Readonly<Record<ImsAction, { readonly documents: number; readonly amounts: InwardAmounts }>> {
  const impact = { A: nothing, R: nothing, P: nothing, N: nothing };
  for (const document of documents) {
    const action = document.action ?? 'N';
    const { documents: count, amounts } = impact[action];
    const sign = inwardDirection(document);
    const { taxableValue, igst, cgst, sgst, cess } = document.amounts;
    const signed = {
      taxableValue: sign * taxableValue,
      igst: sign * igst,
      cgst: sign * cgst,
      sgst: sign * sgst,
      cess: sign * cess,
    };
    impact[action] = { documents: count + 1, amounts: addAmounts(amounts, signed) };
  }
  return impact;
}

const nothing = { documents: 0, amounts: { taxableValue: 0, igst: 0, cgst: 0, sgst: 0, cess: 0 } };

function bodyOf(
  rtin: string,
  reqtyp: 'SAVE' | 'RESET',
  rows: readonly { readonly document: InwardDocument; readonly row: WireObject }[],
): Pick<ImsPayload, 'payload' | 'sent'> {
  const invdata: Record<string, WireObject[]> = {};
  for (const { document, row } of rows) {
    invdata[document.section] ??= [];
    invdata[document.section]?.push(row);
  }
  return {
    payload: rows.length === 0 ? null : { rtin, reqtyp, invdata },
    sent: rows.map(({ document }) => document.id),
  };
}

function rowOf(document: InwardDocument): WireObject {
  const { counterpartyGstin, type, sourceForm, filedPeriod, value, placeOfSupply, amounts } = document;
  return {
    stin: counterpartyGstin,
    ...wireName(document),
    ...(type === undefined ? {} : { inv_typ: type }),
    srcform: sourceForm,
    rtnprd: wirePeriod(filedPeriod),
    val: rupees(value ?? 0),
    pos: placeOfSupply,
    ...wireAmounts(amounts, 'cess'),
  };
}

function savedRow({ document, action, remarks, reduction }: ImsChoice): WireObject {
  return {
    ...rowOf(document),
    action,
    prev_status: document.action ?? 'N',
    ...(remarks === undefined || remarks === '' || action === 'A' ? {} : { remarks }),
    ...(action === 'A' && reduction !== undefined ? wireReduction(reduction) : {}),
  };
}

function wireReduction(reduction: CreditReduction | 'none'): WireObject {
  if (reduction === 'none') return { itcRedReq: 'N' };
  return {
    itcRedReq: 'Y',
    declIgst: rupees(reduction.igst),
    declCgst: rupees(reduction.cgst),
    declSgst: rupees(reduction.sgst),
    declCess: rupees(reduction.cess),
  };
}

/** Sent once: the portal already holds an action that is the same in everything it would be told. */
function isUnchanged({ document, action, remarks, reduction }: ImsChoice): boolean {
  return (
    document.action === action && reduction === undefined && (remarks ?? '') === (document.remarks ?? '')
  );
}

function faultsOf(gstin: string, choice: ImsChoice, moment: ImsMoment): readonly Fault[] {
  const { document, action, remarks = '', reduction } = choice;
  const faults: Fault[] = [...ownerFaults(gstin, document)];
  if (action === 'P') {
    const rule = pendingRule(document, moment);
    if (!rule.allowed) faults.push(error('IMS-PENDING', rule.says, 'action'));
  }
  if (remarks !== '' && action === 'A') faults.push(remarksLeftOut);
  if (remarks !== '' && action !== 'A' && document.isRemarksBlocked)
    faults.push(
      error('IMS-REMARKS', 'The portal takes no remarks on this document. Remove them.', 'remarks'),
    );
  if (reduction !== undefined) faults.push(...reductionFaults(choice, reduction, moment));
  if (isUnchanged(choice)) faults.push(unchanged);
  return faults;
}

function ownerFaults(gstin: string, document: InwardDocument): readonly Fault[] {
  if (document.gstin !== '' && document.gstin !== gstin)
    return [
      error(
        'FILE-OF-ANOTHER-GSTIN',
        `The document is in the IMS of ${document.gstin}, not of ${gstin}. Act on it there.`,
      ),
    ];
  const missing = (['sourceForm', 'filedPeriod', 'placeOfSupply', 'value'] as const).filter(
    (name) => document[name] === undefined,
  );
  return missing.length === 0
    ? []
    : [
        error(
          'IMS-INCOMPLETE',
          `The document lacks what an action must repeat (${missing.join(', ')}). Download the IMS again and act then.`,
        ),
      ];
}

function reductionFaults(
  { document, action }: ImsChoice,
  reduction: CreditReduction | 'none',
  moment: ImsMoment,
): readonly Fault[] {
  const rule = reductionRule(document, moment);
  if (!rule.allowed) return [error('IMS-REDUCTION', rule.says, 'itcRedReq')];
  if (action !== 'A')
    return [
      error(
        'IMS-REDUCTION',
        'A reduction of credit goes with acceptance. Accept the document, or leave it out.',
        'itcRedReq',
      ),
    ];
  if (reduction === 'none') return [];
  return (['igst', 'cgst', 'sgst', 'cess'] as const).flatMap((head) => {
    const [declared, most] = [reduction[head], document.amounts[head]];
    if (declared >= 0 && declared <= most) return [];
    const says = `The declared reduction of ${head.toUpperCase()}, ₹${formatRupees(declared)}, is not between nothing and the ₹${formatRupees(most)} of the document. Enter the credit you took of it.`;
    return [error('IMS-REDUCTION-AMOUNT', says, head)];
  });
}

/** The sources do not settle in which order original and amendment are decided, so both at once is pointed out. */
function originalsToo(documents: readonly InwardDocument[]): readonly Finding[] {
  const replaced = new Set(documents.flatMap(({ replacedBy }) => replacedBy ?? []));
  return documents
    .filter(({ id }) => replaced.has(id))
    .map((document) =>
      placed(document, {
        code: 'IMS-ORIGINAL-TOO',
        severity: 'warning',
        says: `The document amends "${document.originalNumber}", on which you act in the same save. Decide the original first and the amendment in a second save.`,
      }),
    );
}

function placed(document: InwardDocument, fault: Fault): Finding {
  return { ...fault, sheet: document.section, value: document.number };
}

const error = (code: string, says: string, column?: string): Fault => ({
  code,
  severity: 'error',
  says,
  ...(column === undefined ? {} : { column }),
});
const twice = error('IMS-TWICE', 'The document is in the list twice. Choose one action.');
const nothingToReset: Fault = {
  code: 'IMS-NO-ACTION',
  severity: 'info',
  says: 'The document has no action, so there is nothing to take back.',
};
const unchanged: Fault = {
  code: 'IMS-UNCHANGED',
  severity: 'info',
  says: 'The portal already holds this action; it is not sent again.',
};
const remarksLeftOut: Fault = {
  code: 'IMS-REMARKS-LEFT-OUT',
  severity: 'warning',
  column: 'remarks',
  says: 'Remarks go with reject and pending only; they were left out.',
};
