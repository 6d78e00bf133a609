import type { Finding } from '../core/index.ts';
import type { FindingStyles } from './finding-styles.ts';
import { textCellXml, xmlText } from './sheet-xml.ts';
import { columnName } from './worksheet-rows.ts';

/** A finding with the place in the workbook that shows it, where there is one. */
export interface PlacedFinding {
  readonly finding: Finding;
  /** Name of the sheet in the workbook written. */
  readonly sheetName?: string;
  /** Counted from zero. */
  readonly column?: number;
}

/** Excel opens no sheet with more links than this. */
const mostLinks = 65_530;
/** Rows of a sheet less the heading. */
const mostFindings = 1_048_575;
const titles = [
  'Severity',
  'Sheet',
  'Row',
  'Column',
  'Value',
  'What to correct',
  'Code',
  'Code of the portal',
  'Source',
];
const widths = [10, 14, 8, 24, 22, 90, 22, 14, 34];
const ranks = { error: 0, warning: 1, info: 2 };

/** XML of the sheet that lists all findings, errors first, each with a link to its cell. */
export function findingsSheetXml(placed: readonly PlacedFinding[], styles: FindingStyles): string {
  const rows = placed
    .toSorted((a, b) => ranks[a.finding.severity] - ranks[b.finding.severity])
    .slice(0, mostFindings);
  const links: string[] = [];
  const lines = rows.map((row, index) => {
    const link = linkTo(row, index + 2);
    if (link !== undefined && links.length < mostLinks) links.push(link);
    return lineXml(row, index + 2, styles);
  });
  const heading = titles
    .map((title, column) => textCellXml(`${columnName(column)}1`, title, styles.heading))
    .join('');
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
    `<cols>${widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>`,
    `<sheetData><row r="1">${heading}</row>`,
    ...lines,
    `</sheetData><autoFilter ref="A1:${columnName(titles.length - 1)}${rows.length + 1}"/>`,
    links.length > 0 ? `<hyperlinks>${links.join('')}</hyperlinks>` : '',
    '</worksheet>',
  ].join('');
}

function linkTo({ finding, sheetName, column }: PlacedFinding, line: number): string | undefined {
  if (sheetName === undefined || finding.row === undefined) return undefined;
  const target = `'${sheetName.replaceAll("'", "''")}'!${columnName(column ?? 0)}${finding.row}`;
  return `<hyperlink ref="C${line}" location="${xmlText(target)}"/>`;
}

function lineXml({ finding, sheetName }: PlacedFinding, line: number, styles: FindingStyles): string {
  const { severity, sheet, row, column, value, says, code, portalCode, source } = finding;
  const texts = [
    severity,
    sheetName ?? sheet,
    undefined,
    column,
    value === null ? undefined : value?.toString(),
    says,
    code,
    portalCode,
    source,
  ];
  const cells = texts.map((text, index) => {
    const reference = `${columnName(index)}${line}`;
    if (index === 2 && row !== undefined)
      return `<c r="${reference}" s="${sheetName === undefined ? styles.wrapped : styles.link}"><v>${row}</v></c>`;
    return text === undefined ? '' : textCellXml(reference, text, styles.wrapped);
  });
  return `<row r="${line}">${cells.join('')}</row>`;
}
