import type { Finding, Sheets } from '../core/index.ts';

/** What was read from files: sheets under their official names, or the JSON of the portal. */
export interface ReadResult {
  readonly kind: 'official workbook' | 'csv' | 'portal JSON' | 'GST Nirvana workbook';
  readonly sheets: Sheets;
  readonly findings: readonly Finding[];
  readonly json?: unknown;
  /** GSTIN and return period (yyyy-mm) as the file itself names them. */
  readonly declared?: { readonly gstin?: string; readonly returnPeriod?: string };
}
