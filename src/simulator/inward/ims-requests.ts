import { settleAll } from '../processing.ts';
import type { World } from '../world.ts';
import { generate, generateDue, isDue } from './gstr2b.ts';
import { decisionId, type ImsDocument, type ImsSection, imsDocuments, isOver } from './ims.ts';
import type { ImsAction, ImsDecision, ImsOutcome, ImsRequest } from './state.ts';

/** A row of a save: a document by its supplier and number, with the decision on it. */
interface DecidedRow {
  readonly stin?: string;
  readonly inum?: string;
  readonly nt_num?: string;
  readonly rtnprd?: string;
  readonly action?: string;
  readonly prev_status?: string;
  readonly hash?: string;
  readonly remarks?: string;
  readonly itcRedReq?: string;
  readonly declIgst?: number;
  readonly declCgst?: number;
  readonly declSgst?: number;
  readonly declCess?: number;
}

/** Names of sections in requests; answers shorten those of notes. */
const SECTIONS: Readonly<Record<string, ImsSection>> = {
  b2b: 'b2b',
  b2ba: 'b2ba',
  b2bdn: 'b2bdn',
  b2bdna: 'b2bdna',
  b2bcn: 'b2bcn',
  b2bcna: 'b2bcna',
  dn: 'b2bdn',
  dna: 'b2bdna',
  cn: 'b2bcn',
  cna: 'b2bcna',
  ecom: 'ecom',
  ecoma: 'ecoma',
};

/** Carries out everything of a recipient that is due, in the order in which it came. */
export function settleIms(world: World, gstin: string): void {
  settleAll(world);
  const now = world.clock.now();
  for (const request of world.imsRequests.values()) {
    if (request.gstin !== gstin || request.outcome !== undefined) continue;
    if (request.dueAt > now) return;
    const { body: _body, ...rest } = request;
    world.imsRequests.set(request.referenceId, { ...rest, outcome: outcomeOf(world, request) });
  }
  world.flush();
}

function outcomeOf(world: World, request: ImsRequest): ImsOutcome {
  const payload = parse(request.body ?? '');
  if (request.kind === 'GEN2B') return computeAgain(world, request.gstin, payload);
  // What is due is generated from the decisions of before.
  generateDue(world, request.gstin);
  return decide(world, request, payload);
}

type Wire = Readonly<Record<string, unknown>>;

function parse(body: string): Wire {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Wire) : {};
  } catch {
    return {};
  }
}

function rejected(code: string, message: string): ImsOutcome {
  return { status: 'ER', processed: 0, errors: 0, code, message };
}

const WRONG_STRUCTURE = 'Error in JSON structure validation';
const CHANGED = 'Either previous action is incorrect/ invoice might have edited by supplier';
const NO_PENDING = 'Pending action is not allowed for this document';

function decide(world: World, { gstin, kind }: ImsRequest, { invdata }: Wire): ImsOutcome {
  if (typeof invdata !== 'object' || invdata === null) return rejected('IMSSAV005', WRONG_STRUCTURE);
  const documents = new Map(imsDocuments(world, gstin).map((document) => [placeOf(document), document]));
  const report = new Report();
  for (const [name, rows] of Object.entries(invdata)) {
    const section = SECTIONS[name];
    if (section === undefined || !Array.isArray(rows)) return rejected('IMSSAV005', WRONG_STRUCTURE);
    for (const row of rows as readonly DecidedRow[]) {
      const number = row.inum ?? row.nt_num ?? '';
      const document = documents.get(`${section}|${row.stin}|${number.toUpperCase()}|${row.rtnprd}`);
      const action = kind === 'RESET' ? 'N' : row.action;
      if (!isAction(action)) return rejected('IMSSAV005', WRONG_STRUCTURE);
      const fault = faultOf(document, row, action);
      if (document === undefined || fault !== null) report.add(name, row, fault ?? CHANGED);
      else {
        world.decisions.set(
          decisionId(document.supply),
          decisionOf(document, { ...row, action }, world.clock.now()),
        );
        report.processed += 1;
      }
    }
  }
  return report.outcome;
}

function placeOf({ section, supply }: ImsDocument): string {
  const { all } = supply.record;
  return `${section}|${supply.supplier}|${(all.inum ?? all.nt_num ?? '').toUpperCase()}|${supply.period}`;
}

const isAction = (action: unknown): action is ImsAction =>
  action === 'A' || action === 'R' || action === 'P' || action === 'N';

function faultOf(document: ImsDocument | undefined, row: DecidedRow, action: ImsAction): string | null {
  if (document === undefined) return CHANGED;
  if (row.prev_status !== undefined && row.prev_status !== document.action) return CHANGED;
  if (row.hash !== undefined && row.hash !== document.hash) return CHANGED;
  return action === 'P' && document.isPendingBlocked ? NO_PENDING : null;
}

function decisionOf(
  { hash }: ImsDocument,
  row: DecidedRow & { readonly action: ImsAction },
  decidedAt: number,
): ImsDecision {
  const { declIgst: igst = 0, declCgst: cgst = 0, declSgst: sgst = 0, declCess: cess = 0 } = row;
  return {
    action: row.action,
    hash,
    decidedAt,
    ...(row.remarks === undefined || row.action === 'A' ? {} : { remarks: row.remarks }),
    ...(row.itcRedReq === 'Y' ? { reduction: { igst, cgst, sgst, cess } } : {}),
  };
}

/** Gathers the documents that were not taken, by section, supplier and cause. */
class Report {
  processed = 0;
  #errors = 0;
  readonly #sections: Record<string, { error_cd: string; error_msg: string; inv: object[]; stin: string }[]> =
    {};

  add(section: string, row: DecidedRow, message: string): void {
    this.#errors += 1;
    const groups = this.#sections[section] ?? [];
    this.#sections[section] = groups;
    const stin = row.stin ?? '';
    let group = groups.find((each) => each.stin === stin && each.error_msg === message);
    if (!group) {
      group = {
        error_cd: message === CHANGED ? 'IMSSAV0010' : 'IMSSAV005',
        error_msg: message,
        inv: [],
        stin,
      };
      groups.push(group);
    }
    const number = row.inum === undefined ? { nt_num: row.nt_num } : { inum: row.inum };
    group.inv.push({ ...number, rtnprd: row.rtnprd });
  }

  get outcome(): ImsOutcome {
    const counts = { processed: this.processed, errors: this.#errors };
    if (this.#errors === 0) return { status: 'P', ...counts };
    return { status: this.processed === 0 ? 'ER' : 'PE', ...counts, report: this.#sections };
  }
}

function computeAgain(world: World, gstin: string, { itcprd }: Wire): ImsOutcome {
  const period = String(itcprd ?? '');
  generateDue(world, gstin);
  const statement = world.statements2b.get(`${gstin}/${period}`);
  if (!statement) {
    return isDue(world, period)
      ? rejected('IMS0004', 'No record found')
      : rejected('IMS2B009', 'GSTR-2B can be generated after the draft is available');
  }
  if (isOver(world, period)) return rejected('IMS2B007', 'Incorrect ITC period, or GSTR-3B is filed');
  const { generatedAt } = statement;
  const isChanged = [...world.decisions.entries()].some(
    ([, id, decision]) => id.startsWith(`${gstin}/`) && (decision as ImsDecision).decidedAt >= generatedAt,
  );
  if (!isChanged) return rejected('IMS0005', 'GSTR-2B cannot be generated as there are no changes');
  generate(world, gstin, period);
  return { status: 'P', processed: 1, errors: 0 };
}
