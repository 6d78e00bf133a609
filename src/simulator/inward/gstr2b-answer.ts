import { createHash } from 'node:crypto';
import { indianDate, periodIndex } from '../clock.ts';
import { documentDate, documentNumber, originalDate, originalNumber } from '../section-table.ts';
import type { World } from '../world.ts';
import { suppliesOf } from './gstr2b.ts';
import { imsDocument, isManaged } from './ims.ts';
import type { Statement2b } from './state.ts';
import { creditBar, inwardSection, isCreditNote, isReverseCharge, type Supply } from './supplies.ts';
import { amountsOfSupply, statementLines, sumOf, type WireAmounts } from './tax-lines.ts';

/** GSTR-2B writes the sections of notes its own way. */
const SECTION = {
  b2b: 'b2b',
  b2ba: 'b2ba',
  cdn: 'cdnr',
  cdna: 'cdnra',
  ecom: 'ecom',
  ecoma: 'ecoma',
} as const;
const sectionOf = (supply: Supply) => SECTION[inwardSection(supply)];

/** Types of invoices as the statements spell them. */
const TYPES: Readonly<Record<string, string>> = { SEWP: 'SEZWP', SEWOP: 'SEZWOP' };

/** The type of supply of a document, in the spelling of GSTR-2A and 2B. */
export function supplyType({ record: { all } }: Supply): string {
  const type = all.inv_typ ?? 'R';
  return TYPES[type] ?? type;
}

/** A statement as the portal writes it. */
export function answer2b(world: World, statement: Statement2b): Readonly<Record<string, unknown>> {
  const { gstin, period, generatedAt } = statement;
  const listed = suppliesOf(world, gstin, statement.documents);
  const rejected = suppliesOf(world, gstin, statement.rejected);
  const data = {
    gstin,
    rtnprd: period,
    version: periodIndex(period) < periodIndex('102024') ? '1.0' : '4.0',
    gendt: indianDate(generatedAt),
    itcsumm: {
      ...side(
        'itcavl',
        listed.filter((supply) => creditBar(supply) === undefined),
      ),
      ...side(
        'itcunavl',
        listed.filter((supply) => creditBar(supply) !== undefined),
      ),
      ...side('itcRejected', rejected),
    },
    cpsumm: supplierSums(world, listed),
    docdata: documents(world, listed),
    ...(rejected.length === 0
      ? {}
      : { docRejdata: documents(world, rejected), cpSummRej: supplierSums(world, rejected) }),
  };
  return { chksum: createHash('sha256').update(JSON.stringify(data)).digest('hex'), data };
}

/** Part of the summary: `nonrevsup`, `revsup`, `othersup` (what lowers the credit), each with its sections. */
function side(name: string, supplies: readonly Supply[]): object {
  const parts = new Map<string, Map<string, Supply[]>>();
  for (const supply of supplies) {
    const isReverse = isReverseCharge(supply);
    const part = isCreditNote(supply) ? 'othersup' : isReverse ? 'revsup' : 'nonrevsup';
    const block = isCreditNote(supply) && isReverse ? `${sectionOf(supply)}rev` : sectionOf(supply);
    const blocks = parts.get(part) ?? new Map<string, Supply[]>();
    parts.set(part, blocks);
    blocks.set(block, [...(blocks.get(block) ?? []), supply]);
  }
  if (parts.size === 0) return {};
  const shown = [...parts].map(([part, blocks]) => {
    const sums = [...blocks].map(([block, of]) => [block, sumOf(of.map(amountsOfSupply))] as const);
    const total = sumOf(sums.map(([, sum]) => sum));
    return [
      part,
      { ...heads(total), ...Object.fromEntries(sums.map(([block, sum]) => [block, heads(sum)])) },
    ];
  });
  return { [name]: Object.fromEntries(shown) };
}

function heads({ igst, cgst, sgst, cess }: WireAmounts): Omit<WireAmounts, 'txval'> {
  return { igst, cgst, sgst, cess };
}

/** The head of a supplier's documents of one return. */
function supplierHead(world: World, { supplier, period, filedAt = 0 }: Supply) {
  return {
    ctin: supplier,
    trdnm: world.taxpayers.get(supplier)?.legalName ?? supplier,
    supprd: period,
    supfildt: indianDate(filedAt),
  };
}

function grouped(supplies: readonly Supply[], by: (supply: Supply) => string): ReadonlyMap<string, Supply[]> {
  const groups = new Map<string, Supply[]>();
  for (const supply of supplies) {
    const group = groups.get(by(supply));
    if (group) group.push(supply);
    else groups.set(by(supply), [supply]);
  }
  return groups;
}

function supplierSums(world: World, supplies: readonly Supply[]): object {
  return bySection(supplies, (of) =>
    [...grouped(of, (supply) => `${supply.supplier}|${supply.period}|${noteType(supply)}`).values()].map(
      (group) => {
        const [first] = group;
        if (!first) return {};
        const note = noteType(first);
        return {
          ...supplierHead(world, first),
          ...(note === '' ? {} : { nttyp: note }),
          ttldocs: group.length,
          ...sumOf(group.map(amountsOfSupply)),
        };
      },
    ),
  );
}

const noteType = ({ record }: Supply): string => record.all.ntty ?? '';

function documents(world: World, supplies: readonly Supply[]): object {
  return bySection(supplies, (of, section) => {
    const list = section.startsWith('cdn') ? 'nt' : 'inv';
    return [...grouped(of, (supply) => `${supply.supplier}|${supply.period}`).values()].map((group) => ({
      ...(group[0] ? supplierHead(world, group[0]) : {}),
      [list]: group.map((supply) => document(world, supply)),
    }));
  });
}

function bySection(
  supplies: readonly Supply[],
  rows: (of: readonly Supply[], section: string) => readonly object[],
): object {
  const sections = [...grouped(supplies, sectionOf)];
  return Object.fromEntries(sections.map(([section, of]) => [section, rows(of, section)]));
}

function document(world: World, supply: Supply): object {
  const { all } = supply.record;
  const isNote = all.ntty !== undefined;
  const bar = creditBar(supply);
  const original = originalNumber(all);
  return {
    ...(original === ''
      ? {}
      : isNote
        ? { onttyp: all.ntty, ontnum: original, ontdt: originalDate(all) }
        : { oinum: original, oidt: originalDate(all) }),
    ...(isNote
      ? { ntnum: documentNumber(all), typ: all.ntty, suptyp: supplyType(supply) }
      : { inum: documentNumber(all), typ: supplyType(supply) }),
    dt: documentDate(all),
    val: all.val ?? 0,
    pos: all.pos ?? '',
    rev: isReverseCharge(supply) ? 'Y' : 'N',
    itcavl: bar === undefined ? 'Y' : 'N',
    rsn: bar ?? '',
    diffprcnt: all.diff_percent ?? 1,
    ...amountsOfSupply(supply),
    items: statementLines(supply),
    ...(isManaged(supply) ? { imsStatus: imsDocument(world, supply).action } : {}),
  };
}
