import type { PurchaseItem, TypedPurchase } from '../../api/types.ts';
import { typedPaise } from '../../format/typed-amount.ts';
import { lineAmounts, roundOffOf, statedFor, supplyTypeOf, totalsOf } from './amounts.ts';
import { type EntryDraft, isBlankLine, type LineDraft } from './entry-draft.ts';
import { draftOfNames, given, namesOfDraft, typedAmount } from './sale-draft.ts';

/** A kept purchase as its form shows it; `own` is the State of the GSTIN. */
export function draftOfPurchase(entry: TypedPurchase, own: string): EntryDraft {
  const draft: EntryDraft = {
    kind: entry.kind,
    party: entry.supplierName,
    gstin: entry.supplierGstin,
    number: entry.number,
    date: entry.date,
    placeOfSupply: entry.placeOfSupply,
    type: entry.type ?? 'R',
    reverseCharge: entry.reverseCharge ? 'Y' : 'N',
    share: '100',
    portCode: entry.portCode,
    isFromSez: entry.isFromSez ? 'Y' : 'N',
    originalNumber: entry.invoiceNumber,
    originalDate: entry.invoiceDate,
    ...draftOfNames(entry),
    rest: JSON.stringify(given({ isPreGst: entry.isPreGst, reason: entry.reason })),
    lines: [],
  };
  const supplyType = entry.supplyType ?? supplyTypeOf('purchase', own, draft) ?? undefined;
  const lines = entry.items.map((item) => draftOfItem(item, { supplyType }));
  const typed = { ...draft, supplyType, lines };
  const off = entry.value === undefined ? 0 : entry.value - totalsOf(typed, 'purchase').value;
  return off === 0 ? typed : { ...typed, roundOff: typedAmount(off) };
}

function draftOfItem(item: PurchaseItem, of: Pick<EntryDraft, 'supplyType'>): LineDraft {
  const line: LineDraft = {
    hsn: item.hsn,
    description: item.description,
    unit: item.unit,
    quantity: typedAmount(item.quantity),
    rate: item.rate === undefined ? undefined : String(item.rate),
    zeroTax: item.zeroTax,
    taxableValue: typedAmount(item.taxableValue),
    cess: item.cess === 0 ? undefined : typedAmount(item.cess),
    eligibility: item.eligibility,
  };
  const { igst, cgst, sgst, creditIgst, creditCgst, creditSgst, creditCess } = item;
  const credit = given({ creditIgst, creditCgst, creditSgst, creditCess });
  return { ...line, stated: JSON.stringify({ for: statedFor(line, of), igst, cgst, sgst, credit }) };
}

const some = (text: string | undefined): string | undefined => text?.trim() || undefined;

/** The purchase as the API takes it. */
export function purchaseOfDraft(draft: EntryDraft): TypedPurchase {
  const isNote = draft.kind.endsWith('-note');
  const isTyped = isNote || draft.kind === 'invoice';
  const gstin = some(draft.gstin);
  const off = roundOffOf(draft);
  const ofUnregistered = isNote && !gstin ? (draft.placeOfSupply === '96' ? 'IMPS' : 'B2BUR') : undefined;
  const type = ofUnregistered ?? (gstin && !isNote && isTyped ? (draft.type ?? 'R') : undefined);
  return {
    ...(JSON.parse(draft.rest ?? '{}') as Partial<TypedPurchase>),
    kind: draft.kind as TypedPurchase['kind'],
    number: some(draft.number) ?? '',
    date: draft.date ?? '',
    items: draft.lines.filter((line) => !isBlankLine(line)).map((line) => itemOfDraft(draft, line)),
    ...given({
      supplierGstin: gstin,
      supplierName: some(draft.party),
      placeOfSupply: some(draft.placeOfSupply),
      supplyType: draft.supplyType as 'INTER' | 'INTRA' | undefined,
      type: type as TypedPurchase['type'],
      portCode: some(draft.portCode),
      invoiceNumber: some(draft.originalNumber),
      invoiceDate: some(draft.originalDate),
    }),
    ...namesOfDraft(draft),
    ...(draft.reverseCharge === 'Y' ? { reverseCharge: true } : {}),
    ...(draft.isFromSez === 'Y' ? { isFromSez: true } : {}),
    ...(off === 0 ? {} : { value: totalsOf(draft, 'purchase').value }),
  };
}

function itemOfDraft(draft: EntryDraft, line: LineDraft): PurchaseItem {
  const amounts = lineAmounts(draft, line, 'purchase');
  const stated = line.stated ? JSON.parse(line.stated) : null;
  const isStated = stated?.for === statedFor(line, draft);
  return {
    ...amounts,
    ...(line.rate === undefined || line.rate === '' ? {} : { rate: Number(line.rate) || 0 }),
    ...(isStated ? stated.credit : line.eligibility ? creditOf(line.eligibility, amounts) : {}),
    ...given({
      eligibility: some(line.eligibility) as PurchaseItem['eligibility'],
      zeroTax: some(line.zeroTax) as PurchaseItem['zeroTax'],
      hsn: some(line.hsn),
      description: some(line.description),
      unit: some(line.unit)?.toUpperCase(),
      quantity: typedPaise(line.quantity ?? '') ?? undefined,
    }),
  };
}

/** The whole tax is credit, or none of it. */
function creditOf(eligibility: string, { igst, cgst, sgst, cess }: ReturnType<typeof lineAmounts>) {
  const part = eligibility === 'no' ? 0 : 1;
  return {
    creditIgst: igst * part,
    creditCgst: cgst * part,
    creditSgst: sgst * part,
    creditCess: cess * part,
  };
}
