import {
  type Finding,
  parseReturnPeriod,
  type ReturnPeriod,
  readGstr1Json,
  wireReturnPeriod,
} from '../../core/index.ts';
import { GatewayRefusal, GstnRefusal } from './answers.ts';
import type { SandboxCall } from './operation.ts';

type Body = Readonly<Record<string, unknown>>;

/** How many faults an answer names: who has more corrects these first. */
const mostFaults = 100;

/**
 * In strict mode, reads a save by the rules before it is sent and refuses it with all its faults, in the shape of a
 * refusal of GSTN: `error_cd` and `message` are the first one's, `findings` lists them. Throws `GstnRefusal`.
 */
export function refuseFaults(call: SandboxCall, body: Body, returnPeriod: ReturnPeriod): void {
  const faults = [...returnFaults(call, body, returnPeriod), ...rowFaults(call, body, returnPeriod)];
  const [first] = faults;
  if (!first) return;
  const findings = faults
    .slice(0, mostFaults)
    .map(({ code, says, portalCode, sheet, row, column, value }) => ({
      code,
      says,
      ...(portalCode === undefined ? {} : { error_cd: portalCode }),
      ...(sheet === undefined ? {} : { section: sheet }),
      ...(row === undefined ? {} : { row }),
      ...(column === undefined ? {} : { column }),
      ...(value === undefined ? {} : { value }),
    }));
  const more = faults.length > 1 ? ` (${faults.length} faults in all)` : '';
  const error = { error_cd: first.portalCode ?? first.code, message: `${first.says}${more}`, findings };
  throw new GstnRefusal({ status_cd: '0', error });
}

/**
 * In strict mode, refuses with 422 a header `x-source` that the provider does not know. Which of two GSPs it takes means
 * nothing here, where the way to the portal is chosen for each GSTIN.
 */
export function refuseOtherSource({ source = 'primary' }: SandboxCall): void {
  if (source === 'primary' || source === 'secondary') return;
  throw new GatewayRefusal(422, `x-source is "${source}". Write primary or secondary, or leave it out.`);
}

function returnFaults({ taxpayer }: SandboxCall, { gstin, fp }: Body, returnPeriod: ReturnPeriod): Finding[] {
  const faults: Finding[] = [];
  const add = (code: string, value: unknown, says: string) =>
    faults.push({ code, severity: 'error', portalCode: 'RET191136', value: String(value), says });
  if (gstin !== taxpayer.gstin) {
    const says = `The body is of GSTIN "${gstin}", but the session is of ${taxpayer.gstin}. Sign in for the one to be saved.`;
    add('FILE-OF-ANOTHER-GSTIN', gstin, says);
  }
  const period = wireReturnPeriod(returnPeriod);
  if (fp !== period) {
    add('FILE-OF-ANOTHER-PERIOD', fp, `fp is "${fp}", but the path is of ${period}. Make them the same.`);
  }
  return faults;
}

/** Every row is read as of the body's own return, so that one wrong name at the top does not hide the rows' faults. */
function rowFaults(
  call: SandboxCall,
  { gstin: _, fp, ...sections }: Body,
  returnPeriod: ReturnPeriod,
): Finding[] {
  const filer = {
    gstin: call.taxpayer.gstin,
    returnPeriod: (typeof fp === 'string' && parseReturnPeriod(fp)) || returnPeriod,
    frequency: 'monthly',
    today: call.context.filing.clock.now().slice(0, 10),
  } as const;
  return readGstr1Json(filer, sections).findings.filter(isFault);
}

/** An error, or a warning that has a code of the portal: an import mends such an amount, but here it would go as it is. */
function isFault({ severity, portalCode }: Finding): boolean {
  return severity === 'error' || (severity === 'warning' && portalCode !== undefined);
}
