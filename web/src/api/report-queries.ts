import { queryOptions } from '@tanstack/react-query';
import { get, listAddress } from './request.ts';
import type { Report, ReportName } from './types.ts';

/** Which report of which months (yyyy-mm), of one GSTIN or of all. */
export interface ReportWanted {
  readonly report: ReportName;
  readonly gstin: string | undefined;
  readonly from: string;
  readonly to: string;
}

/** The address of a report, as an export asks for it. */
export function reportAddress({ report, ...wanted }: ReportWanted): string {
  return listAddress(`/reports/${report}`, { ...wanted });
}

/** A report, with its first thousand rows. */
export function reportQuery(wanted: ReportWanted) {
  return queryOptions({
    queryKey: ['returns', 'report', wanted],
    queryFn: () => get<Report>(`${reportAddress(wanted)}&limit=1000`),
  });
}
