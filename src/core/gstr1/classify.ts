import { natureOf } from '../documents/document-series.ts';
import {
  directionOf,
  type SaleDocument,
  type SaleLine,
  type Supply,
  suppliesOf,
} from '../documents/supply.ts';
import { isService } from '../hsn.ts';
import { type Condition, conditions as is, isAmendment } from './conditions.ts';
import * as rows from './placed-rows.ts';
import type { DraftRow } from './records.ts';
import { type Filer, isInForce } from './table.ts';
import { tableNamed, tables } from './tables/index.ts';

/** Where lines of a document stand on the form, and the sentence that says why. */
export interface Placement {
  /** Name of the table; null when the form has no row for it. */
  readonly table: string | null;
  readonly row: DraftRow;
  /** The lines the row stands for; none for the document's own place in table 13. */
  readonly lines: readonly SaleLine[];
  /** `supply`: tables 4 to 11 and 15, where each line stands once; the others repeat it for a summary. */
  readonly role: 'supply' | 'operator' | 'hsn' | 'series';
  readonly why: string;
  /** Of a correction without a row of its own: the table that reports its whole month anew. */
  readonly anew?: string;
}

interface Leaf {
  readonly table: string | null;
  readonly anew?: string;
  /** What the table is to people, or why there is none. */
  readonly says: string;
  readonly rows: rows.RowsOf;
}

interface Branch {
  readonly when: Condition;
  readonly then: Tree;
  readonly otherwise: Tree;
}

type Tree = Leaf | Branch;

const to = (table: string, rowsOf: rows.RowsOf, part?: string): Leaf => {
  const { number, title } = tableNamed(table);
  return { table, says: `Table ${part ?? number} (${title})`, rows: rowsOf };
};
const nowhere = (says: string): Leaf => ({
  table: null,
  says,
  rows: ({ lines }) => [{ row: {}, lines }],
});
const ask = (when: Condition, then: Tree, otherwise: Tree): Tree => ({ when, then, otherwise });

const small = to('b2cs', rows.smallRows);
const noTable = nowhere('In no table');

const operatorsSupplies = ask(
  is.registered,
  ask(
    is.note,
    nowhere('In no table: table 15 takes no notes to registered persons. Amend the document in table 15A'),
    ask(
      is.ofRegisteredSupplier,
      to('ecom.b2b', rows.operatorDocumentRows),
      to('ecom.urp2b', rows.operatorDocumentRows),
    ),
  ),
  ask(is.ofRegisteredSupplier, to('ecom.b2c', rows.operatorNetRows), to('ecom.urp2c', rows.operatorNetRows)),
);

const taxedAdvances = ask(
  is.adjustment,
  to('txpd', rows.advanceRows),
  ask(is.invoicedInPeriod, noTable, to('at', rows.advanceRows)),
);

const advances = ask(
  is.untaxed,
  noTable,
  ask(
    is.advanceForGoods,
    noTable,
    ask(is.advanceWithoutTax, noTable, ask(is.reverseCharge, noTable, taxedAdvances)),
  ),
);

const registered = ask(
  is.note,
  to('cdnr', rows.registeredRows),
  ask(
    is.sez,
    to('b2b', rows.registeredRows, '6B'),
    ask(
      is.deemedExport,
      to('b2b', rows.registeredRows, '6C'),
      ask(is.reverseCharge, to('b2b', rows.registeredRows, '4B'), to('b2b', rows.registeredRows, '4A')),
    ),
  ),
);

const untaxed = ask(
  is.registered,
  ask(is.interState, to('nil', rows.untaxedRows, '8A'), to('nil', rows.untaxedRows, '8B')),
  ask(is.interState, to('nil', rows.untaxedRows, '8C'), to('nil', rows.untaxedRows, '8D')),
);

const unregistered = ask(
  is.interState,
  ask(is.large, ask(is.note, to('cdnur', rows.largeNoteRows), to('b2cl', rows.largeRows)), small),
  small,
);

const byHand = (number: string): Leaf =>
  nowhere(
    `In no table by itself: table ${number} reports the whole month anew. Add it to the amendment of that month`,
  );
