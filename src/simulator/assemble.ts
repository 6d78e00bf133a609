import type { ReturnRecord } from './records.ts';
import { type SectionShape, sectionShape } from './section-table.ts';

type Wire = Record<string, unknown>;

/** How a row and its group are written into an answer. */
export interface AnswerStyle {
  readonly row: (record: ReturnRecord) => object;
  readonly group: (record: ReturnRecord) => object;
}

/** Rows and groups as they were sent, without the flags of the save. */
export const AS_SENT: AnswerStyle = {
  row: ({ row: { flag: _flag, ...row } }) => row,
  group: ({ group }) => group,
};

/** Puts records together again as the wire nests them: `{ b2b: [...], ecom: { b2b: [...] } }`. */
export function assemble(records: readonly ReturnRecord[], style: AnswerStyle): Wire {
  const answer: Wire = {};
  for (const [section, of] of bySection(records)) {
    const shape = sectionShape(section);
    const rows = shape.list === undefined ? of.map(style.row) : grouped(of, shape, style);
    place(answer, shape, rows);
  }
  return answer;
}

function bySection(records: readonly ReturnRecord[]): Map<string, ReturnRecord[]> {
  const sections = new Map<string, ReturnRecord[]>();
  for (const record of records) {
    const list = sections.get(record.section);
    if (list === undefined) sections.set(record.section, [record]);
    else list.push(record);
  }
  return sections;
}

function grouped(records: readonly ReturnRecord[], shape: SectionShape, style: AnswerStyle): object[] {
  const groups = new Map<string, { readonly head: object; readonly rows: object[] }>();
  for (const record of records) {
    const id = shape.outer.map((field) => (record.group as Wire)[field]).join('|');
    const group = groups.get(id) ?? { head: style.group(record), rows: [] };
    groups.set(id, group);
    group.rows.push(style.row(record));
  }
  return [...groups.values()].map(({ head, rows }) => ({ ...head, [shape.list ?? 'inv']: rows }));
}

function place(answer: Wire, shape: SectionShape, rows: unknown): void {
  if (shape.member === undefined) answer[shape.key] = rows;
  else answer[shape.key] = { ...(answer[shape.key] as Wire | undefined), [shape.member]: rows };
}
