import { isDateFormat } from './date-cell.ts';
import { damaged, UnreadableFile } from './unreadable.ts';
import { elementsNamed, joinedText, refuseDocumentType } from './xml-text.ts';
import { unpackText, type ZipFile } from './zip-unpack.ts';

/** What a workbook says of itself before its sheets are read. */
export interface WorkbookParts {
  readonly sheets: readonly { readonly name: string; readonly partName: string }[];
  readonly epoch1904: boolean;
  readonly sharedStrings: readonly string[];
  /** By number of cell style: whether it shows a date. */
  readonly dateStyles: readonly boolean[];
}

async function readPart(zip: ZipFile, partName: string): Promise<string | undefined> {
  const xml = await unpackText(zip, partName);
  if (xml !== undefined) refuseDocumentType(zip.name, partName, xml);
  return xml;
}

/** Reads the list of sheets, the shared strings and which styles are dates; throws UnreadableFile. */
export async function readWorkbookParts(zip: ZipFile): Promise<WorkbookParts> {
  const workbookPart = await findWorkbookPart(zip);
  const workbook = await readPart(zip, workbookPart);
  if (!workbook) throw damaged(zip.name, `its part "${workbookPart}" is missing`);
  const links = await readLinks(zip, workbookPart);
  const stringsPart = [...links.values()].find((link) => link.type.endsWith('/sharedStrings'))?.target;
  const stylesPart = [...links.values()].find((link) => link.type.endsWith('/styles'))?.target;
  const epoch = elementsNamed(workbook, 'workbookPr')[0]?.date1904;
  return {
    sheets: listSheets(zip, workbook, links),
    epoch1904: epoch === '1' || epoch === 'true',
    sharedStrings: stringsPart ? await readSharedStrings(zip, stringsPart) : [],
    dateStyles: stylesPart ? readDateStyles(await readPart(zip, stylesPart)) : [],
  };
}

async function findWorkbookPart(zip: ZipFile): Promise<string> {
  if (zip.entries.has('xl/workbook.xml')) return 'xl/workbook.xml';
  const root = await readLinks(zip, '');
  const part = [...root.values()].find((link) => link.type.endsWith('/officeDocument'))?.target;
  if (part?.endsWith('.xml') && zip.entries.has(part) && !zip.entries.has('word/document.xml')) return part;
  throw new UnreadableFile({
    code: 'FILE-KIND',
    says: `File "${zip.name}" is a packed file but not an Excel workbook (.xlsx). Open it, choose Save As, Excel Workbook (.xlsx), and import that file.`,
  });
}

interface Link {
  readonly type: string;
  readonly target: string;
}

async function readLinks(zip: ZipFile, partName: string): Promise<ReadonlyMap<string, Link>> {
  const folder = partName.slice(0, partName.lastIndexOf('/') + 1);
  const links = await readPart(zip, `${folder}_rels/${partName.slice(folder.length)}.rels`);
  const entries = elementsNamed(links ?? '', 'Relationship').map((link): [string, Link] => [
    link.Id ?? '',
    { type: link.Type ?? '', target: resolve(folder, link.Target ?? '') },
  ]);
  return new Map(entries);
}

function resolve(folder: string, target: string): string {
  return new URL(target, `zip:///${folder}`).pathname.slice(1);
}

function listSheets(
  zip: ZipFile,
  workbook: string,
  links: ReadonlyMap<string, Link>,
): WorkbookParts['sheets'] {
  return elementsNamed(workbook, 'sheet').flatMap((sheet) => {
    const id = Object.entries(sheet).find(([name]) => name.endsWith(':id'))?.[1] ?? '';
    const link = links.get(id);
    // Sheets of charts and macros have no cells.
    if (link && !link.type.endsWith('/worksheet')) return [];
    if (!link || !zip.entries.has(link.target))
      throw damaged(zip.name, `its sheet "${sheet.name}" is missing`);
    return [{ name: sheet.name ?? '', partName: link.target }];
  });
}

async function readSharedStrings(zip: ZipFile, partName: string): Promise<readonly string[]> {
  const xml = await unpackText(zip, partName);
  if (xml === undefined) return [];
  refuseDocumentType(zip.name, partName, xml.slice(0, Math.max(0, xml.search(/<(\w+:)?sst[\s>]/))));
  const prefix = /<(\w+:)?sst[\s>]/.exec(xml)?.[1] ?? '';
  const item = new RegExp(`<${prefix}si(?:\\s[^>]*?)?(?:/>|>([\\s\\S]*?)</${prefix}si>)`, 'g');
  return Array.from(xml.matchAll(item), ([, inner = '']) => joinedText(inner, prefix));
}

function readDateStyles(styles = ''): readonly boolean[] {
  const codes = new Map(
    elementsNamed(styles, 'numFmt').map((format) => [Number(format.numFmtId), format.formatCode]),
  );
  const cellStyles = /<(?:\w+:)?cellXfs[\s>][\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(styles)?.[0] ?? '';
  return elementsNamed(cellStyles, 'xf').map(({ numFmtId }) =>
    isDateFormat(Number(numFmtId), codes.get(Number(numFmtId))),
  );
}
