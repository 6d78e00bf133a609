import { type Static, Type } from 'typebox';
import {
  type ChangedDocument,
  type InwardDocument,
  inwardDirection,
  wireReturnPeriod,
} from '../../core/index.ts';
import { compareGenerations, permit } from '../../filing/index.ts';
import { allJudgedIn } from '../../filing/judged.ts';
import type { StatementEntry } from '../../filing/needs/counterparties.ts';
import { readInwardFiles } from '../../workbooks/index.ts';
import type { Api, ApiContext } from '../context.ts';
import { actorOf } from '../sign-in.ts';
import { GstinPath, Kind, Statement } from './counterparty-schemas.ts';
import { returnKeyOf } from './periods.ts';
import { ListOf, OneOf, OrNull, PageOf, PageQuery, Paise, WirePeriod, wantedPage } from './schemas.ts';

const tags = ['counter parties'];
const Value = OrNull(Type.Union([Type.String(), Paise]));
const Sum = OrNull(Type.Object({ taxableValue: Paise, tax: Paise }));
const Generation = Type.Object(
  {
    change: OneOf('GenerationChange', ['added', 'changed', 'gone']),
    counterpartyGstin: Type.String(),
    counterpartyName: OrNull(Type.String()),
    number: Type.String(),
    date: Type.String({ description: 'yyyy-mm-dd' }),
    before: Sum,
    after: Sum,
    fields: ListOf(
      Type.Object(
        {
          field: OneOf('ChangedFieldName', [
            'date',
            'placeOfSupply',
            'reverseCharge',
            'value',
            'taxableValue',
            'igst',
            'cgst',
            'sgst',
            'cess',
            'credit',
            'action',
            'rejected',
          ]),
          before: Value,
          after: Value,
        },
        { title: 'ChangedField' },
      ),
    ),
  },
  { title: 'GenerationRow' },
);
const Compared = Type.Object(
  { earlier: Statement, later: Statement, rows: ListOf(Generation) },
  { title: 'ComparedGenerations' },
);
const StatementId = Type.String({ minLength: 1, maxLength: 100 });

/** Statements of the portal that were taken, and two of one kind and period compared. */
export function statementRoutes(app: Api, { filing }: ApiContext): void {
  app.get(
    '/counterparties/:gstin/statements',
    {
      schema: {
        tags,
        summary: 'Statements that were taken, newest first',
        params: GstinPath,
        querystring: Type.Intersect([
          PageQuery,
          Type.Object({ kind: Type.Optional(Kind), period: Type.Optional(WirePeriod) }),
        ]),
        response: { 200: PageOf(Statement) },
      },
    },
    async (request) => {
      const actor = actorOf(request);
      permit(actor, 'see', request.params.gstin);
      const { gstin } = request.params;
      const { kind, period } = request.query;
      const filter = {
        ...(kind ? { kind } : {}),
        ...(period ? { returnPeriod: returnKeyOf({ gstin, period }).returnPeriod } : {}),
      };
      return filing.store.inBooks(actor.tenantId, async (books) => {
        const page = await books.counterparties.statements(gstin, filter, wantedPage(request.query));
        return { ...page, rows: (await allJudgedIn(books, gstin, page.rows)).map(statementView) };
      });
    },
  );
  app.get(
    '/counterparties/:gstin/statements/compare',
    {
      schema: {
        tags,
        summary: 'Two generations of a statement, document by document: added, changed, gone',
        params: GstinPath,
        querystring: Type.Object({ earlier: StatementId, later: StatementId }),
        response: { 200: Compared },
      },
    },
    async (request) => {
      const { gstin } = request.params;
      const { earlier, later, changes } = await compareGenerations(filing, actorOf(request), {
        gstin,
        ...request.query,
        readFiles: (files) => readInwardFiles(files.map(fileOf), { gstin }),
      });
      return {
        earlier: statementView(earlier),
        later: statementView(later),
        rows: changes.map(generationView),
      };
    },
  );
}

const fileOf = ({ name, base64 }: { readonly name: string; readonly base64: string }) => ({
  name,
  bytes: Buffer.from(base64, 'base64'),
});

function statementView({ returnPeriod, gstin: _gstin, ...statement }: StatementEntry) {
  return { ...statement, period: returnPeriod ? wireReturnPeriod(returnPeriod) : null };
}

function generationView({ change, before, after, fields }: ChangedDocument): Static<typeof Generation> {
  const { counterpartyGstin = '', counterpartyName, number = '', date = '' } = after ?? before ?? {};
  return {
    change,
    counterpartyGstin,
    counterpartyName: counterpartyName ?? null,
    number,
    date,
    before: before && sumOf(before),
    after: after && sumOf(after),
    fields,
  };
}

/** Signed: what a credit note holds is taken off. */
function sumOf(document: InwardDocument) {
  const { taxableValue, igst, cgst, sgst, cess } = document.amounts;
  const signed = (paise: number): number => (paise === 0 ? 0 : inwardDirection(document) * paise);
  return { taxableValue: signed(taxableValue), tax: signed(igst + cgst + sgst + cess) };
}
