import { Type } from 'typebox';
import { dashboardFigures, supplierStandings } from '../../filing/dashboard-figures.ts';
import type { Api, ApiContext } from '../context.ts';
import { actorOf } from '../sign-in.ts';
import { Gstin, ListOf, OrNull, Paise } from './schemas.ts';

const MonthFigure = Type.Object(
  {
    month: Type.String({ description: 'yyyy-mm' }),
    kind: Type.String({ description: 'Section of GSTR-1, or kind of purchase' }),
    count: Type.Integer(),
    taxableValue: Paise,
    tax: Paise,
  },
  { title: 'MonthFigure' },
);
const Figures = Type.Object(
  {
    sales: ListOf(MonthFigure),
    purchases: ListOf(MonthFigure),
    itcAtRisk: Type.Object({ tax: Paise, count: Type.Integer() }),
    ages: ListOf(
      Type.Object({
        age: Type.Integer({ description: 'In steps of thirty days; 3: more than ninety' }),
        count: Type.Integer(),
        tax: Paise,
      }),
    ),
    vendors: ListOf(
      Type.Object({ gstin: Type.String(), name: OrNull(Type.String()), count: Type.Integer(), tax: Paise }),
    ),
    news: OrNull(
      Type.Object({
        imports: Type.Integer(),
        downloads: Type.Integer(),
        done: Type.Integer(),
        failed: Type.Integer(),
      }),
    ),
  },
  { title: 'DashboardFigures' },
);

const Supplier = Type.Object(
  {
    gstin: Type.String(),
    mismatches: Type.Integer({ description: 'Results of the matching that do not agree' }),
    atRisk: Paise,
    lastFiledOn: OrNull(Type.String({ description: 'yyyy-mm-dd, as a statement shows it' })),
  },
  { title: 'SupplierStanding' },
);

/** GET /dashboard: twelve months of sales and purchases, credit at risk, and what has happened since a person was here; GET /suppliers: what stands open with each. */
export function dashboardRoutes(app: Api, { filing }: ApiContext): void {
  const schema = {
    tags: ['filing'],
    summary: 'The figures of the dashboard',
    querystring: Type.Object({
      gstin: Type.Optional(Gstin),
      since: Type.Optional(Type.String({ format: 'date-time', description: 'Instant of the last visit' })),
    }),
    response: { 200: Figures },
  };
  app.get('/dashboard', { schema, config: { scope: 'any' } }, (request) => {
    const { gstin, since } = request.query;
    return dashboardFigures(filing, actorOf(request), { gstin: gstin ?? null, since: since ?? null });
  });
  app.get(
    '/suppliers',
    {
      schema: {
        tags: ['counter parties'],
        summary: 'What stands open with each supplier, and when he last filed',
        response: { 200: Type.Object({ rows: ListOf(Supplier) }) },
      },
      config: { scope: 'any' },
    },
    async (request) => ({ rows: await supplierStandings(filing, actorOf(request)) }),
  );
}
