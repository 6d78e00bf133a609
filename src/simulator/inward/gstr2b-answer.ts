import { createHash } from 'node:crypto';
import { indianDate, periodIndex } from '../clock.ts';
import { grouped } from '../grouped.ts';
import { documentDate, documentNumber, originalDate, originalNumber } from '../section-table.ts';
import type { World } from '../world.ts';
import { reportsOf, suppliesOf } from './gstr2b.ts';
import {
  type Credited,
  creditOfReport,
  reportedDocuments,
  reportedSums,
  reporterHead,
} from './gstr2b-reports.ts';
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
  const reported = reportsOf(world, gstin, statement.documents);
  const credits = [...listed.map(creditOf), ...reported.map(creditOfReport)];
  const data = {
    gstin,
    rtnprd: period,
    version: periodIndex(period) < periodIndex('102024') ? '1.0' : '4.0',
    gendt: indianDate(generatedAt),
    itcsumm: {
      ...side(
        'itcavl',
        credits.filter(({ isAvailable }) => isAvailable),
      ),
      ...side(
        'itcunavl',
        credits.filter(({ isAvailable }) => !isAvailable),
      ),
      ...side('itcRejected', rejected.map(creditOf)),
    },
    cpsumm: { ...supplierSums(world, listed), ...reportedSums(world, reported) },
    docdata: { ...documents(world, listed), ...reportedDocuments(world, reported) },
    ...(rejected.length === 0
      ? {}
      : { docRejdata: documents(world, rejected), cpSummRej: supplierSums(world, rejected) }),
  };
  return { chksum: createHash('sha256').update(JSON.stringify(data)).digest('hex'), data };
}

function creditOf(supply: Supply): Credited {
  const isReverse = isReverseCharge(supply);
  const isCredit = isCreditNote(supply);
  return {
    part: isCredit ? 'othersup' : isReverse ? 'revsup' : 'nonrevsup',
    block: isCredit && isReverse ? `${sectionOf(supply)}rev` : sectionOf(supply),
    isAvailable: creditBar(supply) === undefined,
    amounts: amountsOfSupply(supply),
  };
}

/** A side of the summary: its parts, each with its blocks. */
function side(name: string, credits: readonly Credited[]): object {
  const parts = [...grouped(credits, ({ part }) => part)].map(([part, of]) => {
    const sums = [...grouped(of, ({ block }) => block)].map(
      ([block, inBlock]) => [block, heads(sumOf(inBlock.map(({ amounts }) => amounts)))] as const,
    );
    return [part, { ...heads(sumOf(of.map(({ amounts }) => amounts))), ...Object.fromEntries(sums) }];
  });
  return parts.length === 0 ? {} : { [name]: Object.fromEntries(parts) };
}

function heads({ igst, cgst, sgst, cess }: WireAmounts): Omit<WireAmounts, 'txval'> {
  return { igst, cgst, sgst, cess };
}

/** The head of a supplier's documents of one return. */
function supplierHead(world: World, { supplier, period, filedAt = 0 }: Supply) {
  return reporterHead(world, supplier, { period, filedAt });
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
    ...(all.irn === undefined ? {} : { srctyp: all.srctyp, irn: all.irn, irngendate: all.irngendate }),
    ...amountsOfSupply(supply),
    items: statementLines(supply),
    ...(isManaged(supply) ? { imsStatus: imsDocument(world, supply).action } : {}),
  };
}
