import { xmlText } from './sheet-xml.ts';
import { elementsNamed } from './xml-text.ts';
import { unpackText, type ZipFile } from './zip-unpack.ts';

const worksheetType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet';
const worksheetContent = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';

/** Adds a sheet before all others and opens the workbook on it; the parts that change are put into `changed`. */
export async function addSheetInFront(
  zip: ZipFile,
  sheet: { name: string; xml: string },
  changed: Map<string, string>,
): Promise<void> {
  const workbook = (await unpackText(zip, 'xl/workbook.xml')) ?? '';
  const links = (await unpackText(zip, 'xl/_rels/workbook.xml.rels')) ?? '';
  const types = (await unpackText(zip, '[Content_Types].xml')) ?? '';
  const sheets = elementsNamed(workbook, 'sheet');
  const earlier = partOf(sheet.name, sheets, links);
  if (earlier !== undefined) {
    changed.set(earlier, sheet.xml);
    return;
  }
  const id = 1 + Math.max(0, ...sheets.map(({ sheetId }) => Number(sheetId)));
  const link = `rIdFindings${id}`;
  const part = `worksheets/findings${id}.xml`;
  const relation = /\sxmlns:(\w+)="[^"]*officeDocument[^"]*relationships"/.exec(workbook)?.[1] ?? 'r';
  const entry = `<sheet name="${xmlText(sheet.name)}" sheetId="${id}" ${relation}:id="${link}"/>`;
  changed.set(
    'xl/workbook.xml',
    moveSheets(workbook).replace(/<sheets(\s[^>]*)?>/, (open) => open + entry),
  );
  changed.set(
    'xl/_rels/workbook.xml.rels',
    links.replace(
      '</Relationships>',
      `<Relationship Id="${link}" Type="${worksheetType}" Target="${part}"/></Relationships>`,
    ),
  );
  changed.set(
    '[Content_Types].xml',
    types.replace('</Types>', `<Override PartName="/xl/${part}" ContentType="${worksheetContent}"/></Types>`),
  );
  changed.set(`xl/${part}`, sheet.xml);
}

// A list of findings from an earlier round is replaced, not kept beside the new one.
function partOf(name: string, sheets: Attributes, links: string): string | undefined {
  const known = sheets.find((sheet) => sheet.name?.toLowerCase() === name.toLowerCase());
  const id = Object.entries(known ?? {}).find(([key]) => key.endsWith(':id'))?.[1];
  const target = elementsNamed(links, 'Relationship').find((link) => link.Id === id)?.Target;
  return known && target ? new URL(target, 'zip:///xl/').pathname.slice(1) : undefined;
}

type Attributes = ReturnType<typeof elementsNamed>;

// Names and views count sheets from zero; with one more in front every count moves.
function moveSheets(workbook: string): string {
  return workbook
    .replace(/\slocalSheetId="(\d+)"/g, (_, index: string) => ` localSheetId="${Number(index) + 1}"`)
    .replace(/\s(?:activeTab|firstSheet)="\d+"/g, '');
}
