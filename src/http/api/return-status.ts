import { Type } from 'typebox';
import { markFiledOutside, returnCalendar, returnStatus } from '../../filing/return-status.ts';
import type { Api, ApiContext } from '../context.ts';
import { actorOf } from '../sign-in.ts';
import { returnKeyOf } from './periods.ts';
import type { FormContext } from './return-forms.ts';
import {
  Gstin,
  Instant,
  ListOf,
  OneOf,
  OrNull,
  PageOf,
  PageQuery,
  ReturnPath,
  ReturnStatus,
  Says,
  WirePeriod,
  wantedPage,
} from './schemas.ts';
import { pageAfter } from './whole-list.ts';

const InwardStatus = Type.Object(
  {
    regime: OneOf('Regime', ['Classic', 'Current']),
    status: ReturnStatus,
    statementAt: OrNull(Instant),
    documents: Type.Integer({ description: 'In IMS' }),
    undecided: Type.Integer({ description: 'Of them without an action' }),
    staged: Type.Integer({ description: 'Of them with an action that is not sent yet' }),
  },
  { title: 'InwardStatus', description: 'GSTR-2 of a classic period, or IMS and GSTR-2B' },
);
const StatusRow = Type.Object(
  {
    gstin: Gstin,
    legalName: Type.String(),
    form: OneOf('StatusForm', ['GSTR1', 'GSTR1A', 'GSTR2']),
    period: WirePeriod,
    status: ReturnStatus,
    statusWords: Type.String(),
    dueDate: Type.String(),
    daysLeft: Type.Integer(),
    arn: OrNull(Type.String()),
    filedOn: OrNull(Type.String()),
    isOptional: Type.Boolean({ description: 'Month of a quarter in which nothing has to be furnished' }),
    isBarred: Type.Boolean({ description: 'Three years are over (section 37(5))' }),
    inward: OrNull(InwardStatus),
  },
  { title: 'StatusRow' },
);
const CalendarRow = Type.Object(
  {
    date: Type.String(),
    name: OneOf('DeadlineName', [
      'GSTR1',
      'IFF',
      'GSTR2B',
      'GSTR3B',
      'PMT06',
      'last filing',
      'last amendments',
      'GSTR9',
    ]),
    period: OrNull(WirePeriod),
    source: Type.String({ description: 'The law the day comes from' }),
    gstin: Gstin,
    legalName: Type.String(),
    daysLeft: Type.Integer(),
    status: OrNull(ReturnStatus),
  },
  { title: 'CalendarRow' },
);

/** GET /status and /calendar: where every return of every GSTIN stands, and what falls due in a month. */
export function returnStatusRoutes(app: Api, { filing }: ApiContext): void {
  app.get(
    '/status',
    {
      schema: {
        tags: ['filing'],
        summary: 'Every return of every GSTIN, begun or not',
        querystring: Type.Intersect([
          PageQuery,
          Type.Object({ months: Type.Optional(Type.Integer({ minimum: 1, maximum: 48, default: 6 })) }),
        ]),
        response: { 200: PageOf(StatusRow) },
      },
      config: { scope: 'any' },
    },
    async (request) => {
      const rows = await returnStatus(filing, actorOf(request), { months: request.query.months ?? 6 });
      return pageAfter(rows, wantedPage(request.query));
    },
  );
  app.get(
    '/calendar/:period',
    {
      schema: {
        tags: ['filing'],
        summary: 'What falls due in a month',
        params: Type.Object({ period: WirePeriod }),
        response: { 200: Type.Object({ rows: ListOf(CalendarRow) }) },
      },
      config: { scope: 'any' },
    },
    async (request) => {
      const { returnPeriod: month } = returnKeyOf({ gstin: '', period: request.params.period });
      const rows = await returnCalendar(filing, actorOf(request), { month });
      return {
        rows: rows.map(({ returnPeriod, ...row }) => ({
          ...row,
          period: returnPeriod && returnPeriod.slice(5) + returnPeriod.slice(0, 4),
        })),
      };
    },
  );
}

/** POST …/mark-filed: a return that was filed outside, with its ARN. */
export function markFiledRoutes(app: Api, { filing, form, base }: FormContext): void {
  const schema = {
    tags: ['filing'],
    summary: 'Mark as Filed: filed outside, with its ARN',
    params: ReturnPath,
    body: Type.Object({
      arn: Type.String({ maxLength: 20, examples: ['AA2711261234567'] }),
      filedOn: Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$', examples: ['2026-11-10'] }),
    }),
    response: { 200: Says },
  };
  app.post(`${base}/mark-filed`, { schema }, (request) =>
    markFiledOutside(filing, actorOf(request), {
      key: returnKeyOf(request.params, form),
      ...request.body,
    }),
  );
}
