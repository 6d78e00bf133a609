import { type Filer, monthsLater, type ReturnPeriod, type Sheets, wireReturnPeriod } from '../core/index.ts';
import type { Registration } from '../filing/needs/store.ts';
import { writeSheetWorkbook } from '../workbooks/index.ts';
import { sampleSales } from './sample-sales.ts';
import { officialSheets } from './sample-sheets.ts';

/** The invented company that a first start brings, so that there is something to see and to file. */
export const sampleCompany: Registration = {
  gstin: '27AAKCS7314M1ZU',
  legalName: 'Sahyadri Textiles Private Limited',
  portalUserName: 'sahyadri.textiles',
  // The PAN inside the GSTIN: the simulator knows it as the authorised signatory's.
  signatoryPan: 'AAKCS7314M',
  gateway: 'simulator',
  frequency: 'monthly',
  turnoverPreviousYear: 8_40_00_000_00,
  turnoverCurrentYear: 5_12_00_000_00,
};

/** The month whose return is due now: the one before today's (yyyy-mm-dd). */
export function samplePeriod(today: string): ReturnPeriod {
  return monthsLater(today.slice(0, 7) as ReturnPeriod, -1);
}

/** A month of sales in the sheets of the official workbook, and who files it. */
export interface SampleMonth {
  readonly filer: Filer;
  readonly sheets: Sheets;
}

/** The sample company's month before today (yyyy-mm-dd). */
export function sampleMonth(today: string): SampleMonth {
  const returnPeriod = samplePeriod(today);
  const { gstin, frequency, turnoverPreviousYear, turnoverCurrentYear } = sampleCompany;
  return {
    filer: {
      gstin,
      returnPeriod,
      frequency,
      today,
      turnover: { previousYear: turnoverPreviousYear ?? 0, currentYear: turnoverCurrentYear ?? 0 },
    },
    sheets: officialSheets(returnPeriod, sampleSales(returnPeriod)),
  };
}

/** The sample month as the official workbook, .xlsx: what a newcomer imports to see how it goes. */
export function sampleWorkbook(today: string): Promise<Uint8Array> {
  const { filer, sheets } = sampleMonth(today);
  const title = `GSTR-1 of ${filer.gstin}, return period ${wireReturnPeriod(filer.returnPeriod)}`;
  return writeSheetWorkbook(
    // Data begins in row 5, as in the government's own workbook.
    Object.entries(sheets).map(([name, { header, rows }]) => ({ name, header, rows, title, firstRow: 5 })),
  );
}
