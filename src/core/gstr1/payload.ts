import { PayloadText } from './payload-text.ts';
import type { Gstr1Record } from './record.ts';
import { rowsAsTheyAre, tableOf } from './records.ts';
import { type SectionName, sectionNames } from './sections.ts';
import type { Filer } from './table.ts';

/** The body of Save GSTR-1 as the portal takes it: rupees with two decimals, dd-mm-yyyy, mmyyyy. */
export type Gstr1Payload = {
  readonly gstin: string;
  readonly fp: string;
  readonly gt?: number;
  readonly cur_gt?: number;
} & { readonly [Section in SectionName]?: unknown };

/** The payload that saves these records (new, or replacing what the portal holds under the same keys). */
export function gstr1Payload(filer: Filer, records: Iterable<Gstr1Record>): Gstr1Payload {
  return payloadOf(new PayloadText(filer), records);
}

/** The payload that deletes these records: the same objects, marked with flag D; tables 8 and 13 go as a whole. */
export function gstr1Deletions(filer: Filer, records: Iterable<Gstr1Record>): Gstr1Payload {
  return payloadOf(new PayloadText(filer, { deletes: true }), records);
}

function payloadOf(text: PayloadText, records: Iterable<Gstr1Record>): Gstr1Payload {
  for (const section of bySection(records))
    for (const record of section) text.add(tableOf(record), rowsAsTheyAre(record.rows));
  return JSON.parse(text.text()) as Gstr1Payload;
}

/** Records by section, in the order of the form. */
function bySection(records: Iterable<Gstr1Record>): Iterable<readonly Gstr1Record[]> {
  const sections = new Map<SectionName, Gstr1Record[]>(sectionNames.map((name) => [name, []]));
  for (const record of records) sections.get(record.section)?.push(record);
  return sections.values();
}
