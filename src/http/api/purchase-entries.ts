import { type Static, Type } from 'typebox';
import type { PurchaseEntry } from '../../core/index.ts';
import { type TypedPurchase, wireReturnPeriod } from '../../core/index.ts';
import {
  addPurchase,
  changePurchase,
  deletePurchases,
  purchaseEntryOf,
  type SavedPurchase,
  tryPurchase,
} from '../../filing/index.ts';
import type { NewEntry } from '../../filing/needs/documents.ts';
import type { Api, ApiContext } from '../context.ts';
import { Problem } from '../problem.ts';
import { actorOf } from '../sign-in.ts';
import { returnKeyOf } from './periods.ts';
import { EntriesDeleted, EntryPath } from './sale-documents.ts';
import { Amount, Day, GstinOf, NamedDocument, posting } from './sale-entry-schema.ts';
import { amounts, EntryVersion, Finding, Gstin, Instant, ListOf, OneOf, WirePeriod } from './schemas.ts';

const text = (maxLength: number) => Type.Optional(Type.String({ maxLength }));
const words = <const Word extends string>(...list: readonly Word[]) => Type.Enum(list);

const Item = Type.Object(
  {
    rate: Type.Optional(Type.Number({ minimum: 0, maximum: 100, description: 'Percent' })),
    taxableValue: Amount,
    igst: Amount,
    cgst: Amount,
    sgst: Amount,
    cess: Amount,
    eligibility: Type.Optional(words('ip', 'is', 'cp', 'no')),
    creditIgst: Type.Optional(Amount),
    creditCgst: Type.Optional(Amount),
    creditSgst: Type.Optional(Amount),
    creditCess: Type.Optional(Amount),
    zeroTax: Type.Optional(words('nil-rated', 'exempt', 'non-GST', 'composition')),
    hsn: text(8),
    description: text(300),
    unit: text(30),
    quantity: Type.Optional(Type.Integer({ minimum: 0, description: 'Hundredths' })),
  },
  { additionalProperties: false, title: 'PurchaseItem' },
);
const TypedSchema = Type.Object(
  {
    kind: OneOf('TypedPurchaseKind', [
      'invoice',
      'credit-note',
      'debit-note',
      'advance',
      'advance-refund',
      'advance-adjustment',
    ]),
    number: Type.String({ minLength: 1, maxLength: 50 }),
    date: Day,
    supplierGstin: Type.Optional(GstinOf),
    supplierName: text(200),
    placeOfSupply: Type.Optional(Type.String({ pattern: '^\\d\\d$' })),
    reverseCharge: Type.Optional(Type.Boolean()),
    type: Type.Optional(words('R', 'DE', 'SEWP', 'SEWOP', 'CBW', 'B2BUR', 'IMPS')),
    supplyType: Type.Optional(words('INTER', 'INTRA')),
    value: Type.Optional(Amount),
    invoiceNumber: text(50),
    invoiceDate: Type.Optional(Day),
    reason: text(100),
    amends: Type.Optional(NamedDocument),
    adjusts: Type.Optional(NamedDocument),
    ...posting,
    isPreGst: Type.Optional(Type.Boolean()),
    portCode: text(6),
    isFromSez: Type.Optional(Type.Boolean()),
    items: Type.Array(Item, { maxItems: 2000 }),
  },
  { additionalProperties: false, title: 'TypedPurchase' },
);
const Tried = Type.Object(
  {
    period: WirePeriod,
    section: Type.String({ description: 'Section of GSTR-2' }),
    ...amounts,
    isDraft: Type.Boolean(),
    findings: ListOf(Finding),
    content: TypedSchema,
  },
  { title: 'PurchaseTried' },
);
const Shown = Type.Intersect(
  [
    Tried,
    Type.Object({
      entry: Type.Integer(),
      version: Type.Integer(),
      changedAt: Instant,
      changedBy: Type.String(),
    }),
  ],
  { title: 'PurchaseDocumentView' },
);
const Saving = Type.Object(
  {
    period: WirePeriod,
    content: TypedSchema,
    asDraft: Type.Optional(Type.Boolean({ description: 'Keep it although it has errors' })),
  },
  { additionalProperties: false },
);
const LedgerPath = Type.Object({ gstin: Gstin });
const tags = ['documents'];

