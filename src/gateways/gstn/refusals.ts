import { PortalError, type Remedy } from '../../filing/needs/portal.ts';
import { type PortalCode, portalCodes } from './portal-codes.ts';

const byCode: ReadonlyMap<string, PortalCode> = new Map(portalCodes.map((entry) => [entry.code, entry]));

/** Codes with which the portal says "there is nothing": no refusal where a list is asked for. */
const nothingCodes: ReadonlySet<string> = new Set([
  'RET11416',
  'RET11417',
  'RET13508',
  'RET13509',
  'RET13510',
  'LG9002',
  'FO8000',
  // Table 14 says so in words of its own.
  'RETWEB_04',
]);

/**
 * What can be done about a code: by the table, else by its family (RET191…: a document or the return is wrong).
 * Of an unknown code nothing is guessed: it is shown raw and reported.
 */
export function remedyOf(code: string): Remedy {
  const known = byCode.get(standardCode(code));
  if (known) return known.remedy;
  return /^RET191\d{3}$/.test(code) ? 'correct the return' : 'report a defect';
}

/** Whether the table knows a code. */
export function isKnownCode(code: string): boolean {
  return byCode.has(standardCode(code));
}

/** The refusal of a code; the portal's message is kept verbatim, and where it has none ours says what the code means. */
export function portalRefusal(code: string, message: string): PortalError {
  const says = message || byCode.get(standardCode(code))?.meaning || `The portal refused with ${code}.`;
  return new PortalError(code, says, remedyOf(code));
}

/** Whether a read was refused only because the portal holds nothing of the kind. */
export function saysNothingThere(error: unknown): boolean {
  return error instanceof PortalError && nothingCodes.has(error.code);
}

/**
 * The refusal of an answer that cannot be understood. A write may have been carried out all the same, so the portal
 * is asked; of a read nothing depends.
 */
export function badAnswer(what: string, wasWrite: boolean): PortalError {
  const remedy = wasWrite ? 'ask the portal what happened' : 'report a defect';
  return new PortalError('BAD-ANSWER', `The portal's answer cannot be understood: ${what}.`, remedy);
}

/** The portal prints some codes with a non-breaking or long hyphen. */
function standardCode(code: string): string {
  return code.replace(/[\u2010-\u2014]/g, '-');
}
