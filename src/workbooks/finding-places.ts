import { type Finding, officialSheets } from '../core/index.ts';
import type { Base } from './findings-base.ts';
import type { PlacedFinding } from './findings-sheet.ts';
import { comparable, sheetsNamed } from './known-sheets.ts';
import { defaultLimits } from './limits.ts';
import { readKeyed } from './nirvana-lines.ts';
import { keyOfColumn } from './nirvana-tables.ts';
import { findRegister } from './registers/find-register.ts';
import { remedyColumn, SheetBuilder } from './sheet-builder.ts';
import { readWorkbookParts, type WorkbookParts } from './workbook-parts.ts';
import { type SourceRow, worksheetRows } from './worksheet-rows.ts';
import type { ZipFile } from './zip-unpack.ts';

/** A sheet of a workbook, with the names by which findings may call it. */
export interface Place {
  readonly sheetName: string;
  readonly partName: string;
  readonly calledAlso: readonly string[];
  readonly header: readonly string[];
  readonly headerRow: number;
  /** Other names of columns, with where they stand. */
  readonly columns?: ReadonlyMap<string, number>;
}

/** The sheets of a workbook that findings may stand in. */
export async function findPlaces({ zip, aliases, rows }: Base): Promise<readonly Place[]> {
  const parts = await readWorkbookParts(zip);
  const places: Place[] = [];
  for (const sheet of parts.sheets) {
    const fileName = aliases.get(sheet.name) ?? zip.name;
    const named = sheetsNamed(sheet.name, officialSheets);
    const builder = new SheetBuilder({ sheetName: sheet.name, fileName, official: officialSheets, named });
    const own = rows.get(sheet.name);
    const batches = own ? [own] : worksheetRows({ zip, sheet, parts, limits: defaultLimits });
    const head: SourceRow[] = [];
    for await (const batch of batches) {
      for (const row of batch) {
        if (builder.isSettled) break;
        builder.add(row);
        head.push(row);
      }
      if (builder.isSettled) break;
    }
    const bills = await placeOfBills(sheet, { zip, parts });
    if (bills) {
      places.push(bills);
      continue;
    }
    const { name, sheet: read } = builder.finish();
    const called = [sheet.name, aliases.get(sheet.name), name].filter((known) => known !== undefined);
    const register = read ? undefined : findRegister(sheet.name, head)?.sheet;
    places.push({
      sheetName: sheet.name,
      partName: sheet.partName,
      calledAlso: called.map(comparable),
      header: (read ?? register)?.header ?? [],
      headerRow: register?.headerRow ?? (read?.firstRow ?? 1) - 1,
    });
  }
  return places;
}

/** What findings call the sheets of a GST Nirvana workbook, whose rows were read into official sheets. */
const officialNamesOf: Readonly<Record<string, readonly string[]>> = {
  INV: ['b2b,sez,de', 'b2cl', 'b2cs', 'exp', 'cdnr', 'cdnur', 'exemp'],
  AT: ['at'],
  TXPD: ['atadj'],
};

async function placeOfBills(
  sheet: { readonly name: string; readonly partName: string },
  { zip, parts }: { readonly zip: ZipFile; readonly parts: WorkbookParts },
): Promise<Place | undefined> {
  const official = officialNamesOf[sheet.name];
  if (!official || !parts.sheets.some(({ name }) => name === 'INV')) return undefined;
  for await (const rows of worksheetRows({ zip, sheet, parts, limits: defaultLimits })) {
    const keyed = readKeyed(rows.slice(0, 10), ['gstin', 'rt']);
    if (!keyed) continue;
    const { keys, keyRow } = keyed;
    const named = Object.entries(keyOfColumn).map(([header, key]): [string, number] => [
      comparable(header),
      keys.indexOf(key),
    ]);
    const columns = [...named, ...keys.map((key, column): [string, number] => [key, column])].filter(
      ([, column]) => column >= 0,
    );
    const calledAlso = [sheet.name, ...official].map(comparable);
    const header = keys.map((key) => (comparable(key) === comparable(remedyColumn) ? remedyColumn : key));
    return {
      sheetName: sheet.name,
      partName: sheet.partName,
      calledAlso,
      header,
      headerRow: keyRow,
      columns: new Map(columns),
    };
  }
  return undefined;
}

/** Finds places by the names findings use, remembering each: a hundred thousand findings name a handful of sheets. */
export function placer(places: readonly Place[]): (finding: Finding) => PlacedFinding {
  const bySheet = new Map<string, { place: Place; columns: ReadonlyMap<string, number> } | undefined>();
  const find = (sheet: string) => {
    const called = [sheet, sheetsNamed(sheet, officialSheets)[0]?.name ?? ''].map(comparable);
    const place = places.find(({ calledAlso }) => called.some((name) => calledAlso.includes(name)));
    return place && { place, columns: columnsOf(place) };
  };
  return (finding) => {
    const { sheet } = finding;
    if (sheet === undefined) return { finding };
    if (!bySheet.has(sheet)) bySheet.set(sheet, find(sheet));
    const found = bySheet.get(sheet);
    if (!found) return { finding };
    const column = finding.column === undefined ? undefined : found.columns.get(comparable(finding.column));
    return { finding, sheetName: found.place.sheetName, ...(column === undefined ? {} : { column }) };
  };
}

function columnsOf(place: Place): ReadonlyMap<string, number> {
  return place.columns ?? new Map(place.header.map((header, column) => [comparable(header), column]));
}
