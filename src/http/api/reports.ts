import { Type } from 'typebox';
import type { ReturnPeriod } from '../../core/index.ts';
import { type ReportName, reports } from '../../filing/needs/reports.ts';
import { reportOf } from '../../filing/reports.ts';
import type { Api, ApiContext } from '../context.ts';
import { actorOf } from '../sign-in.ts';
import { Gstin, ListOf, OneOf, OrNull, PageQuery, wantedPage } from './schemas.ts';
import { pageAfter } from './whole-list.ts';

const Month = Type.String({ pattern: '^20\\d\\d-(?:0[1-9]|1[0-2])$', description: 'yyyy-mm' });
const Report = Type.Object(
  {
    by: OneOf('ReportBy', ['month', 'rate', 'state', 'reason', 'vendor', 'return']),
    measures: ListOf(
      Type.Object(
        {
          name: Type.String(),
          unit: OneOf('ReportUnit', ['money', 'count', 'days']),
        },
        { title: 'ReportMeasure' },
      ),
    ),
    rows: ListOf(
      Type.Object(
        {
          key: Type.String({
            description:
              'Month yyyy-mm, rate, State, code of a reason, GSTIN of a vendor, or GSTIN and period of a return',
          }),
          label: OrNull(Type.String()),
          values: Type.Record(Type.String(), Type.Integer(), {
            description: 'By the names of the measures; money in paise',
          }),
        },
        { title: 'ReportRow' },
      ),
    ),
    next: OrNull(Type.String()),
  },
  { title: 'Report' },
);

/** GET /reports/:report: sums of some months from where the lists have their numbers, for one GSTIN or for all. */
export function reportRoutes(app: Api, { filing }: ApiContext): void {
  const names = Object.keys(reports) as ReportName[];
  const schema = {
    tags: ['filing'],
    summary: 'A report over some months',
    params: Type.Object({ report: OneOf('ReportName', names) }),
    querystring: Type.Intersect([
      PageQuery,
      Type.Object({ from: Month, to: Month, gstin: Type.Optional(Gstin) }),
    ]),
    response: { 200: Report },
  };
  app.get('/reports/:report', { schema, config: { scope: 'any' } }, async (request) => {
    const { report } = request.params;
    const { from, to, gstin = null } = request.query;
    const months = { from: from as ReturnPeriod, to: to as ReturnPeriod };
    const rows = await reportOf(filing, actorOf(request), { report, gstin, ...months });
    const { by, measures } = reports[report];
    const listed = Object.entries(measures).map(([name, unit]) => ({ name, unit }));
    return { by, measures: listed, ...pageAfter(rows, wantedPage(request.query)) };
  });
}
