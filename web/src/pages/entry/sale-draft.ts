import type { SaleEntry, SaleEntryLine } from '../../api/types.ts';
import { typedPaise } from '../../format/typed-amount.ts';
import { roundOffOf, supplyTypeOf, totalsOf } from './amounts.ts';
import { type EntryDraft, isBlankLine, type LineDraft } from './entry-draft.ts';

/** Paise, or hundredths of a quantity, as somebody would type them: 1250.50. */
export function typedAmount(paise: number | undefined): string | undefined {
  if (paise === undefined) return undefined;
  const size = String(Math.abs(paise)).padStart(3, '0');
  return `${paise < 0 ? '-' : ''}${size.slice(0, -2)}.${size.slice(-2)}`;
}

/** A kept sale as its form shows it; `own` is the State of the GSTIN. */
export function draftOfSale(entry: SaleEntry, own: string): EntryDraft {
  const { recipient, operator, shipping, original, lines, value, ...facts } = entry;
  const registered = recipient.kind === 'registered' ? recipient : null;
  const draft: EntryDraft = {
    kind: facts.kind,
    party: recipient.name,
    gstin: registered?.gstin,
    number: facts.number,
    date: facts.date,
    placeOfSupply: facts.placeOfSupply,
    type: typeOf(entry),
    reverseCharge: facts.reverseCharge ? 'Y' : 'N',
    etin: operator?.gstin,
    share: facts.differentialRate === undefined ? '100' : '65',
    payment: facts.withPayment ? 'WPAY' : 'WOPAY',
    portCode: shipping?.portCode,
    billNumber: shipping?.billNumber,
    billDate: shipping?.billDate,
    originalNumber: original?.number,
    originalDate: original?.date,
    originalValue: typedAmount(original?.value),
    ...draftOfNames(facts),
    rest: JSON.stringify({
      ...(operator ? { operator } : {}),
      ...(facts.onBehalfOf ? { onBehalfOf: facts.onBehalfOf } : {}),
      ...(facts.cancelled ? { cancelled: true } : {}),
      ...(facts.invoicedInPeriod ? { invoicedInPeriod: true } : {}),
      ...(facts.challanFor ? { challanFor: facts.challanFor } : {}),
    }),
    lines: lines.map(draftOfLine),
  };
  const typed = { ...draft, supplyType: facts.supplyType ?? supplyTypeOf('sale', own, draft) ?? undefined };
  const off = value === undefined ? 0 : value - totalsOf(typed, 'sale').value;
  return off === 0 ? typed : { ...typed, roundOff: typedAmount(off) };
}

function typeOf({ recipient, withPayment, integratedTaxWithinState }: SaleEntry): string {
  if (recipient.kind !== 'registered') return 'R';
  if (recipient.as === 'SEZ') return withPayment ? 'SEWP' : 'SEWOP';
  if (recipient.as === 'deemed export') return 'DE';
  return integratedTaxWithinState ? 'CBW' : 'R';
}

function draftOfLine(line: SaleEntryLine): LineDraft {
  return {
    hsn: line.hsn,
    description: line.description,
    unit: line.unit,
    quantity: typedAmount(line.quantity),
    rate: String(line.rate),
    zeroTax: line.taxability === 'taxable' ? undefined : line.taxability,
    taxableValue: typedAmount(line.taxableValue),
    cess: typedAmount(line.cess),
  };
}

const some = (text: string | undefined): string | undefined => text?.trim() || undefined;
/** Leaves out what was not given. */
export function given<Facts extends object>(facts: Facts): { [K in keyof Facts]?: NonNullable<Facts[K]> } {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as never;
}

/** What documents of both books say of others, and where they are posted. */
export function draftOfNames({
  amends,
  adjusts,
  campus,
  division,
  postingDate,
}: Pick<SaleEntry, 'amends' | 'adjusts' | 'campus' | 'division' | 'postingDate'>): Partial<EntryDraft> {
  return {
    amendsNumber: amends?.number,
    amendsDate: amends?.date,
    adjustsNumber: adjusts?.number,
    adjustsDate: adjusts?.date,
    campus,
    division,
    postingDate,
  };
}

