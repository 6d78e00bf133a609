import { type DocumentKind, quantityCode, type Taxability } from '../../core/index.ts';

const lettersOnly = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** What a word for a document or the state of an order says of the row. */
export interface KindWord {
  readonly kind: DocumentKind;
  readonly cancelled?: true;
  readonly challanFor?: 'job work' | 'supply on approval' | 'liquid gas' | 'other';
  /** The word speaks of notes but not of their direction (CDN). */
  readonly isAnyNote?: true;
}

const kinds: readonly (readonly [RegExp, KindWord])[] = [
  [/^(cancel|cancelled|canceled|cancellation|void|ordercancelled)$/, { kind: 'invoice', cancelled: true }],
  [/^dcjobwork$/, { kind: 'delivery-challan', challanFor: 'job work' }],
  [/^dcsupplyonapproval$/, { kind: 'delivery-challan', challanFor: 'supply on approval' }],
  [/^dcliquidgas$/, { kind: 'delivery-challan', challanFor: 'liquid gas' }],
  [/^(dcothers|deliverychallan|deliverynote|challan)$/, { kind: 'delivery-challan' }],
  [/^(advancereceipt|receiptvoucher|advance|advancereceived)$/, { kind: 'advance-receipt' }],
  [/^(refundvoucher|advancerefund)$/, { kind: 'advance-refund' }],
  [/^(advanceadjustment|advanceadjusted|adjustment)$/, { kind: 'advance-adjustment' }],
  [/^(billofsupply|bos)$/, { kind: 'bill-of-supply' }],
  [/^(cdn|cdnr|cdnur|creditdebitnote)$/, { kind: 'credit-note', isAnyNote: true }],
  [/^(debitnote|dn|dnforsales|d|dr|debit)$/, { kind: 'debit-note' }],
  [
    /^(creditnote|cn|cnforsales|c|cr|credit|refund|return|returned|salesreturn|salereturn|rto|customerreturn|rtocomplete)$/,
    { kind: 'credit-note' },
  ],
  [
    /^(invoice|salesinvoice|taxinvoice|sales|sale|shipment|shipped|delivered|regular|b2b|b2c|b2cs|b2cl|exp|export|inv|gstsales|retailinvoice|salesgst|exportinvoice)$/,
    { kind: 'invoice' },
  ],
];

/** Types of vouchers that people named themselves, such as `Sales - Pune` or `Credit Note (GST)`. */
const containedKinds: readonly (readonly [RegExp, KindWord])[] = [
  [/cancel/, { kind: 'invoice', cancelled: true }],
  [/creditnote|salesreturn|salereturn/, { kind: 'credit-note' }],
  [/debitnote/, { kind: 'debit-note' }],
  [/challan|deliverynote/, { kind: 'delivery-challan' }],
  [/sale|invoice/, { kind: 'invoice' }],
];

const allKinds = [...kinds, ...containedKinds];

/** Reads a word for the kind of document; null for a word that is not known. */
export function kindOfWord(text: string): KindWord | null {
  const word = lettersOnly(text);
  const found = allKinds.find(([pattern]) => pattern.test(word));
  return found?.[1] ?? null;
}

/** Reads whether a line is taxable; null for a word that is not known. */
export function taxabilityOfWord(text: string): Taxability | null {
  const word = lettersOnly(text);
  if (/^(taxable|tax|t|gst|standard)$/.test(word)) return 'taxable';
  if (/^(nil|nilrated|zero|zerorated)$/.test(word)) return 'nil-rated';
  if (/^(exempt|exempted|expt|exm)$/.test(word)) return 'exempt';
  if (/^(nongst|nongstsupply|ngsup|outofscope)$/.test(word)) return 'non-GST';
  return null;
}

/** Reads Y, Yes, True, 1 and their opposites; null for anything else. */
export function yesOrNo(text: string): boolean | null {
  const word = lettersOnly(text);
  if (/^(y|yes|true|1|applicable)$/.test(word)) return true;
  if (/^(n|no|false|0|notapplicable|na)$/.test(word)) return false;
  return null;
}