/** The amended month of a table of totals is made from the books where they hold the original. */
const smallAnew: Leaf = { ...byHand('10'), anew: 'b2csa' };
const receivedAnew: Leaf = { ...byHand('11 II'), anew: 'ata' };
const adjustedAnew: Leaf = { ...byHand('11 II'), anew: 'txpda' };

const amendedNotes = ask(
  is.registered,
  to('cdnra', rows.amendedRows(rows.registeredRows)),
  ask(is.interState, ask(is.large, to('cdnura', rows.amendedRows(rows.largeNoteRows)), smallAnew), smallAnew),
);

const amendedInvoices = ask(
  is.registered,
  to('b2ba', rows.amendedRows(rows.registeredRows)),
  ask(is.interState, ask(is.large, to('b2cla', rows.amendedRows(rows.largeRows)), smallAnew), smallAnew),
);

/** Corrections of what earlier returns have reported, by the table of the original. */
const amendments = ask(
  is.ofAnotherSupplier,
  ask(
    is.registered,
    ask(
      is.ofRegisteredSupplier,
      to('ecoma.b2ba', rows.amendedRows(rows.operatorDocumentRows)),
      to('ecoma.urp2ba', rows.amendedRows(rows.operatorDocumentRows)),
    ),
    byHand('15A'),
  ),
  ask(
    is.advance,
    ask(is.adjustment, adjustedAnew, receivedAnew),
    ask(
      is.exported,
      ask(
        is.note,
        to('cdnura', rows.amendedRows(rows.exportNoteRows)),
        to('expa', rows.amendedRows(rows.exportRows)),
      ),
      ask(
        is.untaxed,
        nowhere('In no table: table 8 has no amendment. Add the difference to table 8 of this return'),
        ask(is.underSection9, byHand('14A'), ask(is.note, amendedNotes, amendedInvoices)),
      ),
    ),
  ),
);

/** The decision tree of GSTR-1. Two ways at every question and a leaf at every end: no supply is left out, none is placed twice. */
const tree: Tree = ask(
  is.amended,
  amendments,
  ask(
    is.ofAnotherSupplier,
    operatorsSupplies,
    ask(
      is.delivery,
      noTable,
      ask(
        is.advance,
        advances,
        ask(
          is.exported,
          ask(is.note, to('cdnur', rows.exportNoteRows), to('exp', rows.exportRows)),
          ask(
            is.untaxed,
            untaxed,
            ask(
              is.underSection9,
              to('supeco', rows.operatorRows),
              ask(is.registered, registered, unregistered),
            ),
          ),
        ),
      ),
    ),
  ),
);

/**
 * Says where every line of a document stands on GSTR-1 (instructions to the form; rule 59(4) CGST Rules): once among the
 * supplies, and again in the summaries by operator (table 14), by HSN (table 12) and of documents (table 13).
 */
export function classify(filer: Filer, document: SaleDocument): readonly Placement[] {
  // A corrected invoice was issued, and counted, in its own period.
  const series = isAmendment(document, filer) ? [] : placeInSeries(document);
  if (document.cancelled) return series;
  const supplies = suppliesToPlace(document).flatMap((supply) => placeSupply(supply, filer));
  return [...supplies, ...series];
}

/**
 * Exports and supplies of other suppliers have no table 8, so their lines stay together; each line of an advance is asked
 * for itself, because an advance for goods and services is taxed for the services only.
 */
function suppliesToPlace(document: SaleDocument): readonly Supply[] {
  const whole: Supply = { document, taxability: 'taxable', lines: document.lines };
  if (document.lines.length === 0) return [];
  if (document.onBehalfOf !== undefined) return [whole];
  if (is.advance.holds(whole)) {
    return document.lines.map((line) => ({ document, taxability: line.taxability, lines: [line] }));
  }
  return is.exported.holds(whole) ? [whole] : suppliesOf(document);
}

function placeSupply(supply: Supply, filer: Filer): readonly Placement[] {
  const { leaf, reasons } = leafOf(supply, filer);
  const why = `${leaf.says}: ${reasons.join('; ')}.`;
  const placed = leaf.rows(supply, filer).map(
    (each): Placement => ({
      ...each,
      table: leaf.table,
      role: 'supply',
      why,
      ...(leaf.anew === undefined ? {} : { anew: leaf.anew }),
    }),
  );
  // Of a correction only the difference counts in the summaries, which the document alone does not tell.
  if (isAmendment(supply.document, filer)) return placed;
  return [...placed, ...placeWithOperator(supply, filer, leaf), ...placeInHsn(supply, filer, leaf)];
}

