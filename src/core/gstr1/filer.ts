import type { Finding } from '../finding.ts';
import { gstinFault } from '../gstin.ts';
import { parseReturnPeriod } from '../return-period.ts';

/** Tests for whom and for when a return is asked: GSTIN and return period (mmyyyy), and that the period has begun. */
export function checkFiler(of: {
  readonly gstin: string;
  readonly returnPeriod: string;
  readonly today?: string;
}): Finding[] {
  const findings: Finding[] = [];
  const fault = gstinFault(of.gstin, ['regular']);
  if (fault)
    findings.push({
      code: 'FILER-GSTIN',
      severity: 'error',
      says: fault,
      value: of.gstin,
      portalCode: 'RET191113',
      source: 'Section 25 CGST Act',
    });
  const period = parseReturnPeriod(of.returnPeriod);
  if (!period) {
    findings.push({
      code: 'RETURN-PERIOD',
      severity: 'error',
      says: `Return period "${of.returnPeriod}" is not a month from July 2017 on. Write it like 072025.`,
      value: of.returnPeriod,
      portalCode: 'RET191185',
      source: 'Section 37 CGST Act',
    });
  } else if (of.today && period > of.today.split('-').reverse().join('-').slice(0, 7)) {
    findings.push({
      code: 'RETURN-PERIOD-FUTURE',
      severity: 'error',
      says: `Return period ${of.returnPeriod} has not begun. Choose a period up to this month.`,
      value: of.returnPeriod,
      portalCode: 'RET191185',
      source: 'Section 37 CGST Act',
    });
  }
  return findings;
}
