import { Type } from 'typebox';

/** An amount in whole paise. */
export const Amount = Type.Integer({ minimum: 0, maximum: 999_999_999_999_999, description: 'Whole paise' });
/** A GSTIN as somebody types it: its length is all that is asked here. */
export const GstinOf = Type.String({ minLength: 15, maxLength: 15 });
const Name = Type.String({ maxLength: 200 });
const DocumentNumber = Type.String({ minLength: 1, maxLength: 16, pattern: '^[A-Za-z0-9/-]+$' });
/** A day, yyyy-mm-dd. */
export const Day = Type.String({
  pattern: '^20\\d\\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$',
  description: 'yyyy-mm-dd',
});
/** How one document names another. */
export const NamedDocument = Type.Object(
  { number: Type.String({ minLength: 1, maxLength: 50 }), date: Day },
  { additionalProperties: false, title: 'DocumentName' },
);
/** Where and when a document is posted in the books. */
export const posting = {
  campus: Type.Optional(Type.String({ maxLength: 100, description: 'Place of business' })),
  division: Type.Optional(Type.String({ maxLength: 100 })),
  postingDate: Type.Optional(Day),
};
const words = <const Word extends string>(...list: readonly Word[]) => Type.Enum(list);

const Recipient = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('registered'),
      gstin: GstinOf,
      name: Type.Optional(Name),
      as: Type.Optional(words('SEZ', 'deemed export')),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    { kind: words('unregistered', 'overseas'), name: Type.Optional(Name) },
    { additionalProperties: false },
  ),
]);

const Line = Type.Object(
  {
    taxability: words('taxable', 'nil-rated', 'exempt', 'non-GST'),
    rate: Type.Number({ minimum: 0, maximum: 100, description: 'Percent' }),
    taxableValue: Amount,
    cess: Type.Optional(Amount),
    hsn: Type.Optional(Type.String({ maxLength: 8 })),
    description: Type.Optional(Type.String({ maxLength: 300 })),
    unit: Type.Optional(Type.String({ maxLength: 30 })),
    quantity: Type.Optional(Type.Integer({ minimum: 0, description: 'Hundredths' })),
  },
  { additionalProperties: false, title: 'SaleEntryLine' },
);

/** A sale document as the books keep it: amounts in paise, notes positive (their kind gives the direction). */
export const SaleEntrySchema = Type.Object(
  {
    kind: words(
      'invoice',
      'bill-of-supply',
      'credit-note',
      'debit-note',
      'advance-receipt',
      'advance-refund',
      'advance-adjustment',
      'delivery-challan',
    ),
    number: DocumentNumber,
    date: Day,
    value: Type.Optional(Amount),
    recipient: Recipient,
    placeOfSupply: Type.String({
      pattern: '^\\d\\d$',
      description: 'Two digits of the State; 96 outside India',
    }),
    lines: Type.Array(Line, { maxItems: 2000 }),
    reverseCharge: Type.Optional(Type.Boolean()),
    withPayment: Type.Optional(Type.Boolean({ description: 'Exports and SEZ: integrated tax is paid' })),
    integratedTaxWithinState: Type.Optional(Type.Boolean()),
    differentialRate: Type.Optional(Type.Literal(0.65)),
    shipping: Type.Optional(
      Type.Object(
        {
          portCode: Type.Optional(Type.String({ maxLength: 6 })),
          billNumber: Type.Optional(Type.String({ maxLength: 7 })),
          billDate: Type.Optional(Day),
        },
        { additionalProperties: false },
      ),
    ),
    operator: Type.Optional(
      Type.Object(
        { gstin: GstinOf, name: Type.Optional(Name), under: words('section 52', 'section 9(5)') },
        { additionalProperties: false },
      ),
    ),
    onBehalfOf: Type.Optional(
      Type.Object(
        { gstin: Type.Optional(GstinOf), name: Type.Optional(Name) },
        { additionalProperties: false },
      ),
    ),
    original: Type.Optional(
      Type.Object(
        { number: Type.Optional(DocumentNumber), date: Type.Optional(Day), value: Type.Optional(Amount) },
        { additionalProperties: false },
      ),
    ),
    amends: Type.Optional(NamedDocument),
    adjusts: Type.Optional(NamedDocument),
    ...posting,
    invoicedInPeriod: Type.Optional(Type.Boolean()),
    challanFor: Type.Optional(words('job work', 'supply on approval', 'liquid gas', 'other')),
    cancelled: Type.Optional(Type.Boolean()),
    supplyType: Type.Optional(words('INTER', 'INTRA')),
  },
  { additionalProperties: false, title: 'SaleEntry' },
);
