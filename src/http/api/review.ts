import { Type } from 'typebox';
import { seriesOfReturn } from '../../filing/number-series.ts';
import { returnReview } from '../../filing/return-review.ts';
import { returnSummary, summaryKinds } from '../../filing/table-numbers.ts';
import type { Api } from '../context.ts';
import { actorOf } from '../sign-in.ts';
import { returnKeyOf } from './periods.ts';
import type { FormContext } from './return-forms.ts';
import {
  amounts,
  Finding,
  ListOf,
  OneOf,
  OrNull,
  PageOf,
  PageQuery,
  ReturnPath,
  wantedPage,
} from './schemas.ts';
import { pageAfter } from './whole-list.ts';

const Point = Type.Object(
  {
    name: Type.String(),
    passed: Type.Boolean(),
    count: Type.Integer({ description: 'Findings there are; the first hundred are listed' }),
    findings: ListOf(
      Type.Intersect([
        Finding,
        Type.Object({ recordKey: OrNull(Type.String()), documentNumber: OrNull(Type.String()) }),
      ]),
    ),
  },
  { title: 'ReviewPoint' },
);
const Group = Type.Object(
  { key: OrNull(Type.String()), label: OrNull(Type.String()), count: Type.Integer(), ...amounts },
  { title: 'SummaryGroup' },
);

const Series = Type.Object(
  {
    nature: Type.Integer({ description: 'Serial number of the nature of the documents in table 13' }),
    pattern: Type.String({ description: 'The numbers with # for the counter' }),
    from: Type.String(),
    to: Type.String(),
    total: Type.Integer(),
    cancelled: Type.Integer(),
    missing: Type.Integer({
      description: 'Numbers between its ends that no document has; the first hundred are listed',
    }),
    missingNumbers: ListOf(Type.String()),
  },
  { title: 'NumberSeries' },
);

/** GET …/review, …/series and …/summaries/:kind: what is worth a look in a return, its number series, and its sums by customer, State and liability. */
export function reviewRoutes(app: Api, { filing, form, base }: FormContext): void {
  app.get(
    `${base}/review`,
    {
      schema: {
        tags: ['filing'],
        summary: 'The checks before a return is submitted, each with what it found',
        params: ReturnPath,
        response: { 200: Type.Object({ points: ListOf(Point) }) },
      },
    },
    async (request) => ({
      points: await returnReview(filing, actorOf(request), { key: returnKeyOf(request.params, form) }),
    }),
  );
  app.get(
    `${base}/series`,
    {
      schema: {
        tags: ['records'],
        summary: 'The number series of the documents, with the numbers that are missing',
        params: ReturnPath,
        querystring: Type.Object({
          scope: Type.Optional(OneOf('SeriesScope', ['period', 'year'])),
        }),
        response: { 200: Type.Object({ series: ListOf(Series) }) },
      },
    },
    async (request) => ({
      series: await seriesOfReturn(filing, actorOf(request), {
        key: returnKeyOf(request.params, form),
        isYear: request.query.scope === 'year',
      }),
    }),
  );
  app.get(
    `${base}/summaries/:kind`,
    {
      schema: {
        tags: ['records'],
        summary: 'Supplies by customer or State, or the tax liability by table',
        params: Type.Intersect([ReturnPath, Type.Object({ kind: OneOf('SummaryKind', summaryKinds) })]),
        querystring: PageQuery,
        response: { 200: PageOf(Group) },
      },
    },
    async (request) => {
      const groups = await returnSummary(filing, actorOf(request), {
        key: returnKeyOf(request.params, form),
        kind: request.params.kind,
      });
      return pageAfter(groups, wantedPage(request.query));
    },
  );
}
