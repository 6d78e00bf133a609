import type { Finding } from '../core/index.ts';
import type { Output } from './output.ts';

const shownOnTerminal = 20;

/** How many findings there are of each severity. */
export interface FindingCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

/** Counts findings by severity. */
export function countFindings(findings: readonly Finding[]): FindingCounts {
  const count = (severity: Finding['severity']) =>
    findings.filter((finding) => finding.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info') };
}

/** Prints the first findings, errors before warnings, each with where it stands; and how many more there are. */
export function sayFindings(output: Output, findings: readonly Finding[], whereAll: string): void {
  const order = ['error', 'warning'] as const;
  const worth = order.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
  for (const finding of worth.slice(0, shownOnTerminal))
    output.warn(`  ${finding.severity}: ${placeOf(finding)}${finding.says}`);
  if (worth.length > shownOnTerminal)
    output.warn(`  and ${worth.length - shownOnTerminal} more: ${whereAll}`);
}

function placeOf({ sheet, row, column }: Finding): string {
  const place = [sheet && `sheet ${sheet}`, row && `row ${row}`, column && `"${column}"`].filter(Boolean);
  return place.length > 0 ? `${place.join(', ')}: ` : '';
}

/** `1 error`, `4 errors`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
