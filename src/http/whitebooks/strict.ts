import { type Finding, parseReturnPeriod, readGstr1Json, wireReturnPeriod } from '../../core/index.ts';
import { PortalError } from '../../filing/needs/portal.ts';
import type { DialectCall } from './context.ts';
import type { ReturnCall } from './sessions.ts';

type Body = Readonly<Record<string, unknown>>;

/** The return that is saved. */
type Opened = Pick<ReturnCall, 'gstin' | 'returnPeriod' | 'key'>;

/** Faults that one message names; what goes beyond is counted. */
const named = 50;

/**
 * Reads a payload by the rules of the form before it is sent and refuses it, as WhiteBooks refuses what its schema does
 * not take: at once, with the faults in the message; the code is the first one's.
 */
export function refuseFaults(call: DialectCall, opened: Opened, payload: Body): void {
  const faults = [...faultsOfName(opened, payload), ...faultsOfRows(call, opened, payload)];
  const [first] = faults;
  if (!first) return;
  const shown = [...new Set(faults.map(sentenceOf))];
  const more = shown.length > named ? [`And ${shown.length - named} more.`] : [];
  const message = [...shown.slice(0, named), ...more].join(' ');
  throw new PortalError(first.portalCode ?? 'RET191106', message, 'correct the return');
}

function faultsOfName({ gstin, returnPeriod }: Opened, body: Body): readonly Finding[] {
  const fault = (code: string, says: string): Finding => ({
    code,
    says,
    severity: 'error',
    portalCode: 'RET191136',
  });
  const period = wireReturnPeriod(returnPeriod);
  const ofGstin = `The body is of GSTIN "${String(body.gstin)}", the headers are of ${gstin}. Make them the same.`;
  const ofPeriod = `fp is "${String(body.fp)}", the header ret_period is ${period}. Make them the same.`;
  return [
    ...(body.gstin === gstin ? [] : [fault('FILE-OF-ANOTHER-GSTIN', ofGstin)]),
    ...(body.fp === period ? [] : [fault('FILE-OF-ANOTHER-PERIOD', ofPeriod)]),
  ];
}

/** Rows are read as of the body's own period, so that a wrong name at the top does not hide their faults. */
function faultsOfRows(
  { context }: DialectCall,
  { gstin, returnPeriod, key }: Opened,
  body: Body,
): readonly Finding[] {
  const { gstin: _, fp, ...sections } = body;
  const own = typeof fp === 'string' ? parseReturnPeriod(fp) : null;
  const filer = {
    gstin,
    returnPeriod: own ?? returnPeriod,
    form: key.form,
    frequency: 'monthly',
    today: context.today(),
  } as const;
  return readGstr1Json(filer, sections).findings.filter(isFault);
}

/** An error, or a warning that the portal has a code for: what an import mends would go out as it is. */
function isFault({ severity, portalCode }: Finding): boolean {
  return severity === 'error' || (severity === 'warning' && portalCode !== undefined);
}

function sentenceOf({ code, says, portalCode }: Finding): string {
  return `[${portalCode ?? code}] ${says}`;
}