/** What a type of invoice, a status of the customer or a kind of export says. */
export interface SupplyWords {
  readonly as?: 'SEZ' | 'deemed export';
  readonly isExport?: true;
  readonly isUnregistered?: true;
  readonly withPayment?: boolean;
  readonly integratedTaxWithinState?: true;
}

/** Reads the words of a row that say what kind of supply it is, whatever column they stand in. */
export function supplyWords(texts: readonly string[]): SupplyWords {
  const words = texts.map(lettersOnly).filter((word) => word !== '');
  const has = (pattern: RegExp): boolean => words.some((word) => pattern.test(word));
  const withoutPayment = has(/^(sewop|wopay|expwop|wopgst|lut)$|withoutpayment|underlut|underbond/);
  const withPayment = !withoutPayment && has(/^(sewp|wpay|expwp|wpgst)$|withpayment/);
  return {
    ...(has(/^(sewp|sewop)$|^sez/) ? { as: 'SEZ' as const } : {}),
    ...(has(/^de$|^deemedexp/) ? { as: 'deemed export' as const } : {}),
    ...(has(/^exp(ort|wp|wop)?s?$|^exportinvoice|^overseas|^export(with|without)/)
      ? { isExport: true as const }
      : {}),
    ...(has(/^(b2c|b2cs|b2cl|unregistered|consumer|urp|n)$/) ? { isUnregistered: true as const } : {}),
    ...(withPayment || withoutPayment ? { withPayment } : {}),
    ...(has(/^cbw$|bondedw|intrastatesuppliesattractingigst/)
      ? { integratedTaxWithinState: true as const }
      : {}),
  };
}

const units: Readonly<Record<string, string>> = {
  nos: 'NOS',
  no: 'NOS',
  number: 'NOS',
  numbers: 'NOS',
  each: 'NOS',
  ea: 'NOS',
  pc: 'PCS',
  pcs: 'PCS',
  piece: 'PCS',
  pieces: 'PCS',
  kg: 'KGS',
  kgs: 'KGS',
  kilogram: 'KGS',
  kilograms: 'KGS',
  g: 'GMS',
  gm: 'GMS',
  gms: 'GMS',
  gram: 'GMS',
  grams: 'GMS',
  l: 'LTR',
  ltr: 'LTR',
  ltrs: 'LTR',
  litre: 'LTR',
  litres: 'LTR',
  liter: 'LTR',
  ml: 'MLT',
  m: 'MTR',
  mtr: 'MTR',
  mtrs: 'MTR',
  metre: 'MTR',
  metres: 'MTR',
  meter: 'MTR',
  meters: 'MTR',
  cm: 'CMS',
  ton: 'TON',
  tons: 'TON',
  tonne: 'TON',
  tonnes: 'TON',
  mt: 'MTS',
  box: 'BOX',
  boxes: 'BOX',
  bag: 'BAG',
  bags: 'BAG',
  dozen: 'DOZ',
  doz: 'DOZ',
  set: 'SET',
  sets: 'SET',
  pair: 'PRS',
  pairs: 'PRS',
  pkt: 'PAC',
  pack: 'PAC',
  packs: 'PAC',
  packet: 'PAC',
  bottle: 'BTL',
  bottles: 'BTL',
  roll: 'ROL',
  rolls: 'ROL',
  carton: 'CTN',
  cartons: 'CTN',
  sqft: 'SQF',
  sqm: 'SQM',
  quintal: 'QTL',
  unit: 'UNT',
  units: 'UNT',
  other: 'OTH',
  others: 'OTH',
};

/** The quantity code of a unit as books write it; the text itself when none is known, for the finding to quote. */
export function unitOf(text: string): string {
  const word = lettersOnly(text);
  return (Object.hasOwn(units, word) ? units[word] : quantityCode(text)) ?? text.trim();
}
