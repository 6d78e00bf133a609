import type { Finding } from '../finding.ts';
import { paise } from '../money.ts';
import { parseReturnPeriod } from '../return-period.ts';
import { checkFiler } from './filer.ts';
import { type Gstr1Payload, gstr1Payload } from './payload.ts';
import { readSheetRecords } from './read-sheets.ts';
import type { Sheets } from './sheet.ts';
import { inRupees, type RupeeTotal, sectionTotals } from './summary.ts';
import { type Filer, unknownDay } from './table.ts';

/** What `prepareGstr1` takes; amounts in rupees. */
export interface PrepareInput {
  readonly gstin: string;
  /** mmyyyy */
  readonly returnPeriod: string;
  readonly frequency?: 'monthly' | 'quarterly';
  readonly turnover?: {
    readonly previousYear?: number | undefined;
    readonly currentYear?: number | undefined;
  };
  readonly sheets: Sheets;
  /** dd-mm-yyyy; without it nothing is late or in the future, since the library has no clock. */
  readonly today?: string;
}

/** A prepared return: its payload, what was found, and its totals in rupees. */
export interface PreparedReturn {
  readonly payload: Gstr1Payload | null;
  readonly findings: readonly Finding[];
  readonly summary: { readonly sections: Readonly<Record<string, RupeeTotal>> };
}

/** Prepares GSTR-1 from the sheets of the official workbook. Records with errors stay out of the payload. */
export function prepareGstr1(input: PrepareInput): PreparedReturn {
  const findings = checkFiler(input);
  const returnPeriod = parseReturnPeriod(input.returnPeriod);
  if (findings.length > 0 || !returnPeriod) return { payload: null, findings, summary: { sections: {} } };
  const { previousYear, currentYear } = input.turnover ?? {};
  const filer: Filer = {
    gstin: input.gstin,
    returnPeriod,
    frequency: input.frequency ?? 'monthly',
    turnover: {
      ...(previousYear === undefined ? {} : { previousYear: paise(previousYear) }),
      ...(currentYear === undefined ? {} : { currentYear: paise(currentYear) }),
    },
    today: input.today ? input.today.split('-').reverse().join('-') : unknownDay,
  };
  const read = readSheetRecords(filer, input.sheets);
  const sections = Object.fromEntries(
    [...sectionTotals(read.records)].map(([name, total]) => [name, inRupees(total)]),
  );
  return { payload: gstr1Payload(filer, read.records), findings: read.findings, summary: { sections } };
}