/** One purchase of a registration: read, tried, added, changed, deleted and put back. */
export function purchaseEntryRoutes(app: Api, context: ApiContext): void {
  readRoutes(app, context);
  writeRoutes(app, context);
  deleteRoute(app, context);
}

function readRoutes(app: Api, { filing }: ApiContext): void {
  app.get(
    '/purchase-documents/:gstin/:entry',
    { schema: { tags, summary: 'One purchase', params: EntryPath, response: { 200: Shown } } },
    async (request) => shown(await purchaseEntryOf(filing, actorOf(request), request.params)),
  );
  const schema = {
    tags,
    summary: 'What a purchase comes to and what is wrong with it; nothing is kept',
    params: LedgerPath,
    body: Saving,
    response: { 200: Tried },
  };
  app.post('/purchase-documents/:gstin/try', { schema }, async (request) =>
    tried(await tryPurchase(filing, actorOf(request), wanted(request.params, request.body))),
  );
}

function writeRoutes(app: Api, { filing }: ApiContext): void {
  const schema = { tags, body: Saving, response: { 200: Shown } };
  app.post(
    '/purchase-documents/:gstin',
    { schema: { ...schema, summary: 'Add a purchase to the books', params: LedgerPath } },
    async (request) =>
      saved(await addPurchase(filing, actorOf(request), wanted(request.params, request.body))),
  );
  app.put(
    '/purchase-documents/:gstin/:entry',
    {
      schema: {
        ...schema,
        summary: 'Change a purchase, if nobody else has since its version was read',
        params: EntryPath,
        querystring: Type.Object({ version: EntryVersion }),
      },
    },
    async (request) => {
      const of = { entry: request.params.entry, version: request.query.version };
      const purchase = { ...wanted(request.params, request.body), ...of };
      return saved(await changePurchase(filing, actorOf(request), purchase));
    },
  );
}

function deleteRoute(app: Api, { filing }: ApiContext): void {
  const schema = {
    tags,
    summary: 'Delete purchases, or put them back',
    params: LedgerPath,
    body: EntriesDeleted,
    response: { 204: Type.Null() },
  };
  app.patch('/purchase-documents/:gstin', { schema }, async (request, reply) => {
    await deletePurchases(filing, actorOf(request), { ...request.params, ...request.body });
    return reply.code(204).send(null);
  });
}

function wanted({ gstin }: { readonly gstin: string }, { period, content, asDraft }: Static<typeof Saving>) {
  const { returnPeriod } = returnKeyOf({ gstin, period });
  return { gstin, returnPeriod, content: content as TypedPurchase, ...(asDraft ? { asDraft } : {}) };
}

function saved({ entry, findings }: SavedPurchase) {
  if (entry) return shown(entry);
  throw new Problem(
    422,
    'DOCUMENT-HAS-ERRORS',
    'The document has errors and was not kept. Correct them, or keep it as a draft.',
    { findings },
  );
}

function tried({ returnPeriod, tables, amounts: sums, isDraft, findings, content }: NewEntry<PurchaseEntry>) {
  return {
    period: wireReturnPeriod(returnPeriod),
    section: tables[0] ?? '',
    ...sums,
    isDraft,
    findings,
    content: typedOf(content),
  };
}

function shown(document: NonNullable<SavedPurchase['entry']>) {
  const { entry, version, changedAt, changedBy } = document;
  return { ...tried(document), entry, version, changedAt, changedBy };
}

/** What a form shows of a purchase; one that was imported shows its lines as items. */
function typedOf({ key: _key, section: _section, lines, items, kind, ...head }: PurchaseEntry) {
  const isInvoice = kind === 'bill-of-entry' || kind === 'import of services';
  return { ...head, kind: isInvoice ? 'invoice' : kind, items: items ?? lines } as Static<typeof TypedSchema>;
}
