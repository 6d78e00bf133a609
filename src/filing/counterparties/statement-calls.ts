import { type ReturnPeriod, type StatementKind, wireReturnPeriod } from '../../core/index.ts';
import type { PlainCall } from '../needs/portal.ts';

/** A step that says a call in the portal's own words; kept as the request of the step. */
export interface PlainStep {
  readonly call: PlainCall;
  /** Part of this statement; absent for calls that change something. */
  readonly statement?: StatementKind;
  /** The call that tells how the request stands, by its reference id. */
  readonly follow?: Pick<PlainCall, 'resource' | 'action'> | 'status of the return';
  /** Documents whose decisions the call carries, by identity. */
  readonly identities?: readonly string[];
}

const sections2a = ['B2B', 'B2BA', 'CDN', 'CDNA', 'ECOM', 'ECOMA', 'ISD', 'ISDA', 'IMPG', 'IMPGSEZ'];
const sectionsOfIms = ['B2B', 'B2BA', 'DN', 'DNA', 'CN', 'CNA', 'ECOM', 'ECOMA'];
const sectionsOfSupplier = ['B2B', 'B2BA', 'B2BDN', 'B2BDNA', 'B2BCN', 'B2BCNA'];
const sections1a = ['R1AB2B', 'R1ACDNR'];

/** The calls that read a statement whole; all but GSTR-2B come section by section. */
export function statementCalls(
  statement: StatementKind,
  { gstin, returnPeriod }: { readonly gstin: string; readonly returnPeriod: ReturnPeriod },
): readonly PlainStep[] {
  const period = wireReturnPeriod(returnPeriod);
  const read = (resource: string, action: string, query: Readonly<Record<string, string>>): PlainStep => ({
    statement,
    call: { resource, action, query: { gstin, ...query } },
  });
  switch (statement) {
    case 'GSTR-2A':
      return sections2a.map((action) => read('gstr2a', action, { ret_period: period }));
    case 'GSTR-1A':
      return sections1a.map((action) => read('gstr1a', action, { ret_period: period }));
    case 'IMS':
      return sectionsOfIms.map((section) => read('ims', 'GETINV', { section }));
    case 'IMS outward':
      return ['GSTR1', 'GSTR1A'].flatMap((rtn_typ) =>
        sectionsOfSupplier.map((section) => read('ims', 'SUPVIEW', { ret_period: period, section, rtn_typ })),
      );
    case 'GSTR-2B':
      return [read('gstr2b', 'GET2B', { rtnprd: period })];
  }
}

/** The further calls that a large GSTR-2B asks for: its first answer is a summary that tells the number of files. */
export function filesOf(step: PlainStep, answer: Readonly<Record<string, unknown>>): readonly PlainStep[] {
  const { call } = step;
  if (step.statement !== 'GSTR-2B' || call.query?.['file_num'] !== undefined) return [];
  const body = (answer['data'] ?? answer) as Readonly<Record<string, unknown>>;
  const files = Number(body['fc'] ?? 0);
  return Array.from({ length: files }, (_, index) => ({
    ...step,
    call: { ...call, query: { ...call.query, file_num: String(index + 1) } },
  }));
}

/** Codes with which the portal says that a statement, or a section of it, holds nothing. */
export const nothingThere: ReadonlySet<string> = new Set([
  'RET11416',
  'RET13508',
  'RET13509',
  'RET13510',
  'RTNECO-01',
  'IMS0004',
  'RET2B1016',
]);
