import { createHash } from 'node:crypto';
import { type Amounts, amountsOf, NOTHING, plus } from './amounts.ts';
import { periodIndex } from './clock.ts';
import { type ReturnRecord, recordChecksum } from './records.ts';
import { paise, type Row } from './schemas/wire.ts';
import { SUMMARY_SECTIONS, type SummaryPart, type SummarySection } from './summary-sections.ts';

/** What a summary is made of and how it is to be written. */
interface SummaryOptions {
  readonly gstin: string;
  readonly period: string;
  readonly records: readonly ReturnRecord[];
  /** Amounts of the original of an amended record; undefined where this portal does not know it. */
  readonly originalOf: (record: ReturnRecord) => Amounts | undefined;
  readonly long: boolean;
  readonly isNil: boolean;
  /** Amounts as numbers instead of the strings of the live portal. */
  readonly numbers: boolean;
}

type Wire = Record<string, unknown>;

interface Computed {
  readonly name: string;
  readonly checksum: string;
  readonly count: number;
  readonly amounts: Amounts;
  /** Net difference to the originals, for amended sections. */
  readonly net?: Amounts;
  readonly wire: Wire;
}

/** The answer of RETSUM: every row, zeros included, in the live order. */
export function summaryOf(options: SummaryOptions): Wire {
  const bySection = groupBySection(options.records);
  const hsnIsSplit = periodIndex(options.period) >= periodIndex('052025');
  const sections = SUMMARY_SECTIONS.filter((section) => hsnIsSplit || !section.name.startsWith('HSN_'));
  const computed = sections.map((section) => sectionRows(section, bySection, options));
  const plain = computed.flatMap(({ rows }) => rows);
  const nested = computed.flatMap(({ nested: rows }) => rows);
  const documents = documentsIssued(bySection.get('doc_issue.doc_det') ?? []);
  const nil = nilRow(bySection.get('nil.inv') ?? [], options.numbers);
  const heads = [...computed.map(({ head }) => head), nil, documents];
  const liability = liabilityRow(computed, heads, options);
  return {
    gstin: options.gstin,
    ret_period: options.period,
    chksum: liability.chksum,
    newSumFlag: true,
    smryTyp: options.long ? 'L' : 'S',
    ...(options.isNil ? { isnil: 'Y' } : {}),
    sec_sum: [...[...plain, nil.wire, liability].sort(byName), documents.wire, ...nested.sort(byName)],
  };
}

function byName(left: Wire, right: Wire): number {
  return String(left.sec_nm) < String(right.sec_nm) ? -1 : 1;
}

function groupBySection(records: readonly ReturnRecord[]): Map<string, ReturnRecord[]> {
  const groups = new Map<string, ReturnRecord[]>();
  for (const record of records) {
    const group = groups.get(record.section);
    if (group === undefined) groups.set(record.section, [record]);
    else group.push(record);
  }
  return groups;
}

interface SectionRows {
  readonly section: SummarySection;
  readonly head: Computed;
  readonly parts: readonly Computed[];
  readonly rows: readonly Wire[];
  readonly nested: readonly Wire[];
}

function sectionRows(
  section: SummarySection,
  bySection: ReadonlyMap<string, readonly ReturnRecord[]>,
  options: SummaryOptions,
): SectionRows {
  const records = section.from.flatMap((id) => bySection.get(id) ?? []);
  const parts = (section.parts ?? []).map((part) => partRow(part, records, section, options));
  const checksum =
    parts.length > 0 ? hash(parts.map((part) => part.checksum)) : partyChecksum(records, section);
  const head = compute({ name: section.name, records, checksum, section, options });
  if (options.long && section.party !== undefined) head.wire.cpty_sum = partySums(records, section, options);
  if (section.nests) {
    head.wire.sub_sections = parts.map((part) => part.wire);
    return { section, head, parts, rows: [], nested: [head.wire] };
  }
  return { section, head, parts, rows: [head.wire, ...parts.map((part) => part.wire)], nested: [] };
}

function partRow(
  part: SummaryPart,
  records: readonly ReturnRecord[],
  section: SummarySection,
  options: SummaryOptions,
): Computed {
  const own = records.filter((record) => part.admits(record));
  const checksum = partyChecksum(own, section);
  const computed = compute({ name: part.name, records: own, checksum, section, options });
  if (!part.byType) return computed;
  const { sec_nm: name, ...rest } = computed.wire;
  return { ...computed, wire: { typ: name, ...rest } };
}

interface ToCompute {
  readonly name: string;
  readonly records: readonly ReturnRecord[];
  readonly checksum: string;
  readonly section: SummarySection;
  readonly options: SummaryOptions;
}

function compute({ name, records, checksum, section, options }: ToCompute): Computed {
  let amounts = NOTHING;
  let net = NOTHING;
  for (const record of records) {
    const own = amountsOf(record);
    amounts = plus(amounts, own);
    if (!section.amends) continue;
    const original = options.originalOf(record);
    net = plus(net, original === undefined ? own : plus(own, original, -1));
  }
  const wire: Wire = {
    sec_nm: name,
    chksum: checksum,
    ttl_rec: records.length,
    ...columns('ttl', amounts, options.numbers),
  };
  if (!section.amends) return { name, checksum, count: records.length, amounts, wire };
  Object.assign(wire, columns('act', net, options.numbers));
  return { name, checksum, count: records.length, amounts, net, wire };
}

