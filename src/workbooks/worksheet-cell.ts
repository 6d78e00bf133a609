import type { Cell } from '../core/index.ts';
import { isoDateText, serialDateText } from './date-cell.ts';
import type { Limits } from './limits.ts';
import { damaged, UnreadableFile } from './unreadable.ts';
import type { WorkbookParts } from './workbook-parts.ts';
import { attribute, joinedText, plainText } from './xml-text.ts';

/** A cell that holds no value of its own: an error of Excel, or a formula that was never calculated. */
export interface CellFault {
  /** Counted from zero. */
  readonly column: number;
  readonly kind: 'error value' | 'formula without value';
  readonly text: string;
}

/** What a cell needs to know to be read. */
export interface CellContext {
  readonly fileName: string;
  readonly sheetName: string;
  readonly row: number;
  readonly prefix: string;
  readonly parts: WorkbookParts;
  readonly limits: Limits;
  readonly faults: CellFault[];
}

interface Place {
  readonly context: CellContext;
  readonly column: number;
}

/** Value of a cell from its tag and inner XML; faults are added to the context, their text stands in for the value. */
export function cellValue(tag: string, xml: string, place: Place): Cell {
  const type = attribute(tag, 't');
  const { context, column } = place;
  const { prefix } = context;
  if (type === 'inlineStr') return textCell(joinedText(xml, prefix), place);
  const raw = between(xml, `<${prefix}v`, `</${prefix}v>`);
  const formula = xml.includes(`<${prefix}f`);
  if (raw === undefined || (raw === '' && type !== 'str')) {
    if (!formula) return null;
    const text = `=${plainText(between(xml, `<${prefix}f`, `</${prefix}f>`) ?? '')}`;
    context.faults.push({ column, kind: 'formula without value', text });
    return text.slice(0, context.limits.cellCharacters);
  }
  switch (type) {
    case 's':
      return textCell(sharedString(raw, context), place);
    case 'str':
      return textCell(plainText(raw), place);
    case 'b':
      return raw === '1' || raw === 'true' ? 'TRUE' : 'FALSE';
    case 'e':
      context.faults.push({ column, kind: 'error value', text: plainText(raw) });
      return plainText(raw);
    case 'd':
      return isoDateText(raw) ?? raw;
    default:
      return numberCell(raw, Number(attribute(tag, 's') ?? -1), context);
  }
}

function between(xml: string, open: string, close: string): string | undefined {
  const at = xml.indexOf(open);
  if (at < 0) return undefined;
  const start = xml.indexOf('>', at) + 1;
  if (xml.charCodeAt(start - 2) === 47) return '';
  const end = xml.indexOf(close, start);
  return end < 0 ? undefined : xml.slice(start, end);
}

function textCell(text: string, { context, column }: Place): Cell {
  if (text.length > context.limits.cellCharacters)
    throw cellTooLong(context.sheetName, {
      row: context.row,
      column,
      length: text.length,
      limit: context.limits.cellCharacters,
    });
  return text === '' ? null : text;
}

/** The refusal of a cell with more text than Excel itself can hold. */
export function cellTooLong(
  sheet: string,
  at: { row: number; column: number; length: number; limit: number },
): UnreadableFile {
  return new UnreadableFile({
    code: 'CELL-TOO-LONG',
    sheet,
    row: at.row,
    says: `A cell in row ${at.row}, column ${at.column + 1} of sheet "${sheet}" has ${at.length} characters; ${at.limit} is the most. Shorten it; a missing closing quote in a CSV file looks the same.`,
  });
}

function sharedString(raw: string, context: CellContext): string {
  const text = context.parts.sharedStrings[Number(raw)];
  if (text === undefined)
    throw damaged(
      context.fileName,
      `row ${context.row} of its sheet "${context.sheetName}" speaks of a text that is not there`,
    );
  return text;
}

function numberCell(raw: string, style: number, { parts }: CellContext): Cell {
  const number = Number(raw);
  if (Number.isNaN(number)) return plainText(raw);
  if (parts.dateStyles[style]) return serialDateText(number, parts.epoch1904) ?? number;
  // Excel stores 17 digits and shows 15: 1234.1000000000001 is 1234.1 to everyone who reads the sheet.
  return raw.length > 16 ? Number(number.toPrecision(15)) : number;
}