function leafOf(supply: Supply, filer: Filer): { readonly leaf: Leaf; readonly reasons: readonly string[] } {
  const reasons: string[] = [];
  let node: Tree = tree;
  while ('when' in node) {
    const holds = node.when.holds(supply, filer);
    const reason = (holds ? node.when.yes : node.when.no)?.(supply, filer);
    if (reason !== undefined) reasons.push(reason);
    node = holds ? node.then : node.otherwise;
  }
  return { leaf: node, reasons };
}

/** Supplies on which the operator collects tax (section 52) stand in their own table and, net, in table 14(a). */
function placeWithOperator(supply: Supply, filer: Filer, leaf: Leaf): readonly Placement[] {
  const { operator } = supply.document;
  const isTaxed = supply.taxability === 'taxable' && leaf.table !== null;
  if (operator?.under !== 'section 52' || !isTaxed || is.advance.holds(supply)) return [];
  if (!isInForce(tableNamed('supeco'), filer.returnPeriod)) return [];
  const why = `Table 14(a): sold through operator ${operator.gstin}, who collects tax at source (section 52).`;
  return rows
    .operatorRows(supply, filer)
    .map((each): Placement => ({ ...each, table: 'supeco', role: 'operator', why }));
}

/** Tables whose supplies are not in table 12: advances, and what the operator pays for. */
const outsideHsn: ReadonlySet<string | null> = new Set([null, 'at', 'txpd', 'supeco']);

function placeInHsn(supply: Supply, filer: Filer, leaf: Leaf): readonly Placement[] {
  if (outsideHsn.has(leaf.table)) return [];
  const isRegistered = supply.document.recipient.kind === 'registered';
  const table = tables.find(
    ({ name, section }) =>
      section === 'hsn' &&
      isInForce(tableNamed(name), filer.returnPeriod) &&
      name !== (isRegistered ? 'hsn_b2c' : 'hsn_b2b'),
  );
  if (!table) return [];
  const sign = directionOf(supply.document);
  return supply.lines.map((line) => ({
    table: table.name,
    role: 'hsn',
    row: hsnRow(line, sign),
    lines: [line],
    why: `Table 12: HSN ${line.hsn ?? 'not stated'} of a supply to ${isRegistered ? 'a registered' : 'an unregistered'} person.`,
  }));
}

function hsnRow(line: SaleLine, sign: 1 | -1): DraftRow {
  const isOfService = line.hsn !== undefined && isService(line.hsn);
  const signed = (amount: number | undefined): number | undefined =>
    amount === undefined || sign === 1 ? amount : 0 - amount;
  return {
    hsn: line.hsn,
    ownDescription: line.description,
    unit: isOfService ? 'NA' : line.unit,
    quantity: isOfService ? 0 : signed(line.quantity),
    rate: line.taxability === 'taxable' ? line.rate : 0,
    taxableValue: signed(line.taxableValue),
  };
}

function placeInSeries(document: SaleDocument): readonly Placement[] {
  const nature = natureOf(document);
  if (nature === null) return [];
  const { number, cancelled } = document;
  return [
    {
      table: 'doc_issue',
      role: 'series',
      row: { nature, from: number, to: number, total: 1, cancelled: cancelled ? 1 : 0 },
      lines: [],
      why: `Table 13: every document issued is counted${cancelled ? ', cancelled ones too' : ''}.`,
    },
  ];
}

/** The decision tree as indented text, for people who want to check it against the form. */
export function decisionTreeText(): string {
  const lines: string[] = [];
  const write = (node: Tree, indent: string): void => {
    if ('when' in node) {
      lines.push(`${indent}If ${node.when.name}:`);
      write(node.then, `${indent}  `);
      // What is left goes on at the same depth: it reads as a list of questions.
      write(node.otherwise, indent);
    } else lines.push(`${indent}${node.says}`);
  };
  write(tree, '');
  return lines.join('\n');
}
