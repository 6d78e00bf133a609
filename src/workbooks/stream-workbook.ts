import type { Cell } from '../core/index.ts';
import type { ExportedColumn } from './list-columns.ts';
import { textCellXml, xmlText } from './sheet-xml.ts';
import { columnName } from './worksheet-rows.ts';
import { ZipPieces } from './zip-pieces.ts';

/** Styles by their number in `styles.xml`. */
const styleOf = { text: 4, money: 2, number: 0, date: 3, instant: 4 } as const;
const boldStyle = 1;
const millisecondsOfDay = 86_400_000;
/** Excel counts days from here, since it believes that 1900 was a leap year. */
const dayZero = Date.UTC(1899, 11, 30);

/** A list as an .xlsx workbook, piece by piece, however long: true numbers and dates, names and numbers of documents as text. */
export async function* streamWorkbook(
  sheetName: string,
  columns: readonly ExportedColumn[],
  pages: AsyncIterable<readonly (readonly Cell[])[]>,
): AsyncGenerator<Uint8Array> {
  const zip = new ZipPieces();
  for (const [name, text] of fixedParts(sheetName)) yield* zip.part(name, [Buffer.from(text)]);
  yield* zip.part('xl/worksheets/sheet1.xml', sheetPieces(columns, pages));
  yield zip.end();
}

async function* sheetPieces(
  columns: readonly ExportedColumn[],
  pages: AsyncIterable<readonly (readonly Cell[])[]>,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(head(columns));
  let number = 1;
  for await (const rows of pages) {
    let xml = '';
    for (const row of rows) {
      number++;
      xml += `<row r="${number}">${columns.map(({ kind }, at) => cellXml(`${columnName(at)}${number}`, row[at], kind)).join('')}</row>`;
    }
    yield Buffer.from(xml);
  }
  yield Buffer.from(
    `</sheetData><autoFilter ref="A1:${columnName(Math.max(0, columns.length - 1))}${number}"/></worksheet>`,
  );
}

function head(columns: readonly ExportedColumn[]): string {
  const widths = columns.map(({ header, kind }, at) => {
    const width = Math.max(header.length + 3, kind === 'text' ? 18 : 14);
    return `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`;
  });
  const names = columns.map(({ header }, at) => textCellXml(`${columnName(at)}1`, header, boldStyle));
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${names.join('')}</row>`;
}

function cellXml(reference: string, cell: Cell, kind: ExportedColumn['kind']): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return `<c r="${reference}" s="${styleOf[kind]}"><v>${cell}</v></c>`;
  const day = kind === 'date' && /^\d{4}-\d\d-\d\d$/.test(cell) ? Date.parse(cell) : Number.NaN;
  if (Number.isNaN(day)) return textCellXml(reference, cell, styleOf.text);
  return `<c r="${reference}" s="${styleOf.date}"><v>${(day - dayZero) / millisecondsOfDay}</v></c>`;
}

const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const content = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function fixedParts(sheetName: string): readonly (readonly [string, string])[] {
  return [
    [
      '[Content_Types].xml',
      `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${content}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${content}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${content}.styles+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `${xmlHead}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${xmlHead}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${xmlText(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${xmlHead}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      'xl/styles.xml',
      `${xmlHead}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy"/><numFmt numFmtId="165" formatCode="#,##0.00"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ],
  ];
}