function columns(prefix: string, amounts: Amounts, numbers: boolean): Wire {
  const written = (paisa: number) => (numbers ? paisa / 100 : String(paisa / 100));
  return {
    [`${prefix}_tax`]: written(amounts.tax),
    [`${prefix}_igst`]: written(amounts.igst),
    [`${prefix}_sgst`]: written(amounts.sgst),
    [`${prefix}_cgst`]: written(amounts.cgst),
    [`${prefix}_val`]: written(amounts.val),
    [`${prefix}_cess`]: written(amounts.cess),
  };
}

function partiesOf(records: readonly ReturnRecord[], section: SummarySection): [string, ReturnRecord[]][] {
  const parties = new Map<string, ReturnRecord[]>();
  for (const record of records) {
    const party = section.party === undefined ? '' : String((record.all as Wire)[section.party]);
    const own = parties.get(party);
    if (own === undefined) parties.set(party, [record]);
    else own.push(record);
  }
  return [...parties].sort(([left], [right]) => (left < right ? -1 : 1));
}

// Proven on live samples: empty is the hash of nothing, a parent is the hash of its children's hashes in their order.
function hash(children: readonly string[]): string {
  return createHash('sha256').update(children.join('')).digest('hex');
}

function recordsChecksum(records: readonly ReturnRecord[]): string {
  return hash([...records].sort((left, right) => (left.key < right.key ? -1 : 1)).map(recordChecksum));
}

function partyChecksum(records: readonly ReturnRecord[], section: SummarySection): string {
  if (section.party === undefined) return recordsChecksum(records);
  return hash(partiesOf(records, section).map(([, own]) => recordsChecksum(own)));
}

function partySums(
  records: readonly ReturnRecord[],
  section: SummarySection,
  options: SummaryOptions,
): Wire[] {
  const name = section.party === 'pos' ? 'state_cd' : 'ctin';
  return partiesOf(records, section).map(([party, own]) => {
    const { wire } = compute({ name: party, records: own, checksum: recordsChecksum(own), section, options });
    const { sec_nm: id, ...rest } = wire;
    return { [name]: id, ...rest };
  });
}

function nilRow(records: readonly ReturnRecord[], numbers: boolean): Computed {
  const filled = records.filter(({ all }) => all.nil_amt || all.expt_amt || all.ngsup_amt);
  const sum = (amount: (row: Row) => number | undefined) =>
    filled.reduce((total, { all }) => total + paise(amount(all)), 0);
  const [exempt, nonGst, nil] = [
    sum((row) => row.expt_amt),
    sum((row) => row.ngsup_amt),
    sum((row) => row.nil_amt),
  ];
  const written = (paisa: number) => (numbers ? paisa / 100 : String(paisa / 100));
  const value = exempt + nonGst + nil;
  const checksum = recordsChecksum(records);
  const wire = {
    sec_nm: 'NIL',
    chksum: checksum,
    ttl_rec: filled.length,
    ttl_expt_amt: written(exempt),
    ttl_ngsup_amt: written(nonGst),
    ttl_nilsup_amt: written(nil),
  };
  return {
    name: 'NIL',
    checksum,
    count: filled.length,
    amounts: { ...NOTHING, tax: value, val: value },
    wire,
  };
}

function documentsIssued(records: readonly ReturnRecord[]): Computed {
  const ranges = records.flatMap(({ all }) => all.docs ?? []);
  const checksum = recordsChecksum(records);
  const wire = {
    sec_nm: 'DOC_ISSUE',
    chksum: checksum,
    ttl_rec: ranges.length,
    ttl_doc_issued: ranges.reduce((sum, range) => sum + range.totnum, 0),
    ttl_doc_cancelled: ranges.reduce((sum, range) => sum + range.cancel, 0),
    net_doc_issued: ranges.reduce((sum, range) => sum + range.net_issue, 0),
  };
  return { name: 'DOC_ISSUE', checksum, count: ranges.length, amounts: NOTHING, wire };
}

/** Total liability: outward supplies other than reverse charge, amended sections by their net difference. */
function liabilityRow(
  sections: readonly SectionRows[],
  heads: readonly Computed[],
  options: SummaryOptions,
): Wire {
  let total = NOTHING;
  for (const { section, head, parts } of sections) {
    if (section.liability !== undefined) total = plus(total, head.net ?? head.amounts, section.liability);
    for (const part of parts) {
      if (part.name.endsWith('_4B')) total = plus(total, part.net ?? part.amounts, -1);
      // Section 9(5): the operator pays the tax, the supplier's value still counts.
      if (part.name === 'SUPECOM_14B')
        total = { ...total, tax: total.tax + part.amounts.tax, val: total.val + part.amounts.val };
    }
  }
  const nil = heads.find((head) => head.name === 'NIL');
  if (nil !== undefined) total = plus(total, nil.amounts);
  const counted = heads.filter((head) => head.name !== 'HSN_B2B' && head.name !== 'HSN_B2C');
  return {
    sec_nm: 'TTL_LIAB',
    // The real input is not known; its equality with the checksum of the whole summary is.
    chksum: hash(heads.map((head) => head.checksum)),
    ttl_rec: counted.reduce((sum, head) => sum + head.count, 0),
    ...columns('ttl', total, options.numbers),
  };
}