/** The same as the API takes it. */
export function namesOfDraft(draft: EntryDraft) {
  const named = (number: string | undefined, date: string | undefined) =>
    some(number) && date ? { number: some(number) ?? '', date } : undefined;
  return given({
    amends: named(draft.amendsNumber, draft.amendsDate),
    adjusts: named(draft.adjustsNumber, draft.adjustsDate),
    campus: some(draft.campus),
    division: some(draft.division),
    postingDate: draft.postingDate,
  });
}

/** The sale as the API takes it. */
export function saleOfDraft(draft: EntryDraft): SaleEntry {
  const { type = 'R', placeOfSupply = '', originalNumber, originalDate, originalValue } = draft;
  const name = some(draft.party);
  const gstin = some(draft.gstin);
  const shipping = given({
    portCode: some(draft.portCode),
    billNumber: some(draft.billNumber),
    billDate: some(draft.billDate),
  });
  const original = given({
    number: some(originalNumber),
    date: some(originalDate),
    value: typedPaise(originalValue ?? '') ?? undefined,
  });
  const off = roundOffOf(draft);
  const isExport = !gstin && placeOfSupply === '96';
  const rest = JSON.parse(draft.rest ?? '{}') as Partial<SaleEntry>;
  const { operator: oldOperator, ...others } = rest;
  const etin = some(draft.etin);
  return {
    ...others,
    kind: draft.kind as SaleEntry['kind'],
    number: some(draft.number) ?? '',
    date: draft.date ?? '',
    placeOfSupply,
    recipient: gstin
      ? { kind: 'registered', gstin, ...given({ name, as: asOf(type) }) }
      : { kind: isExport ? 'overseas' : 'unregistered', ...given({ name }) },
    lines: draft.lines.filter((line) => !isBlankLine(line)).map(lineOfDraft),
    ...(draft.supplyType ? { supplyType: draft.supplyType as 'INTER' | 'INTRA' } : {}),
    ...(draft.reverseCharge === 'Y' ? { reverseCharge: true } : {}),
    ...((gstin ? type === 'SEWP' : isExport && draft.payment === 'WPAY') ? { withPayment: true } : {}),
    ...(gstin && type === 'CBW' ? { integratedTaxWithinState: true } : {}),
    ...(draft.share === '65' ? { differentialRate: 0.65 as const } : {}),
    ...(Object.keys(shipping).length > 0 && isExport ? { shipping } : {}),
    ...(etin
      ? {
          operator: oldOperator?.gstin === etin ? oldOperator : { gstin: etin, under: 'section 52' as const },
        }
      : {}),
    ...(Object.keys(original).length > 0 ? { original } : {}),
    ...namesOfDraft(draft),
    ...(off === 0 ? {} : { value: totalsOf(draft, 'sale').value }),
  };
}

function asOf(type: string): 'SEZ' | 'deemed export' | undefined {
  if (type.startsWith('SEW')) return 'SEZ';
  return type === 'DE' ? 'deemed export' : undefined;
}

function lineOfDraft(line: LineDraft): SaleEntryLine {
  const cess = typedPaise(line.cess ?? '') ?? 0;
  return {
    taxability: (line.zeroTax as SaleEntryLine['taxability'] | undefined) ?? 'taxable',
    rate: line.zeroTax ? 0 : Number(line.rate ?? 0) || 0,
    taxableValue: typedPaise(line.taxableValue ?? '') ?? 0,
    ...(cess === 0 ? {} : { cess }),
    ...given({
      hsn: some(line.hsn),
      description: some(line.description),
      unit: some(line.unit)?.toUpperCase(),
      quantity: typedPaise(line.quantity ?? '') ?? undefined,
    }),
  };
}
